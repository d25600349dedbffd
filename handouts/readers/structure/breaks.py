"""Line breaks inside a block: which of them part it, and which only wrap it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handouts.readers.structure import debris, parts
from handouts.readers.structure.lines import MarkerKind, Shape, SourceLine

# `— Japanese proverb` under a quotation; a hyphen or short dash reads as a bullet elsewhere.
_SOURCE = re.compile(r"(?:[—―–]\s*)?(?P<name>\w[^.?!:]{1,60})")
_LONG = 160  # characters; a line of several sentences that is longer is a paragraph of its own
_CLOSING = {"“": "”", '"': '"', "「": "」"}
_LONGEST_SOURCE = 80  # characters behind a quotation in which its author may be named
_FULL = 0.8  # of the widest line: what is shorter was not broken off for its width
_ENDS = (".", "!", "?", ":", "”", '"', "’", "。", "！", "？", "：", "」", "…", ")", "）")


def end_of_block(lines: Sequence[SourceLine], position: int, shape: Shape) -> int:
    """Where the prose that begins at `position` ends, as far as blank lines and markers tell.

    Without blank lines a line goes on only where its sentence obviously does.
    """
    after = position + 1
    while after < len(lines):
        line, before = lines[after], lines[after - 1]
        if names_source(lines, after):
            return after + 1
        if not may_continue(line) or (shape is Shape.A and not goes_on(before.text, line.text)):
            break
        after += 1
    return after


def may_continue(line: SourceLine) -> bool:
    return (
        not line.after_blank
        and line.marker is None
        and line.role is None
        and not parts.is_label(line.text)
        and not parts.is_about(line.text)
        and debris.anywhere(line.text) is None
    )


def goes_on(before: str, text: str) -> bool:
    """Does a sentence run over from one line to the next?"""
    return text[:1].islower() and not before.endswith(_ENDS)


def names_source(lines: Sequence[SourceLine], at: int) -> bool:
    """`— Japanese proverb`, or an only item `– J. Wooden`, right under a quotation."""
    line = lines[at]
    if at == 0 or line.role is not None or not parts.is_quotation_end(lines[at - 1].text):
        return False
    if _SOURCE.fullmatch(line.text) is None:
        return False
    if line.marker is None:
        return line.text.startswith(("—", "―", "–"))
    is_dash = line.marker.kind is MarkerKind.BULLET and line.marker.written in "-–"
    is_only = at + 1 == len(lines) or lines[at + 1].marker is None
    is_bare = lines[at - 1].marker is None and line.marker_line == line.number
    return is_dash and is_only and is_bare and not line.closes_item


def parted(lines: Sequence[SourceLine], *, newline_parts: bool) -> list[Sequence[SourceLine]]:
    """The paragraphs of one block.

    Quotations stand alone, and what a colon announces; a question that opens the block heads
    it. Other breaks are soft, unless `newline_parts` or whole paragraphs stand line by line.
    """
    opens = _is_heading(lines)
    rest = lines[1:-1] if opens else lines[:-1]
    is_wrapped = any(not line.text.endswith(_ENDS) for line in rest)
    newline_parts = newline_parts or opens or any(_is_paragraph(line) for line in lines)
    words = [_as_words(line) for line in lines]
    starts, quotation = [0], _Quotation(words[0].text)
    for at in range(1, len(lines)):
        start, line = starts[-1], words[at]
        above = words[start - 1] if start else None
        is_new = (opens and at == 1) or (newline_parts and not is_wrapped)
        is_alone = at - start == 1
        if names_source(lines, at) or not (
            is_new or _stands_apart(words[at - 1], above, line, quotation, is_alone=is_alone)
        ):
            quotation.add(line.text)
        else:
            starts.append(at)
            quotation = _Quotation(line.text)
    return [words[start:end] for start, end in pairwise([*starts, len(words)])]


class _Quotation:
    """The lines of a block so far: are they one quotation, whole, with its author's name or not?

    Most blocks open with no quotation mark, and of the others only the end is looked at again:
    however long a block is, each of its lines costs the same.
    """

    def __init__(self, text: str) -> None:
        self._lines: list[str] = []
        self._words = ""  # all of them, once the quotation has closed
        self._closing = _CLOSING.get(text[:1], "")
        self._is_over = not self._closing
        self._end = 0  # how far the words go on the line that closes it
        self.is_whole = False
        self.add(text)

    def add(self, text: str) -> None:
        """One more line."""
        if self._is_over:
            return
        if self._words:
            self._words = f"{self._words} {text}"
        else:
            self._lines.append(text)
            inner = text if len(self._lines) > 1 else text[1:]
            if self._closing not in inner:
                return
            self._words = " ".join(self._lines)
            self._end = len(self._words)
        self.is_whole = parts.is_quoted(self._words)
        self._is_over = len(self._words) - self._end > _LONGEST_SOURCE


def _is_heading(lines: Sequence[SourceLine]) -> bool:
    """Is the first line a question that was not broken off for its width?"""
    if len(lines) < 2 or not parts.is_question_heading(lines[0].text):
        return False
    widest = max(len(line.text) for line in lines[1:])
    is_wide = len(lines) > 2 and len(lines[0].text) > _FULL * widest
    is_wrapped = any(not line.text.endswith(_ENDS) for line in lines[1:-1])
    return not (is_wide and is_wrapped) and not lines[1].text[:1].islower()


def _as_words(line: SourceLine) -> SourceLine:
    """A dash before the name of a quotation's author is no marker."""
    if line.marker is None:
        return line
    return replace(line, marker=None, text=f"{line.marker.written} {line.text}", column=1)


def _stands_apart(
    before: SourceLine,
    above: SourceLine | None,
    line: SourceLine,
    quotation: _Quotation,
    *,
    is_alone: bool,
) -> bool:
    """Does a line begin anew below a block that ends in `before` and stands below `above`?

    `is_alone`: that block has no other line.
    """
    if before.text.endswith((":", "：")) and not line.text[:1].islower():
        return True
    if parts.is_quoted(line.text) and before.text.endswith(_ENDS):
        return True
    is_saying = is_alone and parts.is_one_sentence(before.text)
    if is_saying and above is not None and parts.announces_aphorism(above.text):
        return before.text.endswith(_ENDS)
    return quotation.is_whole and not line.text[:1].islower()


def _is_paragraph(line: SourceLine) -> bool:
    return len(line.text) > _LONG and not parts.is_one_sentence(line.text)
