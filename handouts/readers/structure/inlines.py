"""A passage to inlines: terms, addresses, markup, and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import assert_never

from handouts.model.inlines import Emphasis, Inline, Inlines, Link, Strong, Text
from handouts.readers.structure.lines import Mark, MarkKind, Passage
from handouts.readers.structure.terms import Found, find_terms

# An address ends before closing marks and before Japanese text.
_ADDRESS = re.compile(r"https?://[!-;=?-Z_a-z~]+(?<![.,;:!?)\]'])")


def read_inlines(words: Passage) -> Inlines:
    """All characters of the passage, in order.

    A term prints in its own way: markup that begins or ends inside one is left out.
    """
    terms = find_terms(words.text)
    if not terms and not words.marks:  # most passages
        return tuple(_linked(words.text))
    starts = [term.start for term in terms]
    marks = [mark for mark in words.marks if not _crosses(mark, terms, starts)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    reading = _Reading(words, terms, starts, marks)
    return tuple(reading.stretch(0, len(words.text), 0, len(marks)))


def _crosses(mark: Mark, terms: Sequence[Found], starts: Sequence[int]) -> bool:
    first, last = (bisect_left(starts, edge) - 1 for edge in (mark.start, mark.end))
    is_cut = any(
        at >= 0 and edge < terms[at].end for at, edge in ((first, mark.start), (last, mark.end))
    )
    around = bisect_right(starts, mark.start) - 1
    return is_cut or (around >= 0 and mark.end < terms[around].end)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage with its terms (and where they start) and its marks, both in order."""

    words: Passage
    terms: Sequence[Found]
    starts: Sequence[int]
    marks: Sequence[Mark]

    def stretch(self, start: int, end: int, first: int, last: int) -> Iterator[Inline]:
        """From `start` to `end`: the outermost of the marks from `first` to `last`, in turn."""
        at = start
        while first < last:
            mark = self.marks[first]
            first += 1
            if mark.start < at or mark.end > end or mark.start >= mark.end:
                continue
            inside = bisect_left(self.marks, mark.end, first, last, key=attrgetter("start"))
            yield from self._plain(at, mark.start)
            yield _marked(mark, tuple(self.stretch(mark.start, mark.end, first, inside)))
            at, first = mark.end, inside
        yield from self._plain(at, end)

    def _plain(self, start: int, end: int) -> Iterator[Inline]:
        at, text = start, self.words.text
        for number in range(bisect_left(self.starts, start), len(self.terms)):
            found = self.terms[number]
            if found.end > end:
                break
            yield from _linked(text[at : found.start])
            yield found.term(text, self.words.line_at(found.start))
            at = found.end
        yield from _linked(text[at:end])


def _marked(mark: Mark, content: Inlines) -> Inline:
    match mark.kind:
        case MarkKind.EMPHASIS:
            return Emphasis(content)
        case MarkKind.STRONG:
            return Strong(content)
        case MarkKind.LINK:
            return Link(mark.href, _unlinked(content))
        case _:
            assert_never(mark.kind)


def _unlinked(content: Inlines) -> Inlines:
    """A link's own words hold no further link."""
    flat: list[Inline] = []
    for inline in content:
        flat += inline.content if isinstance(inline, Link) else (inline,)
    return tuple(flat)


def _linked(text: str) -> Iterator[Inline]:
    end = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > end:
            yield Text(text[end : match.start()])
        yield Link(match.group(), (Text(match.group()),))
        end = match.end()
    if end < len(text):
        yield Text(text[end:])
