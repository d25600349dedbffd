"""A passage to inlines: terms, addresses, markup, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    marks = [mark for mark in words.marks if not _crosses(mark, terms)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return tuple(_stretch(words, 0, len(words.text), terms, marks))


def _crosses(mark: Mark, terms: Sequence[Found]) -> bool:
    return any(
        term.start < edge < term.end for term in terms for edge in (mark.start, mark.end)
    ) or any(term.start <= mark.start and mark.end < term.end for term in terms)


def _stretch(
    words: Passage, start: int, end: int, terms: Sequence[Found], marks: Sequence[Mark]
) -> Iterator[Inline]:
    """From `start` to `end`: outermost marks first, what they hold inside them."""
    at = start
    for number, mark in enumerate(marks):
        if mark.start < at or mark.end > end or mark.start >= mark.end:
            continue
        yield from _plain(words, at, mark.start, terms)
        inner = tuple(_stretch(words, mark.start, mark.end, terms, marks[number + 1 :]))
        yield _marked(mark, inner)
        at = mark.end
    yield from _plain(words, at, end, terms)


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


def _plain(words: Passage, start: int, end: int, terms: Sequence[Found]) -> Iterator[Inline]:
    at = start
    for found in terms:
        if start <= found.start and found.end <= end:
            yield from _linked(words.text[at : found.start])
            yield found.term(words.text, words.line_at(found.start))
            at = found.end
    yield from _linked(words.text[at:end])


def _linked(text: str) -> Iterator[Inline]:
    end = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > end:
            yield Text(text[end : match.start()])
        yield Link(match.group(), (Text(match.group()),))
        end = match.end()
    if end < len(text):
        yield Text(text[end:])
