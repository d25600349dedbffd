"""Tables to read and to fill: a head that is repeated, group rows, cells to write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.grid_rows import (
    PAD,
    Cell,
    Column,
    GroupRow,
    TableHead,
    TableRow,
)
from handouts.exporters.pdf.exercises.pieces import PieceSetter, plain_words
from handouts.exporters.pdf.exercises.writing import NamedRules
from handouts.exporters.pdf.filling.fields import Ticking, Writing
from handouts.exporters.pdf.gaps import Box, box_tag
from handouts.exporters.pdf.measures import MM, MODULE, U
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.primitives import EntryCell, Grid, GridRow, TickCell, WordsCell

_BOX = 4.5 * MM
_TICK_COLUMN, _BARE_TICK_COLUMN = 16 * MM, 8 * MM


def columns_of(grid: Grid, width: float) -> list[Column]:
    """Columns of boxes have a width of their own, the rest is shared out as the grid says."""
    count = max(1, len(grid.head), *(len(row.cells) for row in grid.rows))
    kinds = [
        [row.cells[place] for row in grid.rows if place < len(row.cells)] for place in range(count)
    ]
    fixed = {
        place: _TICK_COLUMN if place < len(grid.head) and grid.head[place] else _BARE_TICK_COLUMN
        for place, cells in enumerate(kinds)
        if cells and all(isinstance(cell, TickCell) for cell in cells)
    }
    shares = [
        0 if place in fixed else (grid.shares[place] if place < len(grid.shares) else 1)
        for place in range(count)
    ]
    one = (width - sum(fixed.values())) / max(sum(shares), 1)
    columns, left = [], 0.0
    for place in range(count):
        own = fixed.get(place, shares[place] * one)
        is_entry = any(isinstance(cell, EntryCell) for cell in kinds[place])
        names_rows = any(isinstance(cell, WordsCell) and cell.is_head for cell in kinds[place])
        columns.append(Column(left, own, is_entry, names_rows))
        left += own
    return columns


def _is_to_sign(grid: Grid) -> bool:
    return len(grid.rows) == 1 and all(isinstance(cell, EntryCell) for cell in grid.rows[0].cells)


@dataclass(frozen=True, slots=True)
class GridSetter:
    """Sets grids `width` points wide under `parent`."""

    setting: Setting
    pieces: PieceSetter
    width: float
    parent: Tag

    def table(self, grid: Grid) -> list[Block]:
        if not grid.rows and not grid.head:
            return []
        if _is_to_sign(grid):
            return [self._named_rules(grid)]
        table = self.parent.kid("Table")
        columns = columns_of(grid, self.width)
        head = self._head(grid, columns, table)
        head.keys = (grid.key,) if grid.key else ()
        story: list[Block] = [head]
        for row in grid.rows:
            if row.group:
                story.append(self._group(row, columns, table))
            else:
                story.append(self._row(grid, row, columns, head, table))
        for place in range(len(story) - 2, -1, -1):
            if not isinstance(story[place], TableRow):
                under = story[place + 1]
                height = under.row_height if isinstance(under, TableRow) else under.content_height()
                story[place].follow = height + under.follow
        rows = [block for block in story if isinstance(block, TableRow)]
        if len(rows) > 1 and story[-2:] == rows[-2:]:  # the last row does not stand alone
            rows[-2].follow = rows[-1].row_height
        if isinstance(story[-1], TableRow):
            story[-1].is_last = True
        story[-1].after = 1 * U
        return story

    def _named_rules(self, grid: Grid) -> Block:
        """A lone row to write in has its names under its rules."""
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        cells = [cell for cell in grid.rows[0].cells if isinstance(cell, EntryCell)]
        asked = [
            None if cell.answer else self.pieces.asked(cell.key, Writing(), grid.label, cell.label)
            for cell in cells
        ]
        names = []
        for cell in cells:
            words = " ".join(part for part in (cell.label, cell.answer) if part)
            names.append((self.pieces.typesetter.plain(words, style), self.parent.kid("P")))
        rules = NamedRules(names, self.width, self.setting, shares=grid.shares, asked=asked)
        rules.keys = (grid.key,) if grid.key else ()
        return rules

    def _head(self, grid: Grid, columns: Sequence[Column], table: Tag) -> TableHead:
        style = self.setting.styles.cell_head
        row = table.kid("TR")
        names: list[TextBlock | Tag] = []
        for place, column in enumerate(columns):
            words = grid.head[place] if place < len(grid.head) else ""
            if not words:
                names.append(row.kid("TD"))
                continue
            tag = row.kid("TH", attributes="<</O/Table/Scope/Column>>")
            runs = self.pieces.typesetter.plain(words, style)
            names.append(TextBlock(runs, style, tag, column.text_width))
        return TableHead(names, columns, self.setting)

    def _group(self, row: GridRow, columns: Sequence[Column], table: Tag) -> GroupRow:
        style = self.setting.styles.cell_group
        span = f"<</O/Table/Scope/Row/ColSpan {len(columns)}>>"
        tag = table.kid("TR").kid("TH", attributes=span)
        runs = self.pieces.typesetter.plain(row.group, style)
        text = TextBlock(runs, style, tag, self.width - 2 * PAD)
        return GroupRow(text, columns, self.setting)

    def _row(
        self, grid: Grid, row: GridRow, columns: Sequence[Column], head: TableHead, table: Tag
    ) -> TableRow:
        tag = table.kid("TR")
        about = _about(grid, row)
        cells = [
            self._cell(cell, column, tag, about)
            for cell, column in zip(row.cells, columns, strict=False)
        ]
        cells += [Cell(spoken=tag.kid("TD")) for _ in columns[len(cells) :]]
        lines = max((cell.lines for cell in row.cells if isinstance(cell, EntryCell)), default=1)
        least = lines * MODULE
        return TableRow(cells, columns, head, self.setting, least)

    def _cell(
        self, cell: WordsCell | EntryCell | TickCell, column: Column, row: Tag, about: _About
    ) -> Cell:
        styles, ink = self.setting.styles, self.setting.ink
        match cell:
            case WordsCell():
                tag = row.kid("TD")
                if cell.is_head:
                    tag = row.kid("TH", attributes="<</O/Table/Scope/Row>>")
                text = self.pieces.set(cell.content, styles.cell)
                if not text.runs:
                    return Cell(spoken=tag)
                return Cell(TextBlock(text, styles.cell, tag, column.text_width))
            case EntryCell():
                if not cell.answer:
                    return self._entry(cell, row.kid("TD"), about)
                style = replace(styles.answer, size=10, leading=1.75)
                runs = self.pieces.typesetter.plain(cell.answer, style)
                return Cell(TextBlock(runs, style, row.kid("TD"), column.text_width))
            case TickCell():
                asked = None
                if not about.is_answered:
                    words = _unlike(about.words, cell.label)
                    asked = self.pieces.asked(cell.key, Ticking(), *words)
                tag = box_tag(row, "TD", is_ticked=cell.is_right, asked=asked)
                tick = ink.accent if cell.is_right else ""
                return Cell(box=Box(_BOX, 0.75, ink.ink, tag, tick=tick, asked=asked))
            case _:
                assert_never(cell)

    def _entry(self, cell: EntryCell, tag: Tag, about: _About) -> Cell:
        takes = Writing(has_lines=cell.lines > 1)
        asked = self.pieces.asked(cell.key, takes, *_unlike(about.words, cell.label))
        if asked:
            return Cell(spoken=tag.kid("Form"), asked=asked)
        return Cell(spoken=tag.kid("Span", actual_text=cell.label))


@dataclass(frozen=True, slots=True)
class _About:
    """Of which grid and row a cell is; `is_answered`: boxes of the grid have their answers."""

    words: tuple[str, ...]
    is_answered: bool


def _about(grid: Grid, row: GridRow) -> _About:
    heads = (cell for cell in row.cells if isinstance(cell, WordsCell))
    ticks = (cell for one in grid.rows for cell in one.cells if isinstance(cell, TickCell))
    words = [plain_words(cell.content) for cell in heads]
    if not any(words):  # rows that say nothing are told by their numbers
        rows = [one for one in grid.rows if not one.group]
        words = [str(next(n for n, one in enumerate(rows, 1) if one is row))]
    return _About((grid.label, *words), any(tick.is_right for tick in ticks))


def _unlike(words: tuple[str, ...], label: str) -> tuple[str, ...]:
    """What a label says already is not said twice."""
    return (*(part for part in words if part not in label), label)
