"""Answers: taken away where an edition must not have them, gathered where the key wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from handouts.model.blocks import Block
from handouts.publication.primitive_walk import changed, elements_in, with_pieces
from handouts.publication.primitives import (
    Blank,
    Card,
    Cell,
    Checkbox,
    Choice,
    Element,
    Elements,
    EntryCell,
    Grid,
    Pieces,
    Prompt,
    ResponseArea,
    Scale,
    TickCell,
    WordsCell,
)


def without_answers(elements: Elements) -> Elements:
    """The same elements as a learner gets them."""
    return changed(elements, lambda element: with_pieces(_emptied(element), _emptied_pieces))


def _emptied_pieces(pieces: Pieces) -> Pieces:
    if not any(isinstance(piece, Blank) for piece in pieces):
        return pieces
    return tuple(
        replace(piece, answer="") if isinstance(piece, Blank) else piece for piece in pieces
    )


def _emptied(element: Element) -> Element:
    if isinstance(element, Block):
        return element
    match element:
        case ResponseArea():
            return replace(element, answer=())
        case Choice():
            options = (replace(one, is_right=False, source=()) for one in element.options)
            return replace(element, options=tuple(options))
        case Checkbox():
            return replace(element, answer="")
        case Grid():
            rows = (
                replace(row, cells=tuple(map(_emptied_cell, row.cells))) for row in element.rows
            )
            return replace(element, rows=tuple(rows), answer=())
        case Prompt() | Scale() | Card():
            return element
        case _:
            assert_never(element)


def _emptied_cell(cell: Cell) -> Cell:
    match cell:
        case EntryCell():
            return replace(cell, answer="")
        case TickCell():
            return replace(cell, is_right=False)
        case WordsCell():
            return cell
        case _:
            assert_never(cell)


def key_elements(elements: Elements) -> Elements:
    """What the answer key shows: elements that have answers, of a choice only what is right."""
    return tuple(_key_elements(elements))


def _key_elements(elements: Elements) -> Iterator[Element]:
    for element in elements_in(elements):
        if not has_answers(element):
            continue
        if isinstance(element, Choice):
            right = tuple(option for option in element.options if option.is_right)
            yield replace(element, options=right, asks_page=False)
        else:
            yield element


def has_answers(element: Element) -> bool:
    """Is there anything in it that a learner must not see?"""
    if isinstance(element, Block):
        return False
    match element:
        case Prompt():
            return any(isinstance(piece, Blank) and piece.answer for piece in element.content)
        case ResponseArea():
            return bool(element.answer)
        case Choice():
            return any(option.is_right for option in element.options)
        case Checkbox():
            return bool(element.answer)
        case Grid():
            return bool(element.answer) or any(
                _is_answered(cell) for row in element.rows for cell in row.cells
            )
        case Scale() | Card():
            return False
        case _:
            assert_never(element)


def _is_answered(cell: Cell) -> bool:
    match cell:
        case EntryCell():
            return bool(cell.answer)
        case TickCell():
            return cell.is_right
        case WordsCell():
            return False
        case _:
            assert_never(cell)
