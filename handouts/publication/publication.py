"""A publication: what is in the book and in which order, without pages and without looks.

Keys are unique in a publication; every block of a chapter stands here once, in its home: as
reading text, or in an activity that takes its place and shows it in full in the answer key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from handouts.diagnostics import Diagnostic
from handouts.layout.grammar import long_date
from handouts.layout.labels import Labels
from handouts.layout.layout import Edition, Metadata
from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines
from handouts.model.walk import block_inlines
from handouts.publication.primitive_walk import activity_keys, elements_in
from handouts.publication.primitives import Activity, Elements, PageReference, Prompt


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
    `fields` are what the owner writes on it ("Name").
    """

    key: str
    title: str
    subtitle: str
    chapter_terms: tuple[tuple[int, str], ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """`level` 1 is a chapter or a part of the back matter, 2 a section. `key` is its target.

    `activities` are those of a chapter: (key, title), to be ticked off when done.
    """

    key: str
    level: int
    title: Inlines
    number: int | None = None
    activities: tuple[tuple[str, str], ...] = ()


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


@dataclass(frozen=True, slots=True)
class ActivityPart:
    """Activities at the back of the book."""

    key: str
    heading: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """The answers of one activity. `page` is where it stands; `elements` show their answers."""

    key: str
    number: str
    title: str
    page: PageReference
    elements: Elements


@dataclass(frozen=True, slots=True)
class KeyChapter:
    """The answers of one chapter; `title` is the chapter's."""

    number: int
    title: Inlines
    entries: tuple[KeyEntry, ...]


@dataclass(frozen=True, slots=True)
class AnswerKey:
    key: str
    heading: str
    chapters: tuple[KeyChapter, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """`places` are keys of what it points to, with the title that stands there.

    `term` is the key of the term's glossary entry, empty for a subject.
    """

    words: Inlines
    places: tuple[tuple[str, str], ...]
    term: str = ""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Entries under one initial (`A`, `あ`)."""

    initial: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index: of subjects, or of terms in the order of the kana."""

    key: str
    heading: str
    note: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """`clock` is "13:40", `title` a chapter's or an activity's; `minutes` how long it takes."""

    clock: str
    title: Inlines
    minutes: int
    note: str = ""
    page: PageReference | None = None
    level: int = 1


@dataclass(frozen=True, slots=True)
class Agenda:
    """When what happens, and what must be at hand: (thing, for what)."""

    key: str
    heading: str
    head: tuple[str, ...]
    rows: tuple[AgendaRow, ...]
    materials_heading: str = ""
    materials: tuple[tuple[str, str], ...] = ()


FrontMatter = TitlePage | Contents | Agenda
BackMatter = ActivityPart | AnswerKey | Glossary | Index | About


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole book, in reading order: front, chapters, back.

    `metadata.title` is never empty and `metadata.date` is what the file says, both decided by
    the composer. `built` is the instant written into files (seconds since 1970, UTC).
    `identifier` is a URN that stays from issue to issue, unless the metadata gives one; every
    edition, language and handout has its own.
    `episodes` are the keys of the episodes in it. `answers` are to be a file of
    their own. `remarks` are the composer's. `volume` is its place in a series, 0 where it has none.
    """

    metadata: Metadata
    labels: Labels
    layout: str
    edition: Edition
    identifier: str
    built: int
    front: tuple[FrontMatter, ...]
    chapters: tuple[Chapter, ...]
    back: tuple[BackMatter, ...]
    answers: AnswerKey | None = None
    remarks: tuple[Diagnostic, ...] = ()
    volume: int = 0

    @property
    def episodes(self) -> tuple[str, ...]:
        return tuple(chapter.key for chapter in self.chapters)

    @property
    def issued(self) -> date:
        assert self.metadata.date is not None
        return self.metadata.date

    @property
    def printed_date(self) -> str:
        """The day in the words of the labels; the texts' region says which, of one language."""
        own, text = self.labels.language, self.metadata.language
        is_region = text.lower().startswith(f"{own.lower()}-")
        return long_date(text if is_region else own, self.issued)


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


def back_keys(part: BackMatter) -> Iterator[str]:
    """The part's key and those of all that stands in it."""
    yield part.key
    match part:
        case Glossary():
            yield from (entry.term.key for entry in part.entries)
        case About():
            yield from (block.key for block in part.blocks)
        case ActivityPart():
            yield from (key for activity in part.activities for key in activity_keys(activity))
        case AnswerKey():
            for chapter in part.chapters:
                for entry in chapter.entries:
                    yield entry.key
                    yield from (element.key for element in elements_in(entry.elements))
        case Index():
            pass
        case _:
            assert_never(part)
