"""Two columns to be joined by lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter, plain_words
from handouts.exporters.pdf.filling.fields import Asked, Writing
from handouts.exporters.pdf.measures import MM, MODULE, TOLERANCE, U
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.shapes import disc, strokes
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.model.inlines import Text
from handouts.publication.primitives import Grid, GridRow, WordsCell

_COLUMN, _BETWEEN = 64 * MM, 40 * MM
_LEAST_BETWEEN = 24 * MM
_DOT = 1.25 * MM  # its radius
_JOIN = 1.2
_FIELD, _FIELD_LINE = 6.5 * MM, 0.75
_DASH = "\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}"
_FIRST = 1.25 * U  # from a row's top to its first baseline, less a line


class PairRows(Block):
    """All rows: they are not parted, as lines run between them."""

    def __init__(
        self,
        rows: Sequence[tuple[TextBlock, TextBlock]],
        joins: Sequence[tuple[int, int]],
        columns: tuple[float, float],
        setting: Setting,
        asked: Sequence[Asked] = (),
    ) -> None:
        """`asked`: a field for each row, or none. No lines are drawn on a screen."""
        super().__init__(0.5 * U, 1 * U)
        self.rows, self.joins, self.columns, self.setting = rows, joins, columns, setting
        self.asked = asked

    def _height(self, row: tuple[TextBlock, TextBlock]) -> float:
        lines = max(text.content_height() for text in row)
        return max(MODULE, ceil((lines + 1.25 * U) / U - TOLERANCE) * U)

    def content_height(self) -> float:
        return sum(map(self._height, self.rows))

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        """Only where they fill more than a page."""
        fitting, used = 0, 0.0
        while fitting < len(self.rows) and used + self._height(self.rows[fitting]) <= room:
            used += self._height(self.rows[fitting])
            fitting += 1
        if not by_force or not 0 < fitting < len(self.rows):
            return ()
        return tuple(
            PairRows(self.rows[part], (), self.columns, self.setting, self.asked[part])
            for part in (slice(fitting), slice(fitting, None))
        )

    def draw(self) -> None:
        width, between = self.columns
        middles: list[float] = []
        y = self.content_height()
        left, right = width + 2 * _DOT, width + between - 2 * _DOT
        for place, row in enumerate(self.rows):
            base = y - _FIRST - 0.75 * U
            middles.append(base + 3.3)
            for text, x in zip(row, (0.0, width + between), strict=True):
                text.drawOn(self.canv, x, base + 1.75 * U - text.content_height())
                if self.asked and not x:
                    self._draw_field(place, width, middles[-1])
            for x in () if self.asked else (left, right):
                disc(self.canv, x, middles[-1], _DOT, self.setting.ink.ink)
            y -= self._height(row)
        for start, end in self.joins:
            points = [(left, middles[start]), (right, middles[end])]
            strokes(self.canv, points, _JOIN, self.setting.ink.accent)

    def _draw_field(self, place: int, x: float, middle: float) -> None:
        """For the mark of what belongs to the left side."""
        bottom, tag = middle - _FIELD / 2, self.rows[place][0].tag
        self.canv.box((x, bottom, _FIELD, _FIELD), _FIELD_LINE, self.setting.ink.ink)
        if tag:
            rect = (x, bottom, x + _FIELD, bottom + _FIELD)
            self.canv.field(self.asked[place], rect, tag.kid("Form"))


def pairs_story(
    grid: Grid, setting: Setting, pieces: PieceSetter, width: float, parent: Tag
) -> list[Block]:
    """The rows and, where the edition shows answers, what belongs together in words."""
    between = max(_LEAST_BETWEEN, min(_BETWEEN, width - 2 * _COLUMN))
    column = min(_COLUMN, (width - between) / 2)
    table, style = parent.kid("Table"), setting.styles.cell
    rows = []
    for row in grid.rows:
        line = table.kid("TR")
        left, right = (
            TextBlock(pieces.set(cell.content, style), style, line.kid("TD"), column)
            for cell in row.cells
            if isinstance(cell, WordsCell)
        )
        rows.append((left, right))
    asked = () if grid.answer else tuple(_asked(grid, pieces))
    block = PairRows(rows, _joins(grid), (column, between), setting, asked)
    block.keys = (grid.key,) if grid.key else ()
    return [block, *answer_line(grid, setting, pieces, width, parent)]


def _asked(grid: Grid, pieces: PieceSetter) -> Iterator[Asked]:
    """A field for each row; none in a file that is not to be filled in."""
    for row in grid.rows:
        cell = row.cells[0]
        words = plain_words(cell.content) if isinstance(cell, WordsCell) else ""
        asked = pieces.asked(row.key, Writing(is_centred=True), grid.label, words)
        if asked:
            yield asked


def answer_line(
    grid: Grid, setting: Setting, pieces: PieceSetter, width: float, parent: Tag
) -> list[Block]:
    if not grid.answer:
        return []
    style = setting.styles.answer
    words = "    ".join(f"{first}{_DASH}{second}" for first, second in grid.answer)
    block = TextBlock(pieces.typesetter.plain(words, style), style, parent.kid("P"), width)
    block.keys = (grid.key,) if grid.key else ()
    return [block]


def _joins(grid: Grid) -> list[tuple[int, int]]:
    lefts = {_marker(row, 0): place for place, row in enumerate(grid.rows)}
    rights = {_marker(row, 1): place for place, row in enumerate(grid.rows)}
    return [
        (lefts[first], rights[second])
        for first, second in grid.answer
        if first in lefts and second in rights
    ]


def _marker(row: GridRow, place: int) -> str:
    """What a pair's cell begins with ("1 ", "a ")."""
    cell = row.cells[place]
    if isinstance(cell, WordsCell) and cell.content and isinstance(cell.content[0], Text):
        return cell.content[0].text.split(" ", 1)[0]
    return ""
