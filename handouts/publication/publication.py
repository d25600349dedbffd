"""A publication: what is in the book and in which order, without pages and without looks.

Keys are unique in a publication; every block of a chapter stands here once, in its home.
Places still to be taken, by design: activities (composed of a few closed primitives beside the
model's blocks), editions, and page references (nodes that name a key).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.layout.labels import Labels
from handouts.layout.layout import Metadata
from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines
from handouts.model.walk import block_inlines


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the book. `glosses` begins with the one shown; the rest are its variants."""

    key: str
    japanese: str | None
    romaji: str | None
    glosses: tuple[str, ...]

    @property
    def gloss(self) -> str | None:
        return self.glosses[0] if self.glosses else None


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page. `byline` etc. come from the publication's metadata.

    `chapter_terms` are short Japanese terms, one for each chapter that has one (number, script).
    """

    key: str
    title: str
    subtitle: str
    chapter_terms: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """`level` 1 is a chapter or a part of the back matter, 2 a section. `key` is its target."""

    key: str
    level: int
    title: Inlines
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    key: str
    heading: str
    entries: tuple[ContentsEntry, ...]


class SectionKind(StrEnum):
    INTRODUCTION = "introduction"
    SECTION = "section"
    TAKEAWAYS = "takeaways"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a chapter under one heading; an introduction and a closing have none.

    `line` is the heading's source line, 0 where the heading is the book's own label.
    """

    key: str
    kind: SectionKind
    heading: Inlines
    line: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Chapter:
    """One episode. `number` counts chapters of this book; `episode_number` is the podcast's.

    `opener_term` is a term of the chapter fit for display (1–4 Japanese characters), if any.
    `source` and the lines of its blocks say where a text came from.
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


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a term stands with its explanation: a chapter, and the section in it."""

    chapter: str
    section: str


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    term: GlossaryTerm
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms in the order of their romaji (long vowels as short ones), else of the script."""

    key: str
    heading: str
    note: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The firm's paragraph, once for the whole book."""

    key: str
    heading: str
    source: str
    line: int
    blocks: Blocks


FrontMatter = TitlePage | Contents
BackMatter = Glossary | About


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole book, in reading order: front, chapters, back.

    `metadata.title` is never empty and `metadata.date` is what the file says, both decided by
    the composer. `built` is the instant written into files (seconds since 1970, UTC).
    `identifier` is a stable URN made from title and keys, unless the metadata gives one.
    `episodes` are the keys of the episodes in it.
    """

    metadata: Metadata
    labels: Labels
    layout: str
    edition: str
    identifier: str
    built: int
    front: tuple[FrontMatter, ...]
    chapters: tuple[Chapter, ...]
    back: tuple[BackMatter, ...]

    @property
    def episodes(self) -> tuple[str, ...]:
        return tuple(chapter.key for chapter in self.chapters)

    @property
    def issued(self) -> date:
        assert self.metadata.date is not None
        return self.metadata.date


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
        yield chapter.key
        for section in chapter.sections:
            yield section.key
            for block in section.blocks:
                yield block.key
    for back in publication.back:
        yield back.key
        match back:
            case Glossary():
                yield from (entry.term.key for entry in back.entries)
            case About():
                yield from (block.key for block in back.blocks)
