"""What stands before the chapters of a book and after them: front matter and back matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines, Ruby
from handouts.publication.primitive_walk import activity_keys, elements_in
from handouts.publication.primitives import Activity, Elements, PageReference


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page. `byline` etc. come from the publication's metadata.

    `chapter_terms` are short Japanese terms, one for each chapter that has one (number, script).
    `fields` are what the owner writes on it ("Name"); `facts` are lines on the workshop that it is
    made for: for whom, where, led by whom. `owner` are lines on whose copy it is, the name first.
    """

    key: str
    title: str
    subtitle: str
    chapter_terms: tuple[tuple[int, str], ...] = ()
    fields: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the book. `glosses` begins with the one shown; the rest are its variants.

    `ruby`, where it has readings above it: stretches that joined are `japanese`.
    """

    key: str
    japanese: str | None
    romaji: str | None
    glosses: tuple[str, ...]
    ruby: tuple[Ruby, ...] = ()

    @property
    def gloss(self) -> str | None:
        return self.glosses[0] if self.glosses else None


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

    `term` is the key of the term's glossary entry, empty for a question; `script` and `romaji` are
    what it is called at its places.
    """

    words: Inlines
    places: tuple[tuple[str, str], ...]
    term: str = ""
    script: str | None = None
    romaji: str | None = None


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
class About:
    """The firm's paragraph, once for the whole book."""

    key: str
    heading: str
    source: str
    line: int
    blocks: Blocks


FrontMatter = TitlePage | Contents | Agenda
BackMatter = ActivityPart | AnswerKey | Glossary | Index | About


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
