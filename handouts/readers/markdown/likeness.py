"""Do two readings say the same? Lines, remarks and what was left out are not compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from handouts.model.episode import Episode
from handouts.model.inlines import Text

_OF_THE_FILE = ("line", "source", "dropped", "diagnostics")


def difference(first: Episode, second: Episode) -> str:
    """The name of the first part in which they differ (`sections.2.heading`), or nothing."""
    return next(_differences(likeness(first), likeness(second), ""), "")


def likeness(value: object) -> Any:
    """A value of the model as plain data, without what only tells of the file it came from."""
    if isinstance(value, tuple):
        return [likeness(part) for part in _joined(value)]
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name not in _OF_THE_FILE]
        parts = {name: likeness(getattr(value, name)) for name in names}
        return {"kind": type(value).__name__, **parts}
    return value.value if isinstance(value, Enum) else value


def _joined(parts: tuple[object, ...]) -> Iterator[object]:
    """Neighbouring texts are one."""
    words = ""
    for part in parts:
        if isinstance(part, Text):
            words += part.text
            continue
        if words:
            yield Text(words)
        words = ""
        yield part
    if words:
        yield Text(words)


def _differences(first: Any, second: Any, place: str) -> Iterator[str]:
    if isinstance(first, dict) and isinstance(second, dict) and first.keys() == second.keys():
        for name, part in first.items():
            yield from _differences(part, second[name], f"{place}.{name}".lstrip("."))
    elif isinstance(first, list) and isinstance(second, list):
        for at, (part, other) in enumerate(zip(first, second, strict=False)):
            yield from _differences(part, other, f"{place}.{at + 1}")
        if len(first) != len(second):
            yield f"{place}.{min(len(first), len(second)) + 1}"
    elif first != second:
        yield place
