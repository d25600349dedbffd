"""Keys for everything in an activity: its own key and a number in reading order."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from handouts.model.blocks import ActionSteps, BulletList, OrderedList
from handouts.publication.primitive_walk import changed, with_pieces
from handouts.publication.primitives import (
    Blank,
    Choice,
    Element,
    Elements,
    Grid,
    GridRow,
    Piece,
    Pieces,
)


def keyed(elements: Elements, scope: str) -> Elements:
    """The elements with keys `scope.1`, `scope.2`…: unique, and stable for the same elements."""
    numbers = count(1)

    def key() -> str:
        return f"{scope}.{next(numbers)}"

    def piece_with_key(piece: Piece) -> Piece:
        return replace(piece, key=key()) if isinstance(piece, Blank) else piece

    def pieces_with_keys(pieces: Pieces) -> Pieces:
        has_blanks = any(isinstance(piece, Blank) for piece in pieces)
        return tuple(map(piece_with_key, pieces)) if has_blanks else pieces

    def with_key(element: Element) -> Element:
        named: Element = replace(element, key=key())
        match named:
            case Choice(options=options):
                named = replace(named, options=tuple(replace(one, key=key()) for one in options))
            case Grid(rows=rows):
                named = replace(named, rows=tuple(row_with_keys(row) for row in rows))
            case BulletList(items=items) | OrderedList(items=items) | ActionSteps(items=items):
                named = replace(named, items=tuple(replace(item, key=key()) for item in items))
            case _:
                pass
        return with_pieces(named, pieces_with_keys)

    def row_with_keys(row: GridRow) -> GridRow:
        cells = tuple(replace(cell, key=key()) for cell in row.cells)
        return replace(row, cells=cells, key=key())

    return changed(elements, with_key)
