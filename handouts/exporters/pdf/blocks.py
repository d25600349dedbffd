"""The model's blocks become flowables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.callout import INSET, Callout
from handouts.exporters.pdf.filling.fields import Ticking
from handouts.exporters.pdf.gaps import Box, box_tag
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.runs import Run, SetText, Typesetter
from handouts.exporters.pdf.setting import Setting, label_block
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import BalancedText, Label, Mark, Marks, TextBlock
from handouts.model.blocks import (
    ActionSteps,
    BulletList,
    ListItem,
    MiniSummary,
    Numbering,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.blocks import Block as ModelBlock
from handouts.model.inlines import Inlines, Text
from handouts.model.walk import plain_text

_HANG, _WIDE_HANG, _TICK_HANG = 5 * MM, 8 * MM, 8 * MM
_QUOTED = 8 * MM  # on both sides
TICK_BOX = 4.5 * MM
_LETTERS = 26
_UNSEEN = str.maketrans("", "", "().（）．")


@dataclass(slots=True)
class BlockSetter:
    """Sets blocks in a column `width` points wide, under `parent` in the structure.

    `level` is that of the heading above them, so that no level is skipped; `section` is the
    key under which terms are noted.
    """

    setting: Setting
    typesetter: Typesetter
    width: float
    parent: Tag
    section: str = ""
    level: int = 2
    ticks: bool = False
    _block: str = ""

    def set(self, blocks: Sequence[ModelBlock]) -> list[Block]:
        """Flowables in order; an introduction stays with the first item it introduces."""
        story: list[Block] = []
        introduction: Block | None = None
        for block in blocks:
            self._block = block.key
            flowables = list(self._flowables(block))
            if introduction and flowables:
                _keep_with(introduction, flowables[0])
            story += flowables
            introduces = isinstance(block, Paragraph) and block.introduces
            introduction = flowables[-1] if introduces else None
        return story

    def _flowables(self, block: ModelBlock) -> Iterator[Block]:
        match block:
            case Paragraph():
                yield self._text(block, self.setting.styles.body, self.parent.kid("P"))
            case Quotation():
                yield self._quotation(block)
            case Subheading():
                yield self._subheading(block.key, self._subheading_words(block), block.line)
            case MiniSummary():
                yield self._callout(block)
            case BulletList():
                yield from _in_company(list(self._bullets(block)))
            case OrderedList():
                yield from _in_company(list(self._ordered(block)))
            case ActionSteps():
                yield self._subheading(block.key, (Text(block.heading),), block.line)
                yield from _in_company(list(self._ticks(block.items, ())))
            case _:
                assert_never(block)

    # -- text --

    def _marks(self, *keys: str) -> Marks:
        return Marks(keys=keys, section=self.section, block=self._block)

    def _text(self, block: Paragraph, style: TextStyle, tag: Tag) -> TextBlock:
        text = self.typesetter.inlines(block.content, style, block.line)
        return TextBlock(text, style, tag, self.width, marks=self._marks(block.key))

    def _quotation(self, block: Quotation) -> TextBlock:
        style = self.setting.styles.quotation
        tag = self.parent.kid("BlockQuote").kid("P")
        text = self.typesetter.inlines(block.content, style, block.line)
        width = self.width - _QUOTED
        return TextBlock(text, style, tag, width, indent=_QUOTED, marks=self._marks(block.key))

    def _subheading_words(self, block: Subheading) -> Inlines:
        return (Text(block.marker + " "), *block.content) if block.marker else block.content

    def _subheading(self, key: str, words: Inlines, line: int) -> TextBlock:
        style = self.setting.styles.h3
        text = self.typesetter.inlines(words, style, line)
        tag = self.parent.kid(f"H{self.level + 1}")
        return Heading(text, style, tag, self.width, marks=self._marks(key), snaps=False)

    def _callout(self, block: MiniSummary) -> Callout:
        styles, width = self.setting.styles, self.width - 2 * INSET
        tag = self.parent.kid("Div")
        text = self.typesetter.inlines(block.content, styles.summary, block.line)
        body = TextBlock(text, styles.summary, tag.kid("P"), width, marks=self._marks(block.key))
        label = label_block(block.label, styles, self.typesetter, tag, width)
        return Callout(label, body, self.setting.ink, self.setting.theme.callout, self.width)

    # -- lists --

    def _bullets(self, block: BulletList) -> Iterator[Block]:
        if self.ticks:
            yield from self._ticks(block.items, (block.key,))
            return
        holder = self.parent.kid("L", attributes=list_attributes("Disc"))
        bullet = self.typesetter.plain(
            "•", replace(self.setting.styles.body, colour=self.setting.ink.primary)
        )
        for number, item in enumerate(block.items):
            entry = holder.kid("LI")
            label = Label(tuple(bullet), 0, entry.kid("Lbl"))
            keys = (block.key,) if number == 0 else ()
            yield self._item(item, entry, label, _HANG, keys, self._place(number, block.items))

    def _ordered(self, block: OrderedList) -> Iterator[Block]:
        is_letter = block.numbering is Numbering.LETTER
        attributes = list_attributes("UpperAlpha" if is_letter else "Decimal")
        holder = self.parent.kid("L", attributes=attributes)
        figures = [
            _figure(item, block.start + number, is_letter=is_letter)
            for number, item in enumerate(block.items)
        ]
        hang = _HANG if max(map(len, figures), default=0) < 2 else _WIDE_HANG
        for number, item in enumerate(block.items):
            entry = holder.kid("LI")
            runs = self.typesetter.plain(figures[number], self.setting.styles.figure)
            label = Label(tuple(runs), 0, entry.kid("Lbl"))
            keys = (block.key,) if number == 0 else ()
            yield self._item(item, entry, label, hang, keys, self._place(number, block.items))

    def _ticks(self, items: Sequence[ListItem], keys: tuple[str, ...]) -> Iterator[Block]:
        """Boxes to tick, each item in a row of its own."""
        holder = self.parent.kid("L", attributes=list_attributes("None"))
        for number, item in enumerate(items):
            entry = holder.kid("LI")
            words = plain_text(item.lead) + item.separator + plain_text(item.content)
            asked = self.setting.asked(f"{item.key}.done", Ticking(), words)
            tag = box_tag(entry, "Lbl", asked=asked)
            box = Box(TICK_BOX, 0.75, self.setting.ink.ink, tag, asked=asked)
            yield self._item(item, entry, box, _TICK_HANG, keys if number == 0 else (), (1, 1))

    def _place(self, number: int, items: Sequence[ListItem]) -> tuple[float, float]:
        """Space before and after in units: none between items, one around the list."""
        return float(number == 0), float(number == len(items) - 1)

    def _item(
        self,
        item: ListItem,
        entry: Tag,
        label: Mark,
        hang: float,
        keys: tuple[str, ...],
        space: tuple[float, float],
    ) -> TextBlock:
        style = replace(self.setting.styles.body, before=space[0], after=space[1])
        text = self._item_text(item, style)
        marks = self._marks(*keys)
        tag = entry.kid("LBody")
        return TextBlock(text, style, tag, self.width, indent=hang, marks=marks, labels=(label,))

    def _item_text(self, item: ListItem, style: TextStyle) -> SetText:
        if not item.lead:
            return self.typesetter.inlines(item.content, style, item.line)
        text = self.typesetter.inlines(item.lead, style, item.line, cut=style.cut.bolder)
        separator = self.typesetter.plain(item.separator, style, line=item.line)
        rest = self.typesetter.inlines(item.content, style, item.line)
        offset = len(text.runs) + len(separator)
        terms = [*text.terms, *((number + offset, term) for number, term in rest.terms)]
        return SetText([*text.runs, *separator, *rest.runs], terms)


class Heading(BalancedText):
    """Not split unless it must be, and never parted from the lines under it."""

    def __init__(
        self,
        text: SetText | Sequence[Run],
        style: TextStyle,
        tag: Tag,
        width: float,
        *,
        marks: Marks,
        snaps: bool,
    ) -> None:
        super().__init__(text, style, tag, width, marks=marks)
        self.snaps, self.splits = snaps, False


def _figure(item: ListItem, number: int, *, is_letter: bool) -> str:
    """The author's number without its full point or bracket."""
    written = item.marker.translate(_UNSEEN).strip()
    if written:
        return written
    return chr(64 + number) if is_letter and number <= _LETTERS else str(number)


