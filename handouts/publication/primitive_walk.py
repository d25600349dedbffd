"""Ways through activities: their keys, and the same tree with every piece or element changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from handouts.model.blocks import Block
from handouts.model.inlines import Emphasis, Inline, Link, Strong, Term, Text
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.primitives import (
    Activity,
    Blank,
    Card,
    Cell,
    Checkbox,
    Choice,
    Element,
    Elements,
    EntryCell,
    Grid,
    PageReference,
    Pieces,
    Prompt,
    ResponseArea,
    Scale,
    TickCell,
    WordsCell,
)

Change = Callable[[Element], Element]


def activity_keys(activity: Activity) -> Iterator[str]:
    """The activity's key and those of its elements, cards' contents included."""
    yield activity.key
    for element in elements_in(activity.elements):
        yield element.key


def elements_in(elements: Elements) -> Iterator[Element]:
    """Every element, cards before their contents."""
    for element in elements:
        yield element
        if isinstance(element, Card):
            yield from elements_in(element.front)
            yield from elements_in(element.back)


def changed(elements: Elements, change: Change) -> Elements:
    """The same elements, each replaced by what `change` makes of it; cards after their contents."""
    return tuple(_changed(element, change) for element in elements)


def _changed(element: Element, change: Change) -> Element:
    if isinstance(element, Card):
        front, back = changed(element.front, change), changed(element.back, change)
        return change(replace(element, front=front, back=back))
    return change(element)


def with_pieces(element: Element, change: Callable[[Pieces], Pieces]) -> Element:
    """The element with every stretch of pieces changed; the model's blocks stay as they are."""
    if isinstance(element, Block):
        return element
    match element:
        case Prompt() | Checkbox():
            content = change(element.content)
            return element if content is element.content else replace(element, content=content)
        case ResponseArea():
            return replace(element, answer=tuple(map(change, element.answer)))
        case Choice():
            options = (
                replace(option, content=change(option.content), source=change(option.source))
                for option in element.options
            )
            return replace(element, options=tuple(options))
        case Grid():
            rows = (
                replace(row, cells=tuple(_cell_with_pieces(cell, change) for cell in row.cells))
                for row in element.rows
            )
            return replace(element, rows=tuple(rows))
        case Scale() | Card():
            return element
        case _:
            assert_never(element)


def _cell_with_pieces(cell: Cell, change: Callable[[Pieces], Pieces]) -> Cell:
    match cell:
        case WordsCell():
            content = change(cell.content)
            return cell if content is cell.content else replace(cell, content=content)
        case EntryCell() | TickCell():
            return cell
        case _:
            assert_never(cell)


def pieces_of(element: Element) -> Iterator[Pieces]:
    """Every stretch of words of one element, in reading order; a card's contents not included."""
    if isinstance(element, Block):
        yield from block_inlines(element)
        return
    match element:
        case Prompt() | Checkbox():
            yield element.content
        case ResponseArea():
            yield from element.answer
        case Choice():
            for option in element.options:
                yield option.content
                if option.source:
                    yield option.source
        case Grid():
            for row in element.rows:
                yield from (cell.content for cell in row.cells if isinstance(cell, WordsCell))
        case Scale() | Card():
            pass
        case _:
            assert_never(element)


def plain_pieces(pieces: Pieces) -> str:
    """The words alone; a blank is its answer or nothing, a page reference its title."""
    words = []
    for piece in pieces:
        match piece:
            case Blank():
                words.append(piece.answer)
            case PageReference():
                words.append(piece.title)
            case Text() | Term() | Emphasis() | Strong() | Link():
                inline: Inline = piece
                words.append(plain_text((inline,)))
            case _:
                assert_never(piece)
    return "".join(words)
