"""Tables to read and to fill: a head that is repeated, group rows, cells to write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import assert_never

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.writing import NamedRules
from handouts.exporters.pdf.gaps import Box, box_tag, draw_box, unseen
from handouts.exporters.pdf.measures import MM, MODULE, TOLERANCE, U
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.primitives import EntryCell, Grid, GridRow, TickCell, WordsCell

_TOP_RULE, _ROW_RULE = 1.0, 0.5
_PAD = 2 * MM
_BOX = 4.5 * MM
_TICK_COLUMN, _BARE_TICK_COLUMN = 16 * MM, 8 * MM
_HEAD = 1.5 * U  # under a table's rule, to the first line of its head
_FIRST = 2 * U  # from a row's rule to its first baseline
_FOOT = 1 * U


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    width: float
    is_entry: bool
    names_rows: bool = False

    @property
    def pad(self) -> float:
        return _PAD if self.left else 0.0

    @property
    def text_width(self) -> float:
        return self.width - self.pad - (_PAD if self.is_entry else MM)


def columns_of(grid: Grid, width: float) -> list[Column]:
    """Columns of boxes have a width of their own, the rest is shared out as the grid says."""
    count = max((len(row.cells) for row in grid.rows), default=len(grid.head))
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


class TableHead(Block):
    """The rule over a table and the names of its columns; drawn again over later pages."""

    def __init__(
        self, names: Sequence[TextBlock | Tag], columns: Sequence[Column], setting: Setting
    ) -> None:
        """`names`: a tag for a column that has none."""
        super().__init__(1.5 * U, 0)
        self.names, self.columns, self.setting = names, columns, setting

    def content_height(self) -> float:
        names = (name for name in self.names if isinstance(name, TextBlock))
        lines = max((name.content_height() for name in names), default=0.0)
        return _HEAD - 0.75 * U + lines + 0.75 * U if lines else 0.0

    def draw(self) -> None:
        self.draw_at(self, 0, is_again=False)

    def draw_at(self, block: Block, bottom: float, *, is_again: bool) -> None:
        """`bottom`: where the head ends in the block that draws it."""
        recorder = block.canv
        width = self.columns[-1].left + self.columns[-1].width
        top = bottom + self.content_height()
        recorder.rule(0, top, width, _TOP_RULE, self.setting.ink.primary)
        if not self.content_height():
            return
        for name, column in zip(self.names, self.columns, strict=True):
            x = column.left + column.pad
            if isinstance(name, TextBlock):
                shown = name.as_artifact() if is_again else name
                shown.drawOn(recorder, x, top - (_HEAD - 0.75 * U) - name.content_height())
            elif not is_again:
                unseen(recorder, x, bottom + 1, name)
        recorder.rule(0, bottom, width, _ROW_RULE, self.setting.ink.ink)


class TableRow(Block):
    """One row; on top of a page it brings the head of its table along."""

    def __init__(
        self,
        cells: Sequence[_Cell],
        columns: Sequence[Column],
        head: TableHead,
        setting: Setting,
        least: float,
    ) -> None:
        super().__init__()
        self.cells, self.columns, self.head_block = cells, columns, head
        self.setting, self.least, self.is_last = setting, least, False

    @property
    def _above(self) -> float:
        return self.head_block.content_height() if self.spot.is_top else 0.0

    @property
    def row_height(self) -> float:
        texts = [cell.text.content_height() for cell in self.cells if cell.text]
        height = max((_FIRST - 1.75 * U + text + _FOOT for text in texts), default=0.0)
        step = MODULE if any(column.is_entry for column in self.columns) else U / 2
        return max(self.least, ceil(height / step - TOLERANCE) * step)

    def content_height(self) -> float:
        return self._above + self.row_height

    def draw(self) -> None:
        recorder, ink, height = self.canv, self.setting.ink, self.row_height
        if self.spot.is_top:
            self.head_block.draw_at(self, height, is_again=True)
        for cell, column in zip(self.cells, self.columns, strict=False):
            x = column.left + column.pad
            if column.is_entry and column.left and not column.names_rows:
                recorder.upright(column.left, 0, height, _ROW_RULE, ink.rule)
            if cell.box:
                draw_box(recorder, replace(cell.box, x=x), height - _FIRST + 0.33 * 10)
            if cell.text:
                top = height - (_FIRST - 1.75 * U)
                cell.text.drawOn(recorder, x, top - cell.text.content_height())
            elif cell.spoken:
                unseen(recorder, x, height - _FIRST, cell.spoken)
        width = self.columns[-1].left + self.columns[-1].width
        line, colour = (_TOP_RULE, ink.primary) if self.is_last else (_ROW_RULE, ink.ink)
        recorder.rule(0, 0, width, line, colour)


class GroupRow(Block):
    """A title over some rows of a table."""

    def __init__(self, text: TextBlock, columns: Sequence[Column], setting: Setting) -> None:
        super().__init__()
        self.text, self.columns, self.setting = text, columns, setting

    def content_height(self) -> float:
        return max(MODULE, self.text.content_height() + 1.25 * U)

    def draw(self) -> None:
        width = self.columns[-1].left + self.columns[-1].width
        height = self.content_height()
        if self.setting.ink.tint:
            self.canv.area(0, 0, width, height, self.setting.ink.tint)
        self.text.drawOn(self.canv, _PAD, 1 * U)
        self.canv.rule(0, 0, width, _ROW_RULE, self.setting.ink.ink)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: TextBlock | None = None
    box: Box | None = None
    spoken: Tag | None = None


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
                story.append(self._row(row, columns, head, table))
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
        names = []
        for cell in cells:
            words = " ".join(part for part in (cell.label, cell.answer) if part)
            names.append((self.pieces.typesetter.plain(words, style), self.parent.kid("P")))
        rules = NamedRules(names, self.width, self.setting, shares=grid.shares)
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
        text = TextBlock(runs, style, tag, self.width - 2 * _PAD)
        return GroupRow(text, columns, self.setting)

    def _row(
        self, row: GridRow, columns: Sequence[Column], head: TableHead, table: Tag
    ) -> TableRow:
        tag = table.kid("TR")
        cells = [
            self._cell(cell, column, tag) for cell, column in zip(row.cells, columns, strict=False)
        ]
        cells += [_Cell(spoken=tag.kid("TD")) for _ in columns[len(cells) :]]
        lines = max((cell.lines for cell in row.cells if isinstance(cell, EntryCell)), default=1)
        least = lines * MODULE
        return TableRow(cells, columns, head, self.setting, least)

    def _cell(self, cell: WordsCell | EntryCell | TickCell, column: Column, row: Tag) -> _Cell:
        styles, ink = self.setting.styles, self.setting.ink
        match cell:
            case WordsCell():
                tag = row.kid("TD")
                if cell.is_head:
                    tag = row.kid("TH", attributes="<</O/Table/Scope/Row>>")
                text = self.pieces.set(cell.content, styles.cell)
                if not text.runs:
                    return _Cell(spoken=tag)
                return _Cell(TextBlock(text, styles.cell, tag, column.text_width))
            case EntryCell():
                if not cell.answer:
                    return _Cell(spoken=row.kid("TD").kid("Span", actual_text=cell.label))
                style = replace(styles.answer, size=10, leading=1.75)
                runs = self.pieces.typesetter.plain(cell.answer, style)
                return _Cell(TextBlock(runs, style, row.kid("TD"), column.text_width))
            case TickCell():
                tag = box_tag(row, "TD", is_ticked=cell.is_right)
                tick = ink.accent if cell.is_right else ""
                return _Cell(box=Box(_BOX, 0.75, ink.ink, tag, tick=tick))
            case _:
                assert_never(cell)
