"""A passage to inlines: terms, addresses and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.model.inlines import Inline, Inlines, Link, Text
from handouts.readers.text.lines import Passage
from handouts.readers.text.terms import find_terms

# An address ends before closing marks and before Japanese text.
_ADDRESS = re.compile(r"https?://[!-;=?-Z_a-z~]+(?<![.,;:!?)\]'])")


def read_inlines(words: Passage) -> Inlines:
    """All characters of the passage, in order."""
    return tuple(_inlines(words))


def _inlines(words: Passage) -> Iterator[Inline]:
    end = 0
    for found in find_terms(words.text):
        yield from _linked(words.text[end : found.start])
        yield found.term(words.text, words.line_at(found.start))
        end = found.end
    yield from _linked(words.text[end:])


def _linked(text: str) -> Iterator[Inline]:
    end = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > end:
            yield Text(text[end : match.start()])
        yield Link(match.group(), (Text(match.group()),))
        end = match.end()
    if end < len(text):
        yield Text(text[end:])
