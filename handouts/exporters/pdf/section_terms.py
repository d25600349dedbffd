"""Where there is no margin column: the terms of a section in a table before its end.

Like the notes beside a text they repeat what its lines say, so they are artifacts too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.margin import FirstUses
from handouts.exporters.pdf.measures import MM, TOLERANCE, U
from handouts.exporters.pdf.setting import Setting, label_runs
from handouts.exporters.pdf.textblock import TextBlock
from handouts.model.blocks import Blocks
from handouts.model.inlines import Term
from handouts.model.walk import block_inlines, terms_in

_RULE = 1.0
_COLUMNS = (0.0, 0.24, 0.5)  # where script, romaji and gloss begin, of the width
_APART = 3 * MM
_HEAD = 2.75 * U  # from the rule to the top of the first row
_WHOLE = 8  # rows that are not parted
_LEAST = 2  # rows of a table at the foot and at the head of a page

Row = tuple[TextBlock, ...]


class TermsTable(Block):
    """A rule, a label and a row for each term; `is_rest` has neither rule nor label."""

    def __init__(
        self, rows: Sequence[Row], setting: Setting, width: float, *, is_rest: bool = False
    ) -> None:
        super().__init__(0.0 if is_rest else 2.5 * U, 1 * U)
        self.rows, self.setting, self.table_width, self.is_rest = rows, setting, width, is_rest
        style = setting.styles.label
        runs = label_runs(setting.labels.section_terms, style, setting.typesetter(""))
        self.label = TextBlock(runs, style, None, width)

    @property
    def _above(self) -> float:
        return 0.0 if self.is_rest else _HEAD

    def content_height(self) -> float:
        return self._above + sum(map(_height, self.rows))

    def head(self, lines: int) -> tuple[float, int, bool]:
        if len(self.rows) <= _WHOLE:
            return super().head(lines)
        return self._above + sum(map(_height, self.rows[:_LEAST])), _LEAST, False

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        fitting, used = 0, self._above
        while fitting < len(self.rows) and used + _height(self.rows[fitting]) <= room + TOLERANCE:
            used += _height(self.rows[fitting])
            fitting += 1
        if not by_force:
            fitting = min(fitting, len(self.rows) - _LEAST)
            if len(self.rows) <= _WHOLE or fitting < _LEAST:
                return ()
        if not 0 < fitting < len(self.rows):
            return ()
        first, rest = self.rows[:fitting], self.rows[fitting:]
        whole = TermsTable(first, self.setting, self.table_width, is_rest=self.is_rest)
        whole.before, whole.after = self.before, 0.0
        return whole, TermsTable(rest, self.setting, self.table_width, is_rest=True)

    def draw(self) -> None:
        y = self.content_height()
        if not self.is_rest:
            self.canv.rule(0, y, self.table_width, _RULE, self.setting.ink.primary)
            self.label.drawOn(self.canv, 0, y - 2 * U)
        y -= self._above
        for row in self.rows:
            for share, cell in zip(_COLUMNS, row, strict=True):
                left = share * self.table_width
                cell.drawOn(self.canv, left, y - cell.content_height())
            y -= _height(row)


def _height(row: Row) -> float:
    return max(cell.content_height() for cell in row)


def terms_tables(
    blocks: Blocks, first_uses: FirstUses, setting: Setting, width: float
) -> list[Block]:
    """One, or none where the section explains no term for the first time."""
    terms = (term for block in blocks for text in block_inlines(block) for term in terms_in(text))
    rows = [_row(term, setting, width) for term in terms if first_uses.has(term)]
    return [TermsTable(rows, setting, width)] if rows else []


def _row(term: Term, setting: Setting, width: float) -> Row:
    styles, typesetter = setting.styles, setting.typesetter("")
    body = replace(styles.body, before=0, after=0)
    script = [
        run._replace(size=body.size)
        for run in typesetter.plain(term.japanese or "", body)
        if not run.is_geta
    ]
    romaji = replace(styles.note_romaji, size=body.size, leading=body.leading)
    gloss = replace(styles.small, leading=body.leading)
    ends = (*_COLUMNS[1:], 1.0)
    widths = [(end - start) * width - _APART for start, end in zip(_COLUMNS, ends, strict=True)]
    return (
        TextBlock(script, body, None, widths[0]),
        TextBlock(typesetter.plain(term.romaji or "", romaji), romaji, None, widths[1]),
        TextBlock(typesetter.plain(term.gloss or "", gloss), gloss, None, widths[2] + _APART),
    )
