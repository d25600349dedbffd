"""Breaking runs into lines: ragged right, no hyphenation, Japanese by kinsoku."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from handouts.exporters.pdf.measures import TOLERANCE
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.stretches import stretches

_MOST_BALANCED = 4  # lines of a heading
_FINE = 0.02
LONGEST_WHOLE = 6  # a Japanese run up to this length is not broken
_LONGEST_LINE = 100  # characters; to measure a longer text as one line is seldom of use
_ADDRESS_PART = re.compile("[^/]*/+|[^/]+")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b")
_HANGING = frozenset("/—–-")  # alone between spaces, they end a line and do not begin one

Piece = tuple[int, str]  # number of the run, text
Line = tuple[Piece, ...]
_NUMBER = itemgetter(0)


class _Word(NamedTuple):
    """What stays together. `space` is the width of the spaces after it, kept at a line's end."""

    width: float
    space: float
    pieces: list[Piece]


def break_lines(
    runs: Sequence[Run], width: float, spacing: float = 0, longest_whole: int = LONGEST_WHOLE
) -> list[Line]:
    """Greedy lines of at most `width` points; spaces stay at the end of the line they close.

    A word wider than a whole line is broken between characters, Japanese of more than
    `longest_whole` characters between any two that kinsoku lets part. No runs: no lines.
    """
    whole = _whole(runs, width, spacing)
    if whole is not None:
        return whole
    words = _words(runs, spacing, longest_whole)
    return _joined_rows(_rows(_fitting(words, runs, width, spacing), width))


def balanced_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """No more lines than `width` needs, in the narrowest column that needs no more."""
    whole = _whole(runs, width, 0)
    if whole is not None:
        return whole
    words = _words(runs, 0, LONGEST_WHOLE)
    rows = _rows(_fitting(words, runs, width, 0), width)
    widest = max((word.width for word in words), default=0.0)
    low, high = min(width, max(0.5 * width, widest)), width
    if not 1 < len(rows) <= _MOST_BALANCED:
        return _joined_rows(rows)
    while high - low > _FINE * width:
        middle = (low + high) / 2
        narrower = _rows(words, middle)
        if len(narrower) > len(rows):
            low = middle
        else:
            high, rows = middle, narrower
    return _joined_rows(rows)


def _whole(runs: Sequence[Run], width: float, spacing: float) -> list[Line] | None:
    """What has room on one line, as most entries and labels have; None if it may have none."""
    if sum(len(run.text) for run in runs) > _LONGEST_LINE or (
        sum(run.advance(run.text, spacing) for run in runs) > width - TOLERANCE
    ):
        return None
    pieces = [(number, run.text) for number, run in enumerate(runs) if run.text]
    return [_line(pieces, is_last=True)] if pieces else []


def _rows(words: Iterable[_Word], width: float) -> list[list[_Word]]:
    """The words of each line; none is wider than `width`."""
    rows: list[list[_Word]] = []
    row: list[_Word] = []
    used = space = 0.0
    for word in words:
        if row and used + space + word.width > width:
            rows.append(row)
            row, used, space = [], 0.0, 0.0
        used += space + word.width
        space = word.space
        row.append(word)
    return [*rows, row] if row else rows


def _words(runs: Sequence[Run], spacing: float, longest_whole: int) -> list[_Word]:
    """Parts of runs without an allowed break between them become one word."""
    words: list[_Word] = []
    width = 0.0
    pieces: list[Piece] = []
    measured = [_measured(run, spacing) for run in runs]
    for number, text, may_break in stretches(runs, longest_whole):
        body, tail, hangs = measured[number][text]
        if hangs and words and not pieces:
            width, space, pieces = words.pop()
            width += space
        width += body
        pieces.append((number, text))
        if may_break:
            words.append(_Word(width, tail, pieces))
            width, pieces = 0.0, []
        else:
            width += tail
    if pieces:
        words.append(_Word(width, 0.0, pieces))
    return words


