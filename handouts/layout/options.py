"""Reading the own options of an exporter or activity: what is unknown is refused with a hint."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from handouts.errors import OptionError, raise_all
from handouts.layout.values import converted
from handouts.suggestions import suggestion

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Options = TypeVar("Options", bound="DataclassInstance")


def describe_options(kind: type[DataclassInstance]) -> list[tuple[str, str, str]]:
    """(name, what it takes, what it is for) of each option; its own value comes first.

    What it is for stands in the field's metadata, under `help`; empty where it needs no words.
    """
    hints = get_type_hints(kind)
    return [
        (field.name, _values(field, hints[field.name]), field.metadata.get("help", ""))
        for field in dataclasses.fields(kind)
    ]


def _values(field: dataclasses.Field[Any], hint: object) -> str:
    default = field.default
    if isinstance(hint, type) and issubclass(hint, Enum):
        others = [str(member.value) for member in hint if member is not default]
        return "|".join([str(getattr(default, "value", "")), *others])
    if hint == Path | None:
        return "FILE"
    if hint is bool:
        return "true|false" if default else "false|true"
    if isinstance(default, tuple):
        return ",".join(default)
    return f"{default:g}" if hint is float else str(default)


def located_options(
    kind: type[DataclassInstance], given: Mapping[str, object], folder_of: Callable[[str], Path]
) -> dict[str, object]:
    """`given` with every path of the options of `kind` beginning at `folder_of(its key)`."""
    paths = {name for name, hint in get_type_hints(kind).items() if hint == Path | None}
    return {
        name: str(folder_of(name) / value)
        if name in paths and isinstance(value, str) and value
        else value
        for name, value in given.items()
    }


def parse_options(kind: type[Options], owner: str, given: Mapping[str, object]) -> Options:
    """Build the frozen options dataclass `kind`; texts from the command line are converted.

    Fields may be bool, int, float, str, `Path | None` or an Enum with string values; whole
    numbers are amounts, never less than 0. `owner` is the format's name, for messages. Raises
    OptionError for all that is wrong, with the names that exist.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    values: dict[str, Any] = {}
    faults: list[OptionError] = []
    for name, value in given.items():
        if name not in names:
            hint = suggestion(name, names, "It takes no options.")
            faults.append(OptionError(f"unknown option {owner}.{name}.", hint=hint))
            faults[-1].key = name
            continue
        try:
            values[name] = _amount(converted(hints[name], value))
        except ValueError as expected:
            faults.append(OptionError(f"{owner}.{name} takes {expected}, not {value!r}."))
            faults[-1].key = name
    raise_all(faults)
    return kind(**values)


def _amount(value: object) -> object:
    """The value; raises ValueError for a number of things or minutes below 0.

    Lengths have bounds of their own, which their owner knows.
    """
    if isinstance(value, int) and value < 0:
        raise ValueError("a number of 0 or more")
    return value
