"""Values of settings, typed: from TOML they come as they are, from the command line as texts."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from pathlib import Path

# What XML forbids and no font draws; a lone surrogate is a byte of the shell that is no UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def is_language_tag(text: str) -> bool:
    """Is it built like a tag of BCP 47 (`en`, `ja-JP`)?"""
    return _LANGUAGE_TAG.fullmatch(text) is not None


def one_line(text: str) -> str:
    """The text on one line; a character that no output may hold becomes U+FFFD."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", text).split())


def converted(kind: object, value: object) -> object:
    """`value` as `kind`: bool, int, float, str, an Enum of texts, date, path or a tuple of
    texts.

    `kind` is an annotation; `X | None` counts as X. Raises ValueError whose text names what is
    expected (`true or false`).
    """
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind, value)
    for known, (convert, expected) in _CONVERSIONS.items():
        if kind == known:
            result = convert(value)
            if result is None:
                raise ValueError(expected)
            return result
    raise TypeError(f"no setting can be of type {kind}")


def _member(kind: type[Enum], value: object) -> Enum:
    for member in kind:
        if str(member.value).lower() == str(value).lower():
            return member
    raise ValueError("one of: " + ", ".join(str(member.value) for member in kind))


def _truth(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower())
    return value if isinstance(value, bool) else None


def _whole_number(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,9}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: object) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return None


def _text(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _path(value: object) -> Path | None:
    # A NUL is no part of any path, and the systems raise for it in ways of their own.
    return Path(value) if isinstance(value, str) and value and "\0" not in value else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
        return None
    return tuple(text for text in map(one_line, value) if text)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


_CONVERSIONS: dict[object, tuple[Callable[[object], object], str]] = {
    bool: (_truth, "true or false"),
    int: (_whole_number, "a whole number"),
    float: (_number, "a number"),
    str: (_text, "a text"),
    tuple[str, ...]: (_texts, "a list of texts"),
    Path | None: (_path, "a path"),
    date | None: (_day, "a date like 2026-01-31"),
}


def is_identifier(name: str) -> bool:
    """Is it a URI and, where it is an ISBN, one that exists? Empty is none at all.

    Check digits: ISO 2108, of thirteen digits and of the ten of old books.
    """
    if not name.lower().startswith("urn:isbn:"):
        return not name or re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+", name) is not None
    digits = name[len("urn:isbn:") :].replace("-", "")
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(one) * (1 + 2 * (at % 2)) for at, one in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if one == "X" else int(one) for one in digits]
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    return False
