"""A publication: what is in the book and in which order, without pages and without looks.

Keys are unique in a publication; every block of a chapter stands here once, in its home: as
reading text, or in an activity that takes its place and shows it in full in the answer key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.diagnostics import Diagnostic
from handouts.layout.grammar import long_date
from handouts.layout.labels import Labels
from handouts.layout.layout import Edition, Metadata
from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines
from handouts.model.walk import block_inlines
from handouts.publication.matter import AnswerKey, BackMatter, FrontMatter, GlossaryTerm, back_keys
from handouts.publication.participant import Participant
from handouts.publication.primitive_walk import activity_keys
from handouts.publication.primitives import Activity, PageReference, Prompt


class SectionKind(StrEnum):
    INTRODUCTION = "introduction"
    SECTION = "section"
    TAKEAWAYS = "takeaways"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a chapter under one heading; an introduction and a closing have none.

    `line` is the heading's source line, 0 where the heading is the book's own label. `cues` come
    before the blocks, for the trainer; `activities` after them.
    """

    key: str
    kind: SectionKind
    heading: Inlines
    line: int
    blocks: Blocks
    activities: tuple[Activity, ...] = ()
    cues: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """How a trainer runs a chapter: (label, value) for clock, involvement, material, page."""

    facts: tuple[tuple[str, str], ...]
    page_label: str
    page: PageReference


@dataclass(frozen=True, slots=True)
class Chapter:
    """One episode. `number` counts chapters of this book; `episode_number` is the podcast's.

    `opener_term` is a term of the chapter fit for display (1–4 Japanese characters), if any.
    Activities of `opening` stand on the first page, those of `closing` after the last section.
    `source` and the lines of its blocks say where a text came from, `digest` which state of it
    (`words_digest`).
    """

    key: str
    source: str
    number: int
    title: Inlines
    title_line: int
    sections: tuple[Section, ...]
    episode_number: int | None = None
    category: str | None = None
    subtitle: Inlines = ()
    subtitle_line: int = 0
    opener_term: GlossaryTerm | None = None
    opening: tuple[Activity, ...] = ()
    closing: tuple[Activity, ...] = ()
    session: Session | None = None
    digest: str = ""

    @property
    def activities(self) -> tuple[Activity, ...]:
        """In reading order."""
        within = (activity for section in self.sections for activity in section.activities)
        return (*self.opening, *within, *self.closing)


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole book, in reading order: front, chapters, back.

    `metadata.title` is never empty and `metadata.date` is what the file says, both decided by
    the composer. `built` is the instant written into files (seconds since 1970, UTC).
    `identifier` is a URN that stays from issue to issue, unless the metadata gives one; every
    edition, language and handout has its own.
    `episodes` are the keys of the episodes it was made from, whether it prints their text or not;
    `number` is the podcast's of a handout's. `answers` are to be a file of their own. `remarks`
    are the composer's. `volume` is its place in a series, 0 where it has none. `has_ruby`:
    readings stand above words. `participant` is whose copy it is, None for everybody's;
    `variant` tells books that ask the same in another order.
    """

    metadata: Metadata
    labels: Labels
    layout: str
    edition: Edition
    identifier: str
    built: int
    episodes: tuple[str, ...]
    front: tuple[FrontMatter, ...]
    chapters: tuple[Chapter, ...]
    back: tuple[BackMatter, ...]
    answers: AnswerKey | None = None
    remarks: tuple[Diagnostic, ...] = ()
    volume: int = 0
    number: int | None = None
    has_ruby: bool = False
    participant: Participant | None = None
    variant: str = ""

    @property
    def issued(self) -> date:
        assert self.metadata.date is not None
        return self.metadata.date

    @property
    def printed_date(self) -> str:
        """The day in the words of the labels."""
        return long_date(self.date_language, self.issued)

    @property
    def date_language(self) -> str:
        """As the labels are; the texts' region says which, of one language."""
        own, text = self.labels.language, self.metadata.language
        return text if text.lower().startswith(f"{own.lower()}-") else own


def chapter_texts(chapter: Chapter) -> Iterator[Inlines]:
    """Every text of a chapter, in reading order."""
    for _, inlines in section_texts(chapter):
        yield inlines


def section_texts(chapter: Chapter) -> Iterator[tuple[str, Inlines]]:
    """(section key, text) in reading order; title and subtitle count for the chapter itself."""
    yield chapter.key, chapter.title
    yield chapter.key, chapter.subtitle
    for section in chapter.sections:
        yield section.key, section.heading
        for block in section.blocks:
            for inlines in block_inlines(block):
                yield section.key, inlines


def keys_of(publication: Publication) -> Iterator[str]:
    """Every key that a reference may name, in reading order."""
    for part in publication.front:
        yield part.key
    for chapter in publication.chapters:
        yield from chapter_keys(chapter)
    for back in publication.back:
        yield from back_keys(back)


def chapter_keys(chapter: Chapter) -> Iterator[str]:
    """The chapter's key and those of all that stands in it."""
    yield chapter.key
    for activity in chapter.opening:
        yield from activity_keys(activity)
    for section in chapter.sections:
        yield section.key
        for block in section.blocks:
            yield block.key
        for activity in section.activities:
            yield from activity_keys(activity)
    for activity in chapter.closing:
        yield from activity_keys(activity)
