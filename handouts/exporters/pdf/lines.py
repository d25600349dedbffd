"""Breaking runs into lines: ragged right, no hyphenation, Japanese by kinsoku."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from handouts.exporters.pdf.ruby import has_ruby
from handouts.exporters.pdf.runs import Run

_MOST_BALANCED = 4  # lines of a heading
_FINE = 0.02
LONGEST_WHOLE = 6  # a Japanese run up to this length is not broken
_LEAST_UNITS = 4
_OPENING = "「『（【〔［｛〈《"
_CLOSING = "、。，．・：；？！」』）】〕］｝〉》ー…々〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_JAPANESE_UNIT = re.compile(
    f"[{_OPENING}]*[^{_OPENING}{_CLOSING}][{_CLOSING}]*|[{_OPENING}{_CLOSING}]+"
)
# A line may end after a space, an em dash, or a mark that says so. Not after a hyphen: who copies
# the text would get the word without it.
_LATIN_PART = re.compile("[^ —\u00ad\u200b]*(?: +|[—\u00ad\u200b]+ *)|[^ —\u00ad\u200b]+")
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
    return _filled(_words(runs, spacing, longest_whole), runs, width, spacing)


def _filled(
    words: Sequence[_Word], runs: Sequence[Run], width: float, spacing: float = 0
) -> list[Line]:
    lines: list[Line] = []
    line: list[_Word] = []
    used = space = 0.0
    for word in _fitting(words, runs, width, spacing):
        if line and used + space + word.width > width:
            lines.append(_joined(line))
            line, used, space = [], 0.0, 0.0
        used += space + word.width
        space = word.space
        line.append(word)
    if line:
        lines.append(_joined(line, is_last=True))
    return lines


def balanced_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """No more lines than `width` needs, in the narrowest column that needs no more."""
    words = _words(runs, 0, LONGEST_WHOLE)
    lines = _filled(words, runs, width)
    widest = max((word.width for word in words), default=0.0)
    low, high = min(width, max(0.5 * width, widest)), width
    if not 1 < len(lines) <= _MOST_BALANCED:
        return lines
    while high - low > _FINE * width:
        middle = (low + high) / 2
        narrower = _filled(words, runs, middle)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def _words(runs: Sequence[Run], spacing: float, longest_whole: int) -> list[_Word]:
    """Parts of runs without an allowed break between them become one word."""
    words: list[_Word] = []
    width = 0.0
    pieces: list[Piece] = []
    parts = (
        list(_parts_with_ruby(runs, longest_whole))
        if has_ruby(runs)
        else [
            (number, text, may_break)
            for number, run in enumerate(runs)
            for text, may_break in _parts(run, longest_whole)
        ]
    )
    advances = [run.measure(spacing) for run in runs]
    last = len(parts) - 1
    for place, (number, text, may_break) in enumerate(parts):
        advance = advances[number]
        body = text.rstrip(" ")
        if body:
            width += advance(body)
        tail = advance(text[len(body) :]) if len(text) > len(body) else 0.0
        pieces.append((number, text))
        if may_break and (place == last or not _hangs(parts[place + 1][1])):
            words.append(_Word(width, tail, pieces))
            width, pieces = 0.0, []
        else:
            width += tail
    if pieces:
        words.append(_Word(width, 0.0, pieces))
    return words


def _hangs(text: str) -> bool:
    """Is the part a lone mark with a space after it?"""
    return text[0] in _HANGING and text[-1] == " " and text.rstrip(" ") in _HANGING


def _parts_with_ruby(runs: Sequence[Run], longest_whole: int) -> Iterator[tuple[int, str, bool]]:
    """Number of the run, a stretch of it, and: may a line end after it?"""
    number = 0
    while number < len(runs):
        end = number + 1
        while end < len(runs) and runs[number].is_japanese and runs[end].is_japanese:
            end += 1
        if end > number + 1 or runs[number].above:
            yield from _parts_of_word(runs, range(number, end), longest_whole)
        else:
            for text, may_break in _parts(runs[number], longest_whole):
                yield number, text, may_break
        number = end


def _parts_of_word(
    runs: Sequence[Run], numbers: range, longest_whole: int
) -> Iterator[tuple[int, str, bool]]:
    """A Japanese word of several runs breaks as if it were one, but not under a reading."""
    text = "".join(runs[number].text for number in numbers)
    units = _units(text) if len(text) > longest_whole else [text]
    ends = set(accumulate(map(len, units[:-1])))
    at = 0
    for number in numbers:
        run, start = runs[number], at
        at += len(run.text)
        cuts = [] if run.above else [end for end in range(start + 1, at) if end in ends]
        for left, right in pairwise([start, *cuts, at]):
            yield number, text[left:right], right in ends


def _units(text: str) -> list[str]:
    """What kinsoku keeps together, and no lone character before or after a break."""
    units: list[str] = _JAPANESE_UNIT.findall(text)
    if len(units) > _LEAST_UNITS:
        units = ["".join(units[:2]), *units[2:-2], "".join(units[-2:])]
    return units


def _parts(run: Run, longest_whole: int) -> list[tuple[str, bool]]:
    """Stretches of a run, each with: may a line end after it?"""
    if run.is_japanese and len(run.text) > longest_whole:
        units = _units(run.text)
        return [(unit, number < len(units)) for number, unit in enumerate(units, 1)]
    return [(part, part[-1] in " —\u00ad\u200b") for part in _LATIN_PART.findall(run.text)]


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


def _joined(words: list[_Word], *, is_last: bool = False) -> Line:
    """Neighbouring pieces of a run become one; marks that allow a break vanish inside a line."""
    pieces = [piece for word in words for piece in word.pieces]
    line: list[Piece] = [
        (number, "".join([text for _, text in same])) for number, same in groupby(pieces, _NUMBER)
    ]
    number, last = line[-1]
    ending = "\u00ad" if last.endswith("\u00ad") and not is_last else ""
    line = [(number, text.translate(_UNSEEN)) for number, text in line]
    line[-1] = (number, line[-1][1].rstrip(" ") if is_last else line[-1][1] + ending)
    return tuple([piece for piece in line if piece[1]])


def line_width(runs: Sequence[Run], line: Line, spacing: float = 0) -> float:
    """Width as drawn, spaces at the end included."""
    return sum(runs[number].advance(text, spacing) for number, text in line)
