"""Does a file have everything of a workbook: each activity, primitive, answer and list?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from handouts.model.walk import plain_text
from handouts.publication.matter import (
    About,
    ActivityPart,
    Agenda,
    AnswerKey,
    BackMatter,
    Contents,
    FrontMatter,
    Glossary,
    Index,
    TitlePage,
)
from handouts.publication.primitive_walk import elements_in, pieces_of, plain_pieces
from handouts.publication.primitives import (
    Activity,
    Aside,
    Blank,
    Card,
    Choice,
    Element,
    EntryCell,
    Grid,
    GridPurpose,
    PageReference,
    Piece,
    Pieces,
    Scale,
)
from handouts.publication.publication import Chapter, Publication


def missing_words(extracted: str, publication: Publication) -> list[str]:
    """What a workbook has beside its reading text and the extract lacks, in any order.

    Spaces and line ends may differ. Of a sentence with blanks each stretch is looked for.
    """
    found = "".join(extracted.split())
    texts = dict.fromkeys(filter(None, map(str.strip, workbook_texts(publication))))
    return [text for text in texts if "".join(text.split()) not in found]


def workbook_texts(publication: Publication) -> Iterator[str]:
    for part in publication.front:
        yield from _front_texts(part)
    for chapter in publication.chapters:
        yield from _chapter_texts(chapter)
    for back in publication.back:
        yield from _back_texts(back)


def _front_texts(part: FrontMatter) -> Iterator[str]:
    match part:
        case Agenda():
            yield part.heading
            yield from part.head
            for row in part.rows:
                yield row.clock
                yield plain_text(row.title)
            for thing, uses in part.materials:
                yield from (thing, uses)
        case TitlePage() | Contents():
            pass
        case _:
            assert_never(part)


def _chapter_texts(chapter: Chapter) -> Iterator[str]:
    if chapter.session:
        for fact in chapter.session.facts:
            yield from fact
    for section in chapter.sections:
        for cue in section.cues:
            yield from _stretches(cue.content)
    for activity in chapter.activities:
        yield from activity_texts(activity)


def _back_texts(part: BackMatter) -> Iterator[str]:
    match part:
        case ActivityPart():
            yield part.heading
            for activity in part.activities:
                yield from activity_texts(activity)
        case AnswerKey():
            yield part.heading
            for chapter in part.chapters:
                for entry in chapter.entries:
                    yield entry.title
                    yield from _key_texts(entry.elements)
        case Index():
            yield part.heading
            for group in part.groups:
                yield group.initial
                yield from (plain_text(entry.words) for entry in group.entries)
        case Glossary() | About():
            pass
        case _:
            assert_never(part)


def activity_texts(activity: Activity) -> Iterator[str]:
    """Every printed word of an activity; labels that only name a field are not printed."""
    yield activity.title
    yield from (activity.number, activity.note, activity.clock)
    yield from _stretches(activity.instruction)
    for cue in activity.cues:
        yield from _stretches(cue.content)
    for aside in activity.asides:
        yield from _aside_texts(aside)
    for element in elements_in(activity.elements):
        yield from _element_texts(element)


def _aside_texts(aside: Aside) -> Iterator[str]:
    if aside.content:  # room for one's own notes is nothing on a screen
        yield aside.label
    for pieces in aside.content:
        yield from _stretches(pieces)


def _key_texts(elements: Iterable[Element]) -> Iterator[str]:
    """Answers; of pairs only which belong together."""
    for element in elements:
        match element:
            case Grid(purpose=GridPurpose.PAIRS, answer=pairs):
                for pair in pairs:
                    yield from pair
            case _:
                yield from _element_texts(element)


def _element_texts(element: Element) -> Iterator[str]:
    for pieces in pieces_of(element):
        yield from _stretches(pieces)
    match element:
        case Choice():
            yield from (option.marker for option in element.options)
        case Scale():
            yield from (element.label, element.low, element.high)
        case Card():
            yield element.title
        case Grid():
            if element.purpose is GridPurpose.TABLE:  # pairs explain themselves
                yield from element.head
            for row in element.rows:
                yield row.group
                yield from (cell.answer for cell in row.cells if isinstance(cell, EntryCell))
        case _:
            pass


def _stretches(pieces: Pieces) -> Iterator[str]:
    """The words between blanks and page references, and the answers on the blanks."""
    words: list[Piece] = []
    for piece in (*pieces, Blank(0)):
        if isinstance(piece, Blank | PageReference):
            yield plain_pieces(tuple(words)) if words else ""
            words = []
            yield piece.answer if isinstance(piece, Blank) else ""
        else:
            words.append(piece)
