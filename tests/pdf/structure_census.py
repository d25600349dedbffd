"""What the structure of a book's PDF must hold, reckoned from the publication alone.

Headings with their level in the order of the book, and how many there are of every element that
a thing of the publication becomes. A bare number in a list of pages is no thing of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.inlines import Inlines, Link, Text
from handouts.model.walk import block_inlines, plain_text
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
from handouts.publication.primitive_walk import pieces_of
from handouts.publication.primitives import (
    Activity,
    Card,
    CardSize,
    Checkbox,
    Choice,
    Element,
    Elements,
    EntryCell,
    Grid,
    GridPurpose,
    Prompt,
    ResponseArea,
    Scale,
)
from handouts.publication.publication import Chapter, Publication, Section

Heading = tuple[int, str]
Found = Heading | str | Counter[str]
"""A heading, the words of a paragraph, or elements."""


def items(count: int, *, labelled: bool = True) -> Counter[str]:
    """A list."""
    each = {"LI": count, "LBody": count, "Lbl": count if labelled else 0}
    return Counter({"L": 1, **each})


def census(book: Publication) -> Iterator[Found]:
    for front in book.front:
        yield from _front(front)
    for chapter in book.chapters:
        yield from _chapter(chapter)
    runs_on = len(book.chapters) == 1
    for back in book.back:
        yield from _back(back, 2 if runs_on else 1)


def _front(part: FrontMatter) -> Iterator[Found]:
    match part:
        case TitlePage():
            yield part.title
        case Contents():
            yield 1, part.heading
            count = len(part.entries) + sum(len(entry.activities) for entry in part.entries)
            yield Counter(TOCI=count)
        case Agenda():
            yield 1, part.heading
            cells = len(part.rows) * len(part.head)
            yield Counter(Table=1, TR=len(part.rows) + 1, cells=cells + len(part.head))
            if part.materials:
                yield 2, part.materials_heading
                yield items(len(part.materials))
        case _:
            assert_never(part)


def _chapter(chapter: Chapter) -> Iterator[Found]:
    yield 1, plain_text(chapter.title)
    if chapter.subtitle:
        yield plain_text(chapter.subtitle)
    for activity in chapter.opening:
        yield from _activity(activity, 2)
    for section in chapter.sections:
        yield from _section(section)
    for activity in chapter.closing:
        yield from _activity(activity, 2)


def _section(section: Section) -> Iterator[Found]:
    level = 2 if section.heading else 1
    if section.heading:
        yield 2, plain_text(section.heading)
    yield from _blocks(section.blocks, level)
    for activity in section.activities:
        yield from _activity(activity, level + 1)


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[Found]:
    for block in blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[Found]:
    for text in block_inlines(block):
        yield _links(text)
    match block:
        case Subheading():
            marker = (Text(block.marker + " "),) if block.marker else ()
            yield level + 1, plain_text((*marker, *block.content))
        case Paragraph():
            yield plain_text(block.content)
        case MiniSummary():
            yield block.label
            yield plain_text(block.content)
        case Quotation():
            yield Counter(BlockQuote=1)
            yield plain_text(block.content)
        case BulletList() | OrderedList():
            yield items(len(block.items))
        case ActionSteps():
            yield level + 1, block.heading
            yield items(len(block.items))
        case _:
            assert_never(block)


def _links(text: Inlines) -> Counter[str]:
    """Addresses of the author."""
    return Counter(URI=sum(isinstance(inline, Link) for inline in text))


def _activity(activity: Activity, level: int) -> Iterator[Found]:
    bare = _bare_cards(activity)
    for card in bare:
        yield level, card.title
        yield from _elements(card.front, level)
    if not bare:
        yield level, f"{activity.number} {activity.title}".strip()
        yield from _elements(activity.elements, level)
    for aside in activity.asides:
        yield aside.label


def _bare_cards(activity: Activity) -> list[Card]:
    """Pages of cards that are their own head."""
    if activity.instruction or activity.cues or activity.asides:
        return []
    cards = [one for one in activity.elements if isinstance(one, Card)]
    is_bare = all(one.size is CardSize.PAGE and one.title for one in cards)
    return cards if is_bare and len(cards) == len(activity.elements) else []


def _elements(elements: Elements, level: int, *, is_key: bool = False) -> Iterator[Found]:
    for takes, group in groupby(
        elements, key=lambda one: one.takes if isinstance(one, Checkbox) else None
    ):
        members = list(group)
        if takes is not None:
            yield items(len(members))
            continue
        for element in members:
            yield from _element(element, level, is_key=is_key)


def _element(element: Element, level: int, *, is_key: bool) -> Iterator[Found]:
    if isinstance(element, Block):
        yield from _block(element, level)
        return
    for pieces in pieces_of(element):
        yield Counter(URI=sum(isinstance(piece, Link) for piece in pieces))
    match element:
        case ResponseArea():
            if element.answer:
                yield items(len(element.answer))
        case Choice():
            yield items(len(element.options))
        case Grid():
            yield _grid(element, is_key=is_key)
        case Card():
            yield from _elements(element.front, level)
            yield from _elements(element.back, level)
        case Prompt() | Scale() | Checkbox():
            pass
        case _:
            assert_never(element)


def _grid(grid: Grid, *, is_key: bool) -> Counter[str]:
    if grid.purpose is GridPurpose.PAIRS:
        cells = 2 * len(grid.rows)
        return Counter() if is_key else Counter(Table=1, TR=len(grid.rows), cells=cells)
    is_to_sign = len(grid.rows) == 1 and all(
        isinstance(cell, EntryCell) for cell in grid.rows[0].cells
    )
    if is_to_sign:
        return Counter()
    columns = max(len(grid.head), *(len(row.cells) for row in grid.rows))
    cells = columns + sum(1 if row.group else columns for row in grid.rows)
    return Counter(Table=1, TR=len(grid.rows) + 1, cells=cells)


def _back(part: BackMatter, level: int) -> Iterator[Found]:
    yield level, part.heading
    match part:
        case ActivityPart():
            for activity in part.activities:
                yield from _activity(activity, level + 1)
        case AnswerKey():
            yield from _key(part, level)
        case Glossary():
            yield items(len(part.entries))
        case Index():
            for group in part.groups:
                yield level + 1, group.initial
                yield items(len(group.entries), labelled=False)
        case About():
            yield from _blocks(part.blocks, level)
        case _:
            assert_never(part)


def _key(key: AnswerKey, level: int) -> Iterator[Found]:
    for chapter in key.chapters:
        yield level + 1, f"{chapter.number}  {plain_text(chapter.title)}"
        for entry in chapter.entries:
            number = f"{entry.number}  " if entry.number else ""
            yield level + 2, f"{number}{entry.title}"
            yield from _elements(entry.elements, level + 2, is_key=True)
