"""Grids: tables that become lists on a narrow screen, and pairs as two lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import label
from handouts.exporters.epub.references import References, answer, named
from handouts.exporters.xhtml import tagged
from handouts.exporters.xml_text import escape
from handouts.publication.primitives import (
    Cell,
    EntryCell,
    Grid,
    GridPurpose,
    GridRow,
    TickCell,
    WordsCell,
)


@dataclass(frozen=True, slots=True)
class GridWriter:
    references: References

    def grid(self, grid: Grid) -> str:
        match grid.purpose:
            case GridPurpose.TABLE:
                return self._table(grid)
            case GridPurpose.PAIRS:
                return self._pairs(grid)
            case _:
                assert_never(grid.purpose)

    def _table(self, grid: Grid) -> str:
        heads = "".join(map(column_head, grid.head))
        rows = "".join(self._row(row, grid) for row in grid.rows)
        names = f'id="{anchor(grid.key)}" aria-label="{escape(grid.label)}"'
        return table(names, heads if any(grid.head) else "", rows)

    def _row(self, row: GridRow, grid: Grid) -> str:
        if row.group:
            width = len(grid.shares)
            return (
                f'<tr role="row" class="group"><th role="rowheader" scope="row" colspan="{width}">'
                f"<b>{tagged(row.group)}</b></th></tr>\n"
            )
        heads = (*grid.head, *[""] * len(row.cells))
        cells = "".join(
            self._cell(cell, head) for cell, head in zip(row.cells, heads, strict=False)
        )
        return f'<tr role="row">{cells}</tr>\n'

    def _cell(self, cell: Cell, head: str) -> str:
        match cell:
            case WordsCell(is_head=True):
                words = self.references.pieces(cell.content)
                return f'<th role="rowheader" scope="row"><b>{words}</b></th>'
            case WordsCell():
                return (
                    f'<td role="cell"{cell_head(head)}>{self.references.pieces(cell.content)}</td>'
                )
            case EntryCell():
                words = answer(cell.answer) if cell.answer else ""
                return f'<td role="cell" class="entry"{cell_head(head or cell.label)}>{words}</td>'
            case TickCell():
                return f'<td role="cell" class="tick"{cell_head(head)}>{self._tick(cell)}</td>'
            case _:
                assert_never(cell)

    def _tick(self, cell: TickCell) -> str:
        if cell.is_right:
            return answer(self.references.labels.right)
        return f'<span class="box" role="img" aria-label="{escape(cell.label)}"></span>'

    def _pairs(self, grid: Grid) -> str:
        columns = "".join(self._column(grid, place) for place in range(2))
        joined = ", ".join(f"{left} – {right}" for left, right in grid.answer)
        pairs = f"<p>{answer(joined)}</p>\n" if joined else ""
        return (
            f'<div id="{anchor(grid.key)}"{named(grid.label)}>\n'
            f'<div class="pairs">\n{columns}</div>\n{pairs}</div>\n'
        )

    def _column(self, grid: Grid, place: int) -> str:
        heading = label(grid.head[place]) if any(grid.head) else ""
        cells = (row.cells[place] for row in grid.rows if not row.group)
        words = (cell.content if isinstance(cell, WordsCell) else () for cell in cells)
        items = "".join(f"<li>{self.references.pieces(content)}</li>\n" for content in words)
        return f"<div>\n{heading}<ul>\n{items}</ul>\n</div>\n"


def table(names: str, heads: str, rows: str) -> str:
    """A table that becomes a list where it is narrow; `names` are attributes.

    Roles are told outright: a style sheet that makes rows into blocks hides them. The width is
    that of the `div`: readers that turn pages make a document as wide as all its pages.
    """
    head = f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n' if heads else ""
    return (
        f'<div class="reflow"><table {names} role="table">\n{head}'
        f'<tbody role="rowgroup">\n{rows}</tbody>\n</table></div>\n'
    )


def column_head(words: str) -> str:
    if not words:
        return '<td role="cell"></td>'
    return f'<th role="columnheader" scope="col"><b>{tagged(words)}</b></th>'


def cell_head(words: str) -> str:
    """What a narrow screen writes before a cell, as an attribute."""
    return f' data-head="{escape(words)}"' if words else ""


def has_empty_cells(grid: Grid) -> bool:
    """Is there anything to be written into it?"""
    cells = (cell for row in grid.rows for cell in row.cells)
    return any(isinstance(cell, EntryCell) and not cell.answer for cell in cells)
