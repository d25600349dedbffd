"""What a language does with counts and dates, as the CLDR has it.

Babel is imported only where a book has something to count or to date.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def _locale(language: str) -> Locale | None:
    """What Babel knows of the language, or of its nearest relative."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to start

    while language:
        try:
            return Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            language = language.rpartition("-")[0]
    return None


def plural_form(language: str, count: int) -> str:
    """The plural form for a count (`one`, `other`); `other` in a language nobody knows."""
    locale = _locale(language)
    return str(locale.plural_form(count)) if locale else "other"


def date_pattern(language: str) -> str:
    """How the language writes a day, in the letters of the CLDR, with four figures of the year."""
    locale = _locale(language)
    if locale is None:
        return "yyyy-MM-dd"
    return re.sub("y+", "yyyy", str(locale.date_formats["long"].pattern))


def long_date(language: str, day: date) -> str:
    """The day written out; as 2026-11-22 in a language nobody knows."""
    from babel.dates import format_date  # noqa: PLC0415

    locale = _locale(language)
    return format_date(day, "long", locale=locale) if locale else day.isoformat()
