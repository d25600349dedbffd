"""Source lines as all readers hand them over: words, markers, and what is said of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from handouts.model.scripts import has_japanese


class Shape(Enum):
    """A: no blank lines, a lone `-` before each item. B: blocks parted by blank lines.

    Markdown and web pages come as B: each block is one line, however it was wrapped.
    """

    A = "A"
    B = "B"


class Role(Enum):
    """What markup or an author's hint says that a line is. Most lines of a text have none."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    CATEGORY = "category"
    SERIES = "series"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    SUMMARY = "mini-summary"
    DROP = "drop"


class MarkerKind(Enum):
    BULLET = "bullet"
    DECIMAL = "decimal"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker as written. `value` is its number (A = 1), 0 for bullets.

    `depth` is how far in it stands, in columns: what stands deeper was a list within the list.
    """

    kind: MarkerKind
    written: str
    value: int = 0
    depth: int = 0


class MarkKind(Enum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup over the characters from `start` to `end` of a line or passage."""

    start: int
    end: int
    kind: MarkKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A non-blank line without its marker and outer blanks. `column` is where `text` begins.

    `after_blank` says that a blank line (or nothing) stands before it; `closes_item` that the
    line ended in ` -`, which is the next item's marker; `marker_line` where the marker stands.
    `breaks` are the places (offset, line number) where a wrapped block's later lines begin.
    `lead` says where an item's lead ends and where its text begins; both 0: it has none.
    """

    number: int
    column: int
    text: str
    marker: Marker | None = None
    after_blank: bool = False
    closes_item: bool = False
    marker_line: int = 0
    role: Role | None = None
    breaks: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    lead: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one or more lines as one text, knowing on which line each stands."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def line(self) -> int:
        return self.numbers[0]

    def line_at(self, offset: int) -> int:
        return self.numbers[bisect_right(self.starts, offset) - 1]

    def part(self, start: int, end: int) -> Passage:
        """The words from `start` to `end`, with what is known of them."""
        inner = [
            (offset - start, number)
            for offset, number in zip(self.starts, self.numbers, strict=True)
            if start < offset < end
        ]
        marks = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        return Passage(
            self.text[start:end],
            (0, *(offset for offset, _ in inner)),
            (self.line_at(start), *(number for _, number in inner)),
            tuple(marks),
        )

    def without_outer_marks(self) -> Passage:
        """Without emphasis of the whole: a heading is emphasis enough."""
        kept = (
            mark
            for mark in self.marks
            if mark.kind is MarkKind.LINK or (mark.start, mark.end) != (0, len(self.text))
        )
        return replace(self, marks=tuple(kept))

    def as_line(self, column: int = 1) -> SourceLine:
        """As one line, wrapped where the words went on to another."""
        breaks = tuple(zip(self.starts[1:], self.numbers[1:], strict=True))
        return SourceLine(self.line, column, self.text, breaks=breaks, marks=self.marks)


def passage(lines: Sequence[SourceLine]) -> Passage:
    """Join lines over their soft breaks: with a blank, but not between Japanese characters."""
    text, starts, numbers, marks = "", [], [], []
    for line in lines:
        if text and not (has_japanese(text[-1]) and has_japanese(line.text[:1])):
            text += " "
        at = len(text)
        text += line.text
        starts += [at, *(at + offset for offset, _ in line.breaks)]
        numbers += [line.number, *(number for _, number in line.breaks)]
        marks += [replace(mark, start=at + mark.start, end=at + mark.end) for mark in line.marks]
    return Passage(text, tuple(starts), tuple(numbers), tuple(marks))


def cut(line: SourceLine, start: int, end: int) -> SourceLine:
    """The words of a line from `start` to `end`, with what is known of them."""
    part = passage([line]).part(start, end)
    return replace(
        line,
        number=part.line,
        column=line.column + start if part.line == line.number else 1,
        text=part.text,
        breaks=tuple(zip(part.starts[1:], part.numbers[1:], strict=True)),
        marks=part.marks,
        lead=_shifted(line.lead, start),
    )


def _shifted(lead: tuple[int, int] | None, cut_off: int) -> tuple[int, int] | None:
    """The places of a lead once so many characters before it are gone."""
    if lead is None or lead == (0, 0):
        return lead
    return (lead[0] - cut_off, lead[1] - cut_off) if lead[0] > cut_off else None
