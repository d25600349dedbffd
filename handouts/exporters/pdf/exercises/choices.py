"""Lines with a box before them: to tick, to number, to choose among."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter, plain_words
from handouts.exporters.pdf.filling.fields import Asked, OneOf, Ticking, Writing, said
from handouts.exporters.pdf.gaps import Box, box_tag, total_width, unseen
from handouts.exporters.pdf.measures import MM, MODULE
from handouts.exporters.pdf.runs import Run, SetText
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Label, Marks, TextBlock
from handouts.publication.primitives import Checkbox, Choice, Mark, Option

BOX = 4.5 * MM
_BOX_LINE = 0.75
_LETTER, _OPTION, _TICKED = 8 * MM, 16 * MM, 8 * MM  # where letter and texts begin
_FIGURE_BOX, _NUMBERED = 8 * MM, 11 * MM
_PAGE_RULE, _RULE = 12 * MM, 0.6
_PAGE_APART = 4 * MM
_NO_WORDS = "___"
_FIGURE = 13.0  # points: a number typed into a box


class OptionText(TextBlock):
    """An option, with room at the right for the page where it was read."""

    page: tuple[list[Run], list[Run], Tag] | None = None
    asked_page: Asked | None = None
    edge = 0.0

    def draw(self) -> None:
        super().draw()
        if self.page is None or self.is_rest:
            return
        before, after, tag = self.page
        y = (len(self.lines) - 1) * self.style.line
        x = self.edge - total_width(before) - _PAGE_RULE - total_width(after)
        self._words(before, x, y, tag)
        x += total_width(before)
        self.canv.rule(x, y - 1, x + _PAGE_RULE, _RULE, self.style.colour)
        if self.asked_page:
            rect = (x, y - 1, x + _PAGE_RULE, y + self.style.size)
            self.canv.field(self.asked_page, rect, tag.kid("Form"))
        else:
            unseen(self.canv, x, y, tag.kid("Span", actual_text=_NO_WORDS))
        self._words(after, x + _PAGE_RULE, y, tag)

    def _words(self, runs: Sequence[Run], x: float, y: float, tag: Tag) -> None:
        if runs:
            self.canv.text(x, y, [(run, run.text) for run in runs], tag)


@dataclass(frozen=True, slots=True)
class ChoiceSetter:
    """Sets lines with boxes `width` points wide under `parent`."""

    setting: Setting
    pieces: PieceSetter
    width: float
    parent: Tag

    def boxes(self, boxes: Sequence[Checkbox]) -> Iterator[Block]:
        """Neighbours make one list."""
        holder = self.parent.kid("L", attributes=list_attributes("None"))
        for place, box in enumerate(boxes):
            is_last = place == len(boxes) - 1
            yield self._box(box, holder.kid("LI"), is_last=is_last)

    def _box(self, box: Checkbox, entry: Tag, *, is_last: bool) -> TextBlock:
        takes_number = box.takes is Mark.NUMBER
        space = 2.0 if takes_number else 1.0
        style = replace(self.setting.styles.body, before=space, after=space if is_last else 0.0)
        text = self.pieces.set(box.content, style)
        marks = Marks(keys=(box.key,) if box.key else ())
        return TextBlock(
            text,
            style,
            entry.kid("LBody"),
            self.width,
            indent=_NUMBERED if takes_number else _TICKED,
            marks=marks,
            labels=(self._mark(box, entry),),
        )

    def _mark(self, box: Checkbox, entry: Tag) -> Box:
        ink, is_tick = self.setting.ink, box.takes is Mark.TICK
        takes = Ticking() if is_tick else Writing(_FIGURE, is_centred=True)
        asked = None if box.answer else self.pieces.asked(box.key, takes, plain_words(box.content))
        if is_tick:
            tag = box_tag(entry, "Lbl", is_ticked=bool(box.answer), asked=asked)
            tick = ink.accent if box.answer else ""
            return Box(BOX, _BOX_LINE, ink.ink, tag, tick=tick, asked=asked)
        if not box.answer:
            tag = box_tag(entry, "Lbl", asked=asked)
            return Box(_FIGURE_BOX, _BOX_LINE, ink.ink, tag, asked=asked)
        figure = self.pieces.typesetter.plain(box.answer, self.setting.styles.answer)
        return Box(_FIGURE_BOX, _BOX_LINE, ink.ink, entry.kid("Lbl"), figure=tuple(figure))

    def choice(self, choice: Choice) -> list[Block]:
        """Options together; where answers are shown each says where it stands."""
        attributes = list_attributes("None")
        holder = self.parent.kid("L", attributes=attributes)
        is_answered = any(option.is_right for option in choice.options)
        room = self._page_words() if choice.asks_page and not is_answered else None
        asked = [
            None if is_answered else self._asked(choice, place)
            for place in range(len(choice.options))
        ]
        blocks: list[Block] = [
            self._option(option, holder.kid("LI"), room, one)
            for option, one in zip(choice.options, asked, strict=True)
        ]
        if blocks:
            blocks[0].add_key(choice.key)
            blocks[-1].after = self.setting.styles.body.line / 2
        for place in range(len(blocks) - 2, -1, -1):
            below = blocks[place + 1]
            blocks[place].follow = below.before + below.content_height() + below.follow
        return blocks

    def _asked(self, choice: Choice, place: int) -> Asked | None:
        """A mark that excludes those of the other options."""
        option, question = choice.options[place], said(self.pieces.about, choice.label)
        words = " ".join((option.marker, plain_words(option.content)))
        takes = OneOf(question, option.marker or str(place + 1))
        return self.pieces.asked(choice.key, takes, choice.label, words)

    def _option(
        self,
        option: Option,
        entry: Tag,
        room: tuple[list[Run], list[Run]] | None,
        asked: Asked | None,
    ) -> OptionText:
        styles, ink = self.setting.styles, self.setting.ink
        style = replace(styles.body, before=1.0, after=0.0)
        text = self._words(option, style)
        used = 0.0
        if room is not None:
            used = total_width([*room[0], *room[1]]) + _PAGE_RULE + _PAGE_APART
        tag = box_tag(entry, "Lbl", is_ticked=option.is_right, asked=asked)
        tick = ink.accent if option.is_right else ""
        letter = self.pieces.typesetter.plain(f"{option.marker} ", styles.strong)
        labels = [Box(BOX, _BOX_LINE, ink.ink, tag, tick=tick, asked=asked)]
        body = entry.kid("LBody")
        width, indent = self.width - used, _OPTION if option.marker else _LETTER
        letters = (Label(tuple(letter), _LETTER, body),) if option.marker else ()
        block = OptionText(text, style, body, width, indent=indent, labels=(*labels, *letters))
        if room is not None:
            block.page, block.edge = (*room, body), self.width
            block.asked_page = self._asked_page(option)
        return block

    def _asked_page(self, option: Option) -> Asked | None:
        labels = self.setting.labels
        words = " ".join((option.marker, plain_words(option.content)))
        return self.pieces.asked(option.key, Writing(is_centred=True), words, labels.page)

    def _words(self, option: Option, style: TextStyle) -> SetText:
        """What is right is bold as well as coloured; its source follows, small."""
        styles, ink = self.setting.styles, self.setting.ink
        cut = style.cut.bolder if option.is_right else None
        shown = replace(style, colour=ink.accent) if option.is_right else style
        text = self.pieces.set(option.content, shown, cut)
        if option.source:
            small = replace(styles.small, colour=shown.colour if option.is_right else ink.muted)
            text.runs += self.pieces.typesetter.plain("  ", small)
            text.runs += self.pieces.set(option.source, small, cut).runs
        return text

    def _page_words(self) -> tuple[list[Run], list[Run]]:
        """The words around the room for a page number, as references to pages have them."""
        small = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        before, _, after = self.setting.labels.page_reference.partition("{page}")
        plain = self.pieces.typesetter.plain
        return plain(before, small), plain(after, small)


def keep_rows(blocks: Sequence[Block]) -> None:
    """Neither the first row of a list nor its last stands alone."""
    for above, below in ((0, 1), (-2, -1)):
        if len(blocks) > 1:
            blocks[above].follow = MODULE + blocks[below].content_height()
