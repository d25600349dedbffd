"""What a bracket says of a Japanese word: its reading, its gloss, or both, in either order."""

from __future__ import annotations

import re

from handouts.model.inlines import TermRole
from handouts.readers.structure.readings import distance, reads
from handouts.readers.structure.romaji import is_english_name, is_particle, is_romaji
from handouts.readers.structure.spans import Span, unquoted

_SEPARATOR = re.compile(r"\s*(?:—+|–+|--+|[/／,，、=＝≈;；:：]|\s-\s)\s*")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = re.compile(r"[\s—–/／,，、=＝≈;；:：-]+")
_CLOSING = " \u00a0\t\n—–/／,，、=＝;；:：-"
# Words that only introduce a gloss: `literally “…”`, `i.e. …`.
_INTRODUCTION = re.compile(
    r"(?:literally|lit\.|i\.\s?e\.|meaning|which means|that is|or|roughly)[,:]?\s+(?=\S)",
    re.IGNORECASE,
)


def explanation(text: str, start: int, end: int, script: str) -> list[Span]:
    """R · G · R, G · R — “G” · G, R · R G. Which is which, the words tell and not the marks."""
    start, end = bare(text, start, end)
    if start >= end:
        return []
    whole = unquoted(text[start:end])
    if is_english_name(whole):
        return [Span(start, end, TermRole.GLOSS)]
    if reads(whole, script):
        return [Span(start, end, TermRole.ROMAJI)]
    return _parted(text, start, end, script) or gloss(text, start, end)


def _parted(text: str, start: int, end: int, script: str) -> list[Span]:
    """A reading and a gloss with a mark between them, or with a blank only."""
    separators = list(_SEPARATOR.finditer(text, start, end))
    if separators:
        first, last = separators[0], separators[-1]
        if _is_reading(text[start : first.start()], script):
            return _reading_then_gloss(text, start, first.start(), first.end(), end)
        words = unquoted(text[last.end() : end])
        if is_romaji(words) and reads(words, script) and not is_english_name(words):
            gloss = _gloss(text, *bare(text, start, last.start()))
            return [gloss, Span(last.end(), end, TermRole.ROMAJI)]
    return _by_blank(text, start, separators[0].start() if separators else end, end, script)


def _is_reading(words: str, script: str) -> bool:
    return reads(unquoted(words.strip()), script)


def _reading_then_gloss(text: str, start: int, end: int, after: int, limit: int) -> list[Span]:
    reading = Span(start, end, TermRole.ROMAJI)
    return [reading, *gloss(text, after, limit)]


def _by_blank(text: str, start: int, stop: int, end: int, script: str) -> list[Span]:
    """`無駄 muda waste`: as many words as are romaji and fit the script best."""
    best: tuple[float, int] | None = None
    at = start
    for word in text[start:stop].split(" "):
        at += len(word)
        words = text[start:at]
        if is_english_name(word) or not (is_romaji(word) or is_particle(word)):
            break
        if is_romaji(words) and reads(words, script):
            off = distance(words, script)
            if best is None or off < best[0]:
                best = (off, at)
        at += 1
    return _reading_then_gloss(text, start, best[1], best[1], end) if best else []


def _gloss(text: str, start: int, end: int) -> Span:
    introduction = _INTRODUCTION.match(text, start, end)
    return Span(introduction.end() if introduction else start, end, TermRole.GLOSS)


def gloss(text: str, start: int, end: int) -> list[Span]:
    """All the words as a gloss, without marks around them and words that introduce it.

    Years and other numbers gloss nothing.
    """
    start, end = bare(text, start, end)
    return [_gloss(text, start, end)] if _LETTER.search(text, start, end) else []


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks and separators at both ends."""
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return start, end
