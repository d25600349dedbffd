"""Grids: tables to read and fill, and pairs to join."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from handouts.exporters.docx.controls import TICKED_BOX
from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.pieces import pieces_xml
from handouts.exporters.docx.tables import cell, row, table
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import (
    Cell,
    Entry,
    EntryCell,
    Grid,
    GridPurpose,
    GridRow,
    TickCell,
    WordsCell,
)
from handouts.word_names import Style

_LINE = 8.0  # mm: a handwritten line
_LETTER = 18.0  # mm: the column between two that are joined


def grid_xml(draft: Draft, grid: Grid, wide: float) -> str:
    """The table, and the gap after it."""
    match grid.purpose:
        case GridPurpose.TABLE:
            return _table(draft, grid, wide)
        case GridPurpose.PAIRS:
            return _pairs(draft, grid, wide)
        case _:
            assert_never(grid.purpose)


def _table(draft: Draft, grid: Grid, wide: float) -> str:
    widths = [wide * share / sum(grid.shares) for share in grid.shares]
    rows = [*_head(draft, grid.head, widths), *(_row(draft, one, widths) for one in grid.rows)]
    return _finished(draft, grid, widths, rows)


def _finished(draft: Draft, grid: Grid, widths: list[float], rows: list[str]) -> str:
    caption = draft.characters.escaped(grid.label)
    head = any(grid.head)
    # The table's own bookmark stands before its first words, whatever row they are in.
    start, end = draft.marks(grid.key)
    rows[0] = rows[0].replace("</w:pPr>", "</w:pPr>" + start + end, 1)
    return table(Style.GRID_TABLE, widths, rows, caption, has_head=head) + draft.after_table()


def _head(draft: Draft, head: tuple[str, ...], widths: list[float]) -> Iterator[str]:
    if any(head):
        cells = [
            cell(wide, ParagraphXml(Style.TABLE_HEADING, draft.display(words)).xml())
            for wide, words in zip(widths, head, strict=True)
        ]
        yield row(cells, is_head=True)


def _row(draft: Draft, one: GridRow, widths: list[float]) -> str:
    if one.group:
        title = ParagraphXml(Style.GRID_GROUP, draft.display(one.group)).xml()
        return row([cell(sum(widths), title, span=len(widths))])
    lines = max((c.lines for c in one.cells if isinstance(c, EntryCell)), default=1)
    cells = [
        cell(wide, _cell(draft, inside)) for wide, inside in zip(widths, one.cells, strict=True)
    ]
    return row(cells, high=lines * _LINE)


def _cell(draft: Draft, inside: Cell) -> str:
    match inside:
        case WordsCell():
            style = Style.GRID_ROW_HEAD if inside.is_head else Style.GRID_WORDS
            return ParagraphXml(style, pieces_xml(draft, inside.content)).xml()
        case EntryCell():
            if not inside.answer and inside.takes is Entry.DATE:
                return _entry(draft.controls.date(inside.key, inside.label))
            if not inside.answer:
                return draft.controls.area(inside.key, inside.label, _entry)
            return _entry(draft.runs.styled(inside.answer, Style.ANSWER))
        case TickCell():
            box = (
                draft.runs.styled(TICKED_BOX, Style.TICK)
                if inside.is_right
                else draft.controls.box(inside.key, inside.label)
            )
            return ParagraphXml(Style.GRID_TICK, box).xml()
        case _:
            assert_never(inside)


def _entry(runs: str) -> str:
    return ParagraphXml(Style.GRID_ENTRY, runs).xml()


def _pairs(draft: Draft, grid: Grid, wide: float) -> str:
    """Nobody draws lines in a text: between the columns stands the letter of what belongs."""
    rest = wide - _LETTER
    left = rest * grid.shares[0] / sum(grid.shares)
    widths = [left, _LETTER, rest - left]
    answers = dict(grid.answer)
    letters = [_marker(one.cells[1]) for one in grid.rows]
    first, second = grid.head if any(grid.head) else ("", "")
    rows = [*_head(draft, (first, "", second) if any(grid.head) else (), widths)]
    for place, one in enumerate(grid.rows, start=1):
        number = _marker(one.cells[0])
        letter = (
            draft.runs.styled(answers[number], Style.ANSWER)
            if number in answers
            else draft.controls.letter(one.key, f"{grid.label}: {number}", letters)
        )
        # All pairs on one page: who looks for a mate must see them all.
        keep_next = place < len(grid.rows)
        contents = _pair(draft, one, letter, keep_next=keep_next)
        rows.append(row([cell(w, c) for w, c in zip(widths, contents, strict=True)], high=_LINE))
    return _finished(draft, grid, widths, rows)


def _pair(draft: Draft, one: GridRow, letter: str, *, keep_next: bool) -> Iterator[str]:
    words = [pieces_xml(draft, side.content) for side in one.cells if isinstance(side, WordsCell)]
    styles = (Style.GRID_WORDS, Style.GRID_TICK, Style.GRID_WORDS)
    for style, runs in zip(styles, (words[0], letter, words[1]), strict=True):
        yield ParagraphXml(style, runs, keep_next=keep_next).xml()


def _marker(inside: Cell) -> str:
    """The sign that a pair's cell begins with."""
    assert isinstance(inside, WordsCell)
    return plain_pieces(inside.content).split(maxsplit=1)[0]
