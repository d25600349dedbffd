"""Reading an exporter's own options: unknown names and wrong types are refused with a hint."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from handouts.errors import OptionError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Options = TypeVar("Options", bound="DataclassInstance")


def parse_options(kind: type[Options], owner: str, given: Mapping[str, object]) -> Options:
    """Build the frozen options dataclass `kind`; texts from the command line are converted.

    Fields may be bool, int, float, str or an Enum with string values. `owner` is the format's
    name, for messages. Raises OptionError with the names that exist.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in names:
            raise OptionError(f"unknown option {owner}.{name}.", hint=_suggestion(name, names))
        values[name] = _converted(hints[name], value, f"{owner}.{name}")
    return kind(**values)


def _suggestion(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, n=1)
    if close:
        return f"Did you mean {close[0]}?"
    return f"It takes: {', '.join(sorted(names))}." if names else "It takes no options."


def _converted(kind: type, value: object, name: str) -> object:
    if issubclass(kind, Enum):
        return _member(kind, value, name)
    if kind is bool and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if isinstance(value, kind) and not (kind is not bool and isinstance(value, bool)):
        return value
    if kind in (int, float) and isinstance(value, int | float | str):
        try:
            return kind(value)
        except ValueError:
            raise OptionError(f"{name} takes a number, not {value!r}.") from None
    raise OptionError(f"{name} takes {_KINDS.get(kind, kind.__name__)}, not {value!r}.")


_KINDS: dict[type, str] = {bool: "true or false", int: "a number", float: "a number", str: "a text"}


def _member(kind: type[Enum], value: object, name: str) -> Enum:
    for member in kind:
        if str(member.value).lower() == str(value).lower():
            return member
    choices = ", ".join(str(member.value) for member in kind)
    raise OptionError(f"{name} is {value!r}.", hint=f"Choose one of: {choices}.")
