"""What an activity is. Ours and third parties' are the same to the composer.

An activity is a class named by the entry-point group `handouts.activities`. It is built with
its options once per book and asked for drafts: of each chapter, of each section, or of the
book, as its place in the layout says. A draft has all answers; the composer takes them away
for editions that show none, and makes the answer key from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol

from handouts.diagnostics import Diagnostic
from handouts.layout.labels import Labels
from handouts.publication.matter import GlossaryEntry, GlossaryTerm
from handouts.publication.primitives import Aside, Elements, Pieces, Prompt, Start
from handouts.publication.publication import Chapter, Section

ENTRY_POINT_GROUP = "handouts.activities"


class Scope(StrEnum):
    """What one draft is about: for activities that can be had either way."""

    CHAPTER = "chapter"
    BOOK = "book"


Words = Mapping[str, str]
"""The activity's own words in the book's language, by key (`title`, `instruction`)."""


@dataclass(frozen=True, slots=True)
class Book:
    """What an activity may know of the whole book: its chapters as reading text, its terms.

    `language` is that of the texts, `title` the book's; the generated words are in the language
    of `labels`. Books of another `variant` ask the same in another order.
    """

    chapters: tuple[Chapter, ...]
    entries: tuple[GlossaryEntry, ...]
    labels: Labels
    language: str = "en"
    title: str = ""
    variant: str = ""
    _explained: Mapping[str, tuple[GlossaryTerm, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_explained", _explained(self.entries))

    def seed(self, key: str) -> str:
        """For an order that looks like chance: another one in each variant."""
        return f"{key}\n{self.variant}" if self.variant else key

    def terms_of(
        self, chapter: Chapter, section: Section | None = None
    ) -> tuple[GlossaryTerm, ...]:
        """Terms explained in a chapter (or in one section of it), as the glossary has them."""
        return self._explained.get(section.key if section else chapter.key, ())


def _explained(entries: Iterable[GlossaryEntry]) -> dict[str, tuple[GlossaryTerm, ...]]:
    """Terms by the keys of chapters and sections, once each."""
    found: dict[str, dict[str, GlossaryTerm]] = {}
    for entry in entries:
        for place in entry.occurrences:
            for key in (place.chapter, place.section):
                found.setdefault(key, {})[entry.term.key] = entry.term
    return {key: tuple(terms.values()) for key, terms in found.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is to be about: some sections of a chapter."""

    chapter: Chapter
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An activity before it is known for whom it is. Keys of its elements stay empty.

    `minutes` is how long it takes, `company` with whom ("alone, then compare"). `homes` are keys
    of blocks whose place it takes: all their words must stand in its elements or answers.
    `shows` are keys of other blocks that it quotes, `apart_from` of those that give its answers
    away: the composer keeps the two out of sight of each other. `cues`, `asides` and `materials`
    are for the trainer.
    """

    title: str
    elements: Elements
    instruction: Pieces = ()
    minutes: int = 0
    company: str = ""
    homes: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    start: Start = Start.ANYWHERE
    cues: tuple[Prompt, ...] = ()
    asides: tuple[Aside, ...] = ()
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """Drafts in order, and what is to be said of those that could not be made."""

    drafts: tuple[Draft, ...] = ()
    remarks: tuple[Diagnostic, ...] = field(default=())


class Activity(Protocol):
    """`name` is that of its table in a layout. The frozen dataclass of its options has defaults.

    `of_book` says that it is made once for the whole book (with no subject) and not per chapter;
    it may hang on the options.
    `words` are its own words by language; a label file's `[activities.NAME]` wins over them.
    """

    name: ClassVar[str]
    options_kind: ClassVar[type]
    words: ClassVar[Mapping[str, Words]]

    @property
    def of_book(self) -> bool: ...

    def __init__(self, options: Mapping[str, object]) -> None: ...

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """Same texts, same drafts: nothing random, nothing from outside."""
        ...
