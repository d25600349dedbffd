"""The mini-summary: a label and a few lines, set off as the theme does it."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.measures import MM, TOLERANCE, U
from handouts.exporters.pdf.styles import Ink
from handouts.exporters.pdf.textblock import TextBlock
from handouts.layout.theme import CalloutMark

INSET = 4 * MM
_BAR, _FRAME = 2.25, 0.75
_LABEL, _GAP, _FOOT, _REST = 2 * U, 1 * U, 1.5 * U, 0.5 * U
_WHOLE = 8  # lines up to which a callout is never split


class Callout(Block):
    """`label` and `text` are laid out `INSET` inside the box; without a label: a rest."""

    def __init__(
        self, label: TextBlock | None, text: TextBlock, ink: Ink, mark: CalloutMark, width: float
    ) -> None:
        super().__init__(2.5 * U, 1 * U, snaps=True)
        self.label, self.text, self.ink, self.mark, self.box_width = label, text, ink, mark, width

    def add_key(self, key: str) -> None:
        self.text.add_key(key)

    def snaps_at_top(self) -> bool:
        return False

    @property
    def _above(self) -> float:
        return _LABEL + _GAP if self.label else _REST

    def content_height(self) -> float:
        return self._above + self.text.content_height() + _FOOT

    def head(self, lines: int) -> tuple[float, int, bool]:
        height, count, is_whole = self.text.head(lines)
        if len(self.text.lines) <= _WHOLE:
            return self.content_height(), len(self.text.lines), True
        return self._above + height + _FOOT, count, is_whole

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        if len(self.text.lines) <= _WHOLE and not by_force:
            return ()
        inner = room - self._above - _FOOT
        texts = self.text.parts(inner + TOLERANCE, by_force=by_force)
        if not texts:
            return ()
        first, rest = (text for text in texts if isinstance(text, TextBlock))
        parts = (
            Callout(self.label, first, self.ink, self.mark, self.box_width),
            Callout(None, rest, self.ink, self.mark, self.box_width),
        )
        parts[0].before, parts[0].after, parts[0].snaps = self.before, 0.0, False
        parts[1].before, parts[1].snaps = 0.0, False
        return parts

    def draw(self) -> None:
        self._draw_box()
        y = self.text.content_height() + _FOOT
        if self.label:
            self._draw_inside(self.label, y + _GAP)
        self._draw_inside(self.text, _FOOT)

    def _draw_inside(self, block: TextBlock, y: float) -> None:
        block.drawOn(self.canv, INSET, y)

    def _draw_box(self) -> None:
        recorder, height, width = self.canv, self.content_height(), self.box_width
        if self.ink.tint:
            recorder.area(0, 0, width, height, self.ink.tint)
        match self.mark:
            case CalloutMark.LEFT_BAR:
                recorder.area(0, 0, _BAR, height, self.ink.primary)
            case CalloutMark.TOP_BAR:
                if self.label:
                    recorder.area(0, height - _BAR, width, _BAR, self.ink.primary)
            case CalloutMark.FRAME:
                half = _FRAME / 2
                rect = (half, half, width - _FRAME, height - _FRAME)
                recorder.box(rect, _FRAME, self.ink.primary)
