"""Rows of a table: its head, which comes again on every page, groups, and rows to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.filling.fields import Asked
from handouts.exporters.pdf.gaps import Box, draw_box, unseen
from handouts.exporters.pdf.measures import MM, MODULE, TOLERANCE, U
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.shapes import upright
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock

_TOP_RULE, _ROW_RULE = 1.0, 0.5
PAD = 2 * MM
_HEAD = 1.5 * U  # under a table's rule, to the first line of its head
_FIRST = 2 * U  # from a row's rule to its first baseline
_FOOT = 1 * U
_VIEWERS_PAD = 2.0  # what viewers leave at the left of a field


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    width: float
    is_entry: bool
    names_rows: bool = False

    @property
    def pad(self) -> float:
        return PAD if self.left else 0.0

    @property
    def text_width(self) -> float:
        return self.width - self.pad - (PAD if self.is_entry else MM)


@dataclass(frozen=True, slots=True)
class Cell:
    """A field fills its cell; `spoken` is then its Form, else it is read in place of nothing."""

    text: TextBlock | None = None
    box: Box | None = None
    spoken: Tag | None = None
    asked: Asked | None = None


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
        cells: Sequence[Cell],
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

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        """Only a row higher than a page is parted, between the lines of its cells."""
        if not by_force:
            return ()
        inner = room - self._above - (_FIRST - 1.75 * U) - _FOOT
        pairs = [self._parted(cell, inner) for cell in self.cells]
        if not any(rest.text for _, rest in pairs):
            return ()
        return self._part([first for first, _ in pairs]), self._part([rest for _, rest in pairs])

    def _parted(self, cell: Cell, room: float) -> tuple[Cell, Cell]:
        if cell.text is None or cell.text.content_height() <= room:
            return cell, Cell()
        texts = cell.text.parts(room, by_force=True)
        first, rest = (text if isinstance(text, TextBlock) else None for text in texts)
        return replace(cell, text=first), Cell(text=rest)

    def _part(self, cells: Sequence[Cell]) -> TableRow:
        return TableRow(cells, self.columns, self.head_block, self.setting, 0.0)

    def draw(self) -> None:
        recorder, ink, height = self.canv, self.setting.ink, self.row_height
        if self.spot.is_top:
            self.head_block.draw_at(self, height, is_again=True)
        for cell, column in zip(self.cells, self.columns, strict=False):
            x = column.left + column.pad
            if column.is_entry and column.left and not column.names_rows:
                upright(recorder, column.left, 0, height, _ROW_RULE, ink.rule)
            if cell.box:
                draw_box(recorder, replace(cell.box, x=x), height - _FIRST + 0.33 * 10)
            if cell.text:
                top = height - (_FIRST - 1.75 * U)
                cell.text.drawOn(recorder, x, top - cell.text.content_height())
            elif cell.spoken and cell.asked:
                left = column.left + max(1.0, column.pad - _VIEWERS_PAD)
                rect = (left, 1.0, column.left + column.width - 1, height - 1)
                recorder.field(cell.asked, rect, cell.spoken)
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
        self.text.drawOn(self.canv, PAD, 1 * U)
        self.canv.rule(0, 0, width, _ROW_RULE, self.setting.ink.ink)
