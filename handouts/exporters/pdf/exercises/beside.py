"""What stands in the margin column beside an activity: a box of words, asides for the trainer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.stack import Stack
from handouts.exporters.pdf.exercises.writing import WritingRules
from handouts.exporters.pdf.filling.fields import Writing
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.setting import Setting, label_block, label_runs
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.primitives import Aside

INSET = 3 * MM
_FRAME, _HAIRLINE = 0.75, 0.5
_APART = 1.5 * U
_BULLET = 4 * MM


class WordBox(Block):
    """A frame with its words in it."""

    def __init__(self, stack: Stack, width: float, setting: Setting) -> None:
        super().__init__(1 * U, 1 * U)
        self.stack, self.box_width, self.setting = stack, width, setting

    def content_height(self) -> float:
        return self.stack.content_height() + 1.5 * U

    def draw(self) -> None:
        height = self.content_height()
        edge = (_FRAME / 2, _FRAME / 2, self.box_width - _FRAME, height - _FRAME)
        self.canv.box(edge, _FRAME, self.setting.ink.primary)
        self.stack.drawOn(self.canv, INSET, 1 * U)


class AsideBlock(Block):
    """A hairline, a label and a few small lines; without words it is room to write alone."""

    def __init__(self, stack: Stack, width: float, setting: Setting, *, has_rule: bool) -> None:
        super().__init__(1 * U, 1 * U)
        self.stack, self.box_width, self.setting = stack, width, setting
        self.has_rule = has_rule

    def content_height(self) -> float:
        return self.stack.content_height() + (0.5 * U if self.has_rule else 0.0)

    def draw(self) -> None:
        if self.has_rule:
            top, hairline = self.content_height(), self.setting.ink.hairline
            self.canv.rule(0, top, self.box_width, _HAIRLINE, hairline)
        self.stack.drawOn(self.canv, 0, 0)


class Beside(Block):
    """Takes no height in the text column; what follows over the full width clears it."""

    def __init__(self, items: Sequence[Block]) -> None:
        super().__init__()
        self.items = items

    def content_height(self) -> float:
        return 0.0

    @property
    def depth(self) -> float:
        """How far down it reaches."""
        return sum(item.content_height() + _APART for item in self.items)

    def draw(self) -> None:
        sheet = self.canv.sheet
        left, y = sheet.margin_left - self.canv.x, -1 * U
        top = self.canv.y + y
        for item in self.items:
            height = item.content_height()
            item.wrap(sheet.margin_width, height)
            item.drawOn(self.canv, left, y - height)
            y -= height + _APART
        self.canv.take_margin(top, self.canv.y + y + _APART, is_beside=True)


def aside_block(
    aside: Aside, setting: Setting, pieces: PieceSetter, width: float, parent: Tag, name: str
) -> AsideBlock:
    """`name` is that of a field, where there is room to write."""
    styles, typesetter = setting.styles, pieces.typesetter
    tag = parent.kid("Div")
    label = label_block(aside.label, styles, typesetter, tag, width)
    if not aside.content:
        style = replace(styles.label, colour=setting.ink.muted)
        label = TextBlock(label_runs(aside.label, style, typesetter), style, label.tag, width)
    blocks: list[Block] = [label]
    style = styles.small
    blocks += (
        TextBlock(pieces.set(words, style), style, tag.kid("P"), width) for words in aside.content
    )
    if aside.rows:
        asked = pieces.asked(name, Writing(has_lines=True), aside.label)
        rows = tag.kid("P")
        rows = rows if asked else rows.kid("Span", actual_text=aside.label)
        blocks.append(WritingRules(aside.rows, width, setting, rows, asked=asked))
    return AsideBlock(Stack(blocks, width), width, setting, has_rule=bool(aside.content))
