"""The lines before the first heading: category, number, title, subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.errors import SourceError
from handouts.readers.text import parts
from handouts.readers.text.lines import SourceLine

_LONGEST_CATEGORY = 4  # words
_SEARCHED = 8  # lines in which an episode line is looked for


@dataclass(frozen=True, slots=True)
class Header:
    """`body` is the index of the first line after the header."""

    title: SourceLine
    body: int
    number: int | None = None
    subtitle: SourceLine | None = None
    category: str | None = None
    series: str | None = None


def read_header(lines: Sequence[SourceLine], source: str) -> Header:
    """Raises SourceError where the text has no title."""
    if not lines:
        raise SourceError(
            "the file has no words.",
            place=source,
            hint="Put an episode's text in it, or remove it.",
        )
    at, number, title = _title(lines, source)
    before = [line.text for line in lines[:at]]
    category = before[0] if before else None
    series = " · ".join(before[1:]) or None
    body = at + 1
    subtitle = lines[body] if _is_subtitle(lines, body) else None
    return Header(title, body + (subtitle is not None), number, subtitle, category, series)


def _title(lines: Sequence[SourceLine], source: str) -> tuple[int, int | None, SourceLine]:
    for at, line in enumerate(lines[:_SEARCHED]):
        found = parts.episode_line(line.text) if line.marker is None else None
        if found is not None and found[1]:
            number, words = found
            column = line.column + len(line.text) - len(words)
            return at, number, SourceLine(line.number, column, words)
        if found is not None and found[0] is not None:
            raise _untitled(source, line, "the episode line has no title after its number.")
        if not _may_precede(line):
            break
    first = lines[0]
    if first.marker is not None or parts.is_label(first.text) or parts.is_about(first.text):
        raise _untitled(source, first, "the text begins without a title.")
    if first.text.endswith((".", "。", ":", "：", "!")) or len(first.text.split()) > 60:
        raise _untitled(source, first, "the text has no title; its first line is running text.")
    return 0, None, first


def _untitled(source: str, line: SourceLine, message: str) -> SourceError:
    return SourceError(
        message,
        place=f"{source}:{line.number}:{line.column}",
        hint="Begin it with a line such as “Episode #12: The Title”.",
    )


def _may_precede(line: SourceLine) -> bool:
    """May this line stand before the episode line: a category or a series name?"""
    return (
        line.marker is None
        and len(line.text.split()) <= _LONGEST_CATEGORY
        and not line.text.endswith((".", "?", "!", ":"))
        and not parts.is_label(line.text)
    )


def _is_subtitle(lines: Sequence[SourceLine], at: int) -> bool:
    """A line that ends like a title; a question only where a heading follows it."""
    if at + 1 >= len(lines) or lines[at].marker is not None:
        return False
    text, following = lines[at].text, lines[at + 1].text
    if parts.is_label(text) or parts.is_quoted(text) or lines[at + 1].marker is not None:
        return False
    if text.endswith(("?", "？")):
        return parts.is_question_heading(following)
    return not text.endswith((".", "!", ":", "。", "：")) and len(text.split()) <= 40
