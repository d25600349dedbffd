"""A term as it was found: where it stands, and which of its characters mean what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model.inlines import Term, TermPart, TermRole

_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# Stars and underscores are italics in plain text, where no markup is read.
_OPENING, _CLOSING = "“\"‘'「『«*_", "”\"’'」』»*_"


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    role: TermRole


@dataclass(frozen=True, slots=True)
class Found:
    """A term's place in a text, with the spans that mean something.

    `elsewhere` are spans among the characters of another term that belong to this one.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    elsewhere: tuple[Span, ...] = ()

    def meaning(self, text: str, role: TermRole) -> str | None:
        """The words of one role; quotation marks around them are not part of it."""
        spans = (*self.spans, *self.elsewhere)
        said = [text[span.start : span.end] for span in spans if span.role is role]
        return unquoted(said[0].strip()) or None if said else None

    def has(self, role: TermRole) -> bool:
        return any(span.role is role for span in self.spans)

    def term(self, text: str, line: int) -> Term:
        return Term(
            parts=tuple(self._parts(text)),
            japanese=self.meaning(text, TermRole.JAPANESE),
            romaji=self.meaning(text, TermRole.ROMAJI),
            gloss=self.meaning(text, TermRole.GLOSS),
            line=line,
        )

    def _parts(self, text: str) -> Iterator[TermPart]:
        end = self.start
        for span in sorted(self.spans, key=lambda span: span.start):
            if span.start > end:
                yield TermPart(TermRole.MARK, text[end : span.start])
            yield TermPart(span.role, text[span.start : span.end])
            end = span.end
        if end < self.end:
            yield TermPart(TermRole.MARK, text[end : self.end])


def unquoted(words: str) -> str:
    """Without the quotation marks around all of the words (not those of `“a” or “b”`)."""
    if len(words) < 3 or words[0] not in _OPENING:
        return words
    closing = _CLOSING[_OPENING.index(words[0])]
    is_whole = words[-1] == closing and words[0] not in _APOSTROPHE.sub("", words[1:-1])
    return words[1:-1] if is_whole else words


def opening_quote(text: str, start: int, closing: str, floor: int) -> int:
    """`start`, or one before it where the quotation mark stands that `closing` closes."""
    before = text[start - 1] if start > floor else ""
    is_pair = bool(before and closing) and _opens(before, closing[0])
    return start - 1 if is_pair else start


def _opens(mark: str, closing: str) -> bool:
    return any(mark == o and closing == c for o, c in zip(_OPENING, _CLOSING, strict=True))