class _Measured(dict[str, tuple[float, float, bool]]):
    """Parts of runs of one look: width, width of the spaces at the end, and does it hang?"""

    def __init__(self, run: Run, spacing: float) -> None:
        self._advance = run.measure(spacing)

    def __missing__(self, text: str) -> tuple[float, float, bool]:
        body = text.rstrip(" ")
        found = (
            self._advance(body) if body else 0.0,
            self._advance(text[len(body) :]) if len(text) > len(body) else 0.0,
            _hangs(text),
        )
        self[text] = found
        return found


_LOOKS: dict[tuple[str, float, float], _Measured] = {}


def _measured(run: Run, spacing: float) -> _Measured:
    """Words come again and again, so one look's are measured once."""
    if run.gap is not None or run.above is not None:
        return _Measured(run, spacing)
    look = run.font, run.size, spacing
    if look not in _LOOKS:
        _LOOKS[look] = _Measured(run, spacing)
    return _LOOKS[look]


def _hangs(text: str) -> bool:
    """Is the part a lone mark with a space after it?"""
    return text[0] in _HANGING and text[-1] == " " and text.rstrip(" ") in _HANGING


def _fitting(
    words: Sequence[_Word], runs: Sequence[Run], width: float, spacing: float
) -> Iterable[_Word]:
    """The words, those too wide for a line in parts."""
    if all(word.width <= width for word in words):
        return words
    return _cut(words, runs, width, spacing)


def _cut(
    words: Sequence[_Word], runs: Sequence[Run], width: float, spacing: float
) -> Iterator[_Word]:
    for word in words:
        if word.width <= width:
            yield word
            continue
        for part in _address_parts(word, runs, spacing):
            if part.width <= width:
                yield part
            else:
                yield from _broken(part, runs, width, spacing)


def _address_parts(word: _Word, runs: Sequence[Run], spacing: float) -> Iterator[_Word]:
    """What is too wide for a line is mostly an address: it is parted after its slashes."""
    pieces: list[Piece] = []
    used = 0.0
    for number, text in word.pieces:
        run = runs[number]
        for part in _ADDRESS_PART.findall(text):
            pieces.append((number, part))
            used += run.advance(part.rstrip(" "), spacing)
            if part.endswith("/"):
                yield _Word(used, 0.0, pieces)
                pieces, used = [], 0.0
    if pieces:
        yield _Word(used, word.space, pieces)


def _broken(word: _Word, runs: Sequence[Run], width: float, spacing: float) -> Iterator[_Word]:
    """As many characters to a line as fit, at least one."""
    used, pieces = 0.0, list[Piece]()
    for number, text in word.pieces:
        run, start = runs[number], 0
        for place, character in enumerate(text):
            advance = run.advance(character, spacing)
            if used + advance > width and character != " " and (pieces or place > start):
                yield _Word(used, 0.0, [*pieces, (number, text[start:place])])
                used, pieces, start = 0.0, [], place
            used += advance
        if text[start:]:
            pieces.append((number, text[start:]))
    yield _Word(used - word.space, word.space, pieces)


def _joined_rows(rows: Sequence[Sequence[_Word]]) -> list[Line]:
    last = len(rows) - 1
    return [_joined(row, is_last=place == last) for place, row in enumerate(rows)]


def _joined(words: Sequence[_Word], *, is_last: bool) -> Line:
    """Neighbouring pieces of a run become one."""
    pieces = [piece for word in words for piece in word.pieces]
    return _line(
        [
            (number, "".join([text for _, text in same]))
            for number, same in groupby(pieces, _NUMBER)
        ],
        is_last=is_last,
    )


def _line(pieces: Sequence[Piece], *, is_last: bool) -> Line:
    """Marks that allow a break vanish inside a line."""
    number, last = pieces[-1]
    ending = "\u00ad" if last.endswith("\u00ad") and not is_last else ""
    line = [(number, text.translate(_UNSEEN)) for number, text in pieces]
    line[-1] = (number, line[-1][1].rstrip(" ") if is_last else line[-1][1] + ending)
    return tuple([piece for piece in line if piece[1]])


def line_width(runs: Sequence[Run], line: Line, spacing: float = 0) -> float:
    """Width as drawn, spaces at the end included."""
    return sum(runs[number].advance(text, spacing) for number, text in line)
