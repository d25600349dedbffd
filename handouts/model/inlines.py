"""What stands inside a paragraph, an item or a heading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Text:
    """Words as the author wrote them. Source text is data: no markup is ever read from it."""

    text: str


class TermRole(StrEnum):
    """What a stretch of a written term is; MARK is brackets, commas, dashes and quotes."""

    JAPANESE = "japanese"
    ROMAJI = "romaji"
    GLOSS = "gloss"
    MARK = "mark"


class Ruby(NamedTuple):
    """A stretch of a Japanese word, and the kana to set above it; empty where none stand there."""

    base: str
    reading: str


@dataclass(frozen=True, slots=True)
class TermPart:
    """`ruby`, where a composer asks for it: stretches that joined are the text."""

    role: TermRole
    text: str
    ruby: tuple[Ruby, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A Japanese expression that the author explains, with the characters it was written in.

    The three meanings may each be absent; `parts` joined are exactly the author's characters,
    so reading text prints as written. `line` is the source line where the term begins.
    """

    parts: tuple[TermPart, ...]
    japanese: str | None = None
    romaji: str | None = None
    gloss: str | None = None
    line: int = 0

    @property
    def written(self) -> str:
        return "".join([part.text for part in self.parts])

    @property
    def is_explained(self) -> bool:
        """A bare use (`… especially in 日本企業`) explains nothing."""
        return self.romaji is not None or self.gloss is not None

    @property
    def identity(self) -> str:
        """Terms with the same identity are one entry: by their script, else by their romaji."""
        return self.japanese or (self.romaji or self.written).casefold()

    @property
    def fullness(self) -> int:
        """How many of the three meanings are there."""
        return sum(part is not None for part in (self.japanese, self.romaji, self.gloss))


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link the author set. `href` is http, https or mailto: readers refuse the rest."""

    href: str
    content: Inlines


Inline = Text | Term | Emphasis | Strong | Link
Inlines = tuple[Inline, ...]
