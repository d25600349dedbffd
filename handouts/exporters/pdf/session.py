"""The strip over a chapter's exercises for a trainer: clock, involvement, material, page."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.stack import Stack
from handouts.exporters.pdf.measures import GAP, MODULE, U
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting, label_runs
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.publication import Session

_RULE = 2.25


class _Column(NamedTuple):
    left: float
    stack: Stack


class SessionStrip(Block):
    """Two and a half modules high, more where a fact takes several lines."""

    def __init__(
        self, session: Session, setting: Setting, typesetter: Typesetter, parent: Tag
    ) -> None:
        super().__init__(0, 0)
        self.is_wide, self.setting, self.typesetter = True, setting, typesetter
        self.tag = parent.kid("Sect")
        sheet = setting.recto
        whole = sheet.type_width
        page = sheet.margin_width or (whole - GAP) / 4
        one = (whole - page) / max(len(session.facts), 1)
        self.columns = [
            _Column(place * one, self._fact(label, value, one - GAP))
            for place, (label, value) in enumerate(session.facts)
        ]
        self.columns.append(_Column(whole - page, self._page(session, page)))

    def _fact(self, label: str, value: str, width: float) -> Stack:
        style = self.setting.styles.cell
        runs = self.typesetter.plain(value, style)
        return Stack(
            [self._label(label, width), TextBlock(runs, style, self.tag.kid("P"), width)], width
        )

    def _page(self, session: Session, width: float) -> Stack:
        styles = self.setting.styles
        style = replace(styles.answer, size=15, leading=2)
        pieces = PieceSetter(self.setting, self.typesetter)
        text = TextBlock(pieces.set((session.page,), style), style, self.tag.kid("P"), width)
        return Stack([self._label(session.page_label, width), text], width)

    def _label(self, label: str, width: float) -> TextBlock:
        style = self.setting.styles.label
        runs = label_runs(label, style, self.typesetter)
        return TextBlock(runs, style, self.tag.kid("P"), width)

    def content_height(self) -> float:
        deepest = max(column.stack.content_height() for column in self.columns)
        return max(2 * MODULE, 0.75 * U + deepest + 1 * U)

    def draw(self) -> None:
        top = self.content_height()
        width = self.setting.recto.type_width
        self.canv.area(0, top - _RULE, width, _RULE, self.setting.ink.accent)
        for left, stack in self.columns:
            stack.drawOn(self.canv, left, top - 0.75 * U - stack.content_height())
