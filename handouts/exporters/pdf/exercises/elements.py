"""Elements of an activity become flowables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import assert_never

from handouts.exporters.pdf.block import Block, Break
from handouts.exporters.pdf.blocks import BlockSetter
from handouts.exporters.pdf.exercises.beside import INSET, WordBox
from handouts.exporters.pdf.exercises.cards import CardSetter
from handouts.exporters.pdf.exercises.choices import ChoiceSetter, keep_rows
from handouts.exporters.pdf.exercises.cues import cue_block
from handouts.exporters.pdf.exercises.grid import GridSetter
from handouts.exporters.pdf.exercises.pairs import answer_line, pairs_story
from handouts.exporters.pdf.exercises.pieces import PieceSetter, plain_words
from handouts.exporters.pdf.exercises.scale import ScaleRow, rings_asked
from handouts.exporters.pdf.exercises.sheets import landscape_sheet
from handouts.exporters.pdf.exercises.stack import Stack
from handouts.exporters.pdf.exercises.writing import ROWS, NotesPage, WritingRules
from handouts.exporters.pdf.filling.fields import Writing
from handouts.exporters.pdf.gaps import total_width
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.setting import Setting, label_block
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Label, Marks, TextBlock
from handouts.model.blocks import Block as ModelBlock
from handouts.publication.primitives import (
    Blank,
    Card,
    CardSize,
    Checkbox,
    Choice,
    Element,
    Elements,
    Grid,
    GridPurpose,
    Prompt,
    ResponseArea,
    Room,
    Scale,
)

_MARKER, _LONG_MARKER = 5 * MM, 8 * MM
_BULLET = 4 * MM


class PromptText(TextBlock):
    """What a learner is asked: never parted from the room to answer it."""


@dataclass(frozen=True, slots=True)
class ElementSetter:
    """Sets elements in a column `width` points wide, under `parent`.

    `wide` is the width that tables and pages of cards may take. `level` is that of the heading
    above. `is_small`: in a box beside the text. `gives_way`: rules may be fewer where a page is
    full. `is_key`: what is joined is told in words alone. `above`: height of what stands over the
    first element, where cards are to share its page.
    """

    setting: Setting
    pieces: PieceSetter
    parent: Tag
    width: float
    wide: float
    level: int = 3
    is_small: bool = False
    gives_way: bool = False
    is_key: bool = False
    above: float = 0.0

    def set(self, elements: Elements) -> list[Block]:
        story: list[Block] = []
        prompt = ""
        for kind, group in groupby(elements, key=_company):
            members = tuple(group)
            if kind == "":
                for element in members:
                    if isinstance(element, Prompt):
                        prompt = plain_words(element.content)
                    story += self._one(element, prompt)
            else:
                story += self._together(members, self.above if not story else 0.0)
        _keep_prompts(story)
        return story

    # -- one by one --

    def _one(self, element: Element, prompt: str) -> list[Block]:
        """`prompt` is what was asked last."""
        if isinstance(element, ModelBlock):
            typesetter = self.pieces.typesetter
            setter = BlockSetter(
                self.setting, typesetter, self.width, self.parent, level=self.level
            )
            return setter.set((element,))
        match element:
            case Prompt():
                return [self._prompt(element)]
            case ResponseArea():
                return self._area(element, prompt)
            case Choice():
                return self._choices.choice(element)
            case Scale():
                return [self._scale(element)]
            case Grid():
                return self._grid(element)
            case Card():
                return self._card(element)
            case Checkbox():
                return list(self._choices.boxes((element,)))
            case _:
                assert_never(element)

    @property
    def _choices(self) -> ChoiceSetter:
        return ChoiceSetter(self.setting, self.pieces, self.width, self.parent)

    def _prompt(self, prompt: Prompt) -> TextBlock:
        if prompt.cue is not None:
            return cue_block(prompt, prompt.cue, self.setting, self.pieces, self.width, self.parent)
        styles = self.setting.styles
        has_blanks = any(isinstance(piece, Blank) for piece in prompt.content)
        style = styles.word if self.is_small else styles.body
        if has_blanks:
            style = replace(style, leading=3.0, before=0.0)
        tag = self.parent.kid("P")
        text = self.pieces.set(prompt.content, style)
        labels: tuple[Label, ...] = ()
        indent = 0.0
        if prompt.marker:
            marker = self.pieces.typesetter.plain(f"{prompt.marker} ", style, style.cut.bolder)
            labels = (Label(tuple(marker), 0, tag),)
            indent = _MARKER if total_width(marker) <= _MARKER else _LONG_MARKER
        marks = Marks(keys=(prompt.key,) if prompt.key else ())
        block = PromptText(text, style, tag, self.width, indent=indent, marks=marks, labels=labels)
        block.splits = not has_blanks
        return block

    def _area(self, area: ResponseArea, prompt: str) -> list[Block]:
        if area.answer:
            return self._good_answer(area)
        words = (area.label,) if prompt in area.label else (area.label, prompt)
        asked = self.pieces.asked(area.key, Writing(has_lines=True), *words)
        tag = self.parent.kid("P")
        tag = tag if asked else tag.kid("Span", actual_text=area.label)
        if area.room is Room.PAGE:
            page = NotesPage(self.width, self.setting, tag, asked=asked)
            page.add_key(area.key)
            return [page]
        rows = ROWS[area.room]
        rules = WritingRules(
            rows, self.width, self.setting, tag, gives_way=self.gives_way, asked=asked
        )
        rules.add_key(area.key)
        return [rules]

    def _good_answer(self, area: ResponseArea) -> list[Block]:
        """What a good answer names, in the place of the room for it."""
        setting, tag = self.setting, self.parent.kid("Div")
        typesetter = self.pieces.typesetter
        label = label_block(setting.labels.good_answer, setting.styles, typesetter, tag, self.width)
        label.before, label.follow = 0.5 * U, 2 * U
        label.add_key(area.key)
        holder = tag.kid("L", attributes=list_attributes("Disc"))
        style = replace(setting.styles.cell, colour=setting.ink.accent)
        blocks: list[Block] = [label]
        for words in area.answer:
            entry = holder.kid("LI")
            bullet = Label(tuple(typesetter.plain("• ", style)), 0, entry.kid("Lbl"))
            text = self.pieces.set(words, style, style.cut.bolder)
            body = entry.kid("LBody")
            blocks.append(
                TextBlock(text, style, body, self.width, indent=_BULLET, labels=(bullet,))
            )
        blocks[-1].after = 1.5 * U
        return blocks

    def _scale(self, scale: Scale) -> Block:
        tag = self.parent.kid("P")
        asked = tuple(rings_asked(scale, self.pieces))
        row = ScaleRow(scale, self.width, self.setting, self.pieces.typesetter, tag, asked)
        row.add_key(scale.key)
        return row

    def _grid(self, grid: Grid) -> list[Block]:
        if self.is_key and grid.purpose is GridPurpose.PAIRS:
            story = answer_line(grid, self.setting, self.pieces, self.width, self.parent)
        elif grid.purpose is GridPurpose.PAIRS:
            story = pairs_story(grid, self.setting, self.pieces, self.wide, self.parent)
        else:
            story = GridSetter(self.setting, self.pieces, self.wide, self.parent).table(grid)
        for block in story:
            block.is_wide = self.wide > self.width
        return story

    def _card(self, card: Card) -> list[Block]:
        if card.size is CardSize.ASIDE:
            return [self.word_box(card, self.width)]
        sheet = landscape_sheet(card, self.setting, self.pieces, self.parent)
        if sheet is not None:
            return [Break(), sheet, Break()]
        style = self.setting.styles.activity
        title = self.pieces.typesetter.plain(card.title, style)
        head = TextBlock(title, style, self.parent.kid("P"), self.width)
        head.add_key(card.key)
        return [Break(), head, *self.set(card.front), *self.set(card.back), Break()]

    def word_box(self, card: Card, width: float) -> WordBox:
        """A card that stands beside what it helps with, or over it."""
        tag = self.parent.kid("Div")
        inner = width - 2 * INSET
        setter = replace(self, parent=tag, width=inner, wide=inner, is_small=True)
        blocks = setter.set((*card.front, *card.back))
        for block in blocks:
            block.before = block.after = 0.0
        if card.title:
            typesetter = self.pieces.typesetter
            label = label_block(card.title, self.setting.styles, typesetter, tag, inner)
            label.after = 0.25 * U
            blocks.insert(0, label)
        box = WordBox(Stack(blocks, inner), width, self.setting)
        box.add_key(card.key)
        return box

    # -- neighbours --

    def _together(self, members: Sequence[Element], above: float) -> list[Block]:
        boxes = [member for member in members if isinstance(member, Checkbox)]
        if boxes:
            blocks = list(self._choices.boxes(boxes))
            keep_rows(blocks)
            return blocks
        cards = [member for member in members if isinstance(member, Card)]

        def inner(elements: Elements, tag: Tag, width: float) -> list[Block]:
            return replace(self, parent=tag, width=width, wide=width, above=0.0).set(elements)

        return CardSetter(self.setting, self.pieces, self.parent, inner, above).cards(cards)


def _company(element: Element) -> str:
    """Neighbours of one company are set together; empty for what stands alone."""
    match element:
        case Checkbox():
            return f"box {element.takes}"
        case Card(size=CardSize.POCKET | CardSize.POSTCARD):
            return f"card {element.size}"
        case _:
            return ""


def _keep_prompts(story: Sequence[Block]) -> None:
    """What is asked stays with the first rules or boxes for the answer."""
    for above, block in reversed(list(pairwise(story))):
        if isinstance(block, Break):
            continue
        if isinstance(above, ScaleRow) and isinstance(block, ScaleRow):
            above.follow = block.content_height()
        elif isinstance(above, PromptText) and not isinstance(block, PromptText):
            if isinstance(block, WritingRules):
                above.after = 0.0
            above.follow = max(above.after, block.before) + first_height((block,)) - block.before


def keep_all(opening: Sequence[Block], elements: Sequence[Block]) -> list[Block]:
    """What opens an activity stays with the beginning of what is to be done."""
    story = [*opening, *elements]
    for place in range(len(opening) - 1, -1, -1):
        story[place].follow = first_height(story[place + 1 :])
    return story


def first_height(story: Iterator[Block] | Sequence[Block]) -> float:
    """Of what must stand under a head: the first block's beginning and what it keeps."""
    for block in story:
        if isinstance(block, Break):
            return 0.0
        height, _, is_whole = block.head(2)
        return block.before + height + (block.follow if is_whole else 0.0)
    return 0.0