def keep_together(blocks: Sequence[Block]) -> None:
    """Give headings and introductions the height of what must stand under them.

    A heading wants its first lines (H2 three, H3 two), an introduction the first item.
    """
    for above, block in pairwise(blocks):
        if isinstance(above, Heading) and not _opens_section(block):
            block.before = 1 * U if isinstance(block, Callout) else 0.0
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            block.follow = _following(blocks, place, _lines_under(block), depth=4)


def _opens_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.snaps


def _lines_under(heading: Heading) -> int:
    return 3 if heading.snaps else 2


def _in_company(items: Sequence[Block]) -> Sequence[Block]:
    """Neither the first item of a list nor its last stands alone on a page."""
    if len(items) > 1:
        _keep_with(items[-2], items[-1])
        _keep_with(items[0], items[1])
    return items


def _keep_with(block: Block, under: Block) -> None:
    """What comes under `block` stays with it, or as much of it as may stand alone."""
    height, _, is_whole = under.head(2)
    block.follow = max(block.after, under.before) + height + (under.follow if is_whole else 0)


def _following(blocks: Sequence[Block], place: int, lines: int, depth: int) -> float:
    if place + 1 >= len(blocks) or lines <= 0 or depth == 0:
        return 0.0
    above, block = blocks[place], blocks[place + 1]
    gap = max(above.after, block.before)
    height, got, is_whole = block.head(lines)
    height += gap + (2 * U if block.snaps else 0)
    if is_whole:
        under = _lines_under(block) if isinstance(block, Heading) else lines - got
        deeper = _following(blocks, place + 1, under, depth - 1)
        return height + max(deeper, block.follow)
    return height
