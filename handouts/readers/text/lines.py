"""Source lines with their markers: what a line is on its own, before any block is made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from handouts.model.scripts import has_japanese


class Shape(Enum):
    """A: no blank lines, a lone `-` before each item. B: blocks parted by blank lines."""

    A = "A"
    B = "B"


class MarkerKind(Enum):
    BULLET = "bullet"
    DECIMAL = "decimal"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker as written. `value` is its number (A = 1), 0 for bullets."""

    kind: MarkerKind
    written: str
    value: int = 0


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A non-blank line without its marker and outer blanks. `column` is where `text` begins.

    `after_blank` says that a blank line (or nothing) stands before it; `closes_item` that the
    line ended in ` -`, which is the next item's marker; `marker_line` where the marker stands.
    """

    number: int
    column: int
    text: str
    marker: Marker | None = None
    after_blank: bool = False
    closes_item: bool = False
    marker_line: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one or more lines as one text, knowing on which line each stands."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def line(self) -> int:
        return self.numbers[0]

    def line_at(self, offset: int) -> int:
        return self.numbers[bisect_right(self.starts, offset) - 1]


def passage(lines: Sequence[SourceLine]) -> Passage:
    """Join lines over their soft breaks: with a blank, but not between Japanese characters."""
    text, starts = "", []
    for line in lines:
        if text and not (has_japanese(text[-1]) and has_japanese(line.text[:1])):
            text += " "
        starts.append(len(text))
        text += line.text
    return Passage(text, tuple(starts), tuple(line.number for line in lines))


_BULLETS = "-•*‣▪●○◦・–"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?:\s+|$)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)](?:\s+|$)")
_LETTER = re.compile(r"\(?([A-Z])\)(?:\s+|$)")
_CLOSING_MARKER = re.compile(r"\s-$")


def detect_shape(lines: Sequence[str]) -> Shape:
    """A where any line is a lone `-`, or where nothing parts the lines."""
    stripped = [line.strip() for line in lines]
    if "-" in stripped:
        return Shape.A
    while stripped and not stripped[-1]:
        stripped.pop()
    while stripped and not stripped[0]:
        stripped.pop(0)
    return Shape.B if "" in stripped else Shape.A


def source_lines(lines: Sequence[str], shape: Shape) -> list[SourceLine]:
    """The non-blank lines; a marker alone on its line goes to the line after it."""
    found: list[SourceLine] = []
    waiting: Marker | None = None
    marker_line = 0
    after_blank = True
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if not text:
            after_blank = True
            continue
        marker, rest = _split_marker(text)
        if marker is not None:
            marker_line = number
        marker, waiting = marker or waiting, None
        if not rest:
            waiting = marker
            continue
        closes = shape is Shape.A and _CLOSING_MARKER.search(rest) is not None
        column = raw.find(rest) + 1
        body = _CLOSING_MARKER.sub("", rest) if closes else rest
        place = marker_line if marker else 0
        found.append(SourceLine(number, column, body, marker, after_blank, closes, place))
        if closes:
            waiting, marker_line = Marker(MarkerKind.BULLET, "-"), number
        after_blank = False
    return found


def _split_marker(text: str) -> tuple[Marker | None, str]:
    if match := _BULLET.match(text):
        return Marker(MarkerKind.BULLET, text[0]), text[match.end() :]
    if match := _NUMBER.match(text):
        value = int(match.group(1))
        return Marker(MarkerKind.DECIMAL, match.group().strip(), value), text[match.end() :]
    if match := _LETTER.match(text):
        value = ord(match.group(1)) - ord("A") + 1
        return Marker(MarkerKind.LETTER, match.group().strip(), value), text[match.end() :]
    return None, text
