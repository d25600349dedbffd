"""A card as large as a page, lying on its side: a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.coverage import CLUSTER
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.stack import Stack
from handouts.exporters.pdf.exercises.writing import NamedRules
from handouts.exporters.pdf.filling.fields import Writing
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.setting import Setting, label_runs
from handouts.exporters.pdf.squares import draw_square, square_runs
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import BalancedText, TextBlock
from handouts.model.inlines import Strong
from handouts.model.scripts import has_japanese
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Card, Element, Elements, Prompt, ResponseArea

_FRAME, _EDGE, _CORNER = 0.75, 12 * MM, 8 * MM
_INSET = 28 * MM  # from the frame to what is written
_SQUARE = 24 * MM
_LARGEST_LOGO, _OVER_TEXT = (96 * MM, 12 * MM), 6 * MM
_MOST_SQUARES = 4
_NAME = 12.0  # points: what is typed


class LandscapeSheet(Block):
    """Fills a page that lies on its side; signatures stand at its foot."""

    def __init__(
        self,
        stack: Stack,
        foot: NamedRules | None,
        squares: Sequence[Run],
        setting: Setting,
        parent: Tag,
    ) -> None:
        super().__init__()
        self.stack, self.foot, self.squares, self.setting = stack, foot, squares, setting
        self.figure = parent.kid("Figure", alt=setting.theme.logo.alt if setting.theme.logo else "")

    def content_height(self) -> float:
        return self.setting.recto.top - self.setting.recto.bottom

    def draw(self) -> None:
        recorder, sheet, ink = self.canv, self.setting.recto, self.setting.ink
        recorder.is_landscape = True
        width, height = sheet.height, sheet.width
        x, y = -recorder.x, -recorder.y
        edge = (x + _EDGE, y + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)
        recorder.box(edge, _FRAME, ink.primary)
        for left in (edge[0], edge[0] + edge[2] - _CORNER):
            for bottom in (edge[1], edge[1] + edge[3] - _CORNER):
                recorder.box((left, bottom, _CORNER, _CORNER), _FRAME, ink.accent)
        top = y + height - _EDGE - _INSET
        if logo := self.setting.theme.logo:
            size = logo.fitting(*_LARGEST_LOGO)
            recorder.logo(x + _EDGE + _INSET, top + _OVER_TEXT, size, self.figure)
        self.stack.drawOn(recorder, x + _EDGE + _INSET, top - self.stack.content_height())
        if self.foot:
            self.foot.drawOn(recorder, x + _EDGE + _INSET, y + _EDGE + _INSET)
        for place, run in enumerate(self.squares):
            right = x + width - _EDGE - _INSET
            draw_square(
                recorder, right - _SQUARE, top - place * _SQUARE, run, self.setting, _SQUARE
            )


def landscape_sheet(
    card: Card, setting: Setting, pieces: PieceSetter, parent: Tag, level: int = 0
) -> LandscapeSheet | None:
    """None where it would not hold all that is on the card, which then runs over upright pages.

    With a `level` its title is a heading.
    """
    sheet = setting.recto
    whole = sheet.height - 2 * (_EDGE + _INSET)
    if card.back or not all(isinstance(one, Prompt | ResponseArea) for one in card.front):
        return None
    ornament = next((one for one in card.front if _is_ornament(one)), None)
    words = plain_pieces(ornament.content) if isinstance(ornament, Prompt) else ""
    squares = [
        run._replace(size=run.size * _SQUARE / (16 * MM)) for run in square_runs(words, setting)
    ]
    width = whole - (_SQUARE + 12 * MM if squares else 0.0)
    tag = parent.kid("Sect")
    lines, names = _parted(tuple(one for one in card.front if one is not ornament or not squares))
    heading = tag.kid(f"H{level}" if level else "P")
    title = _title(card.title, setting, pieces, heading, width) if card.title else []
    stack = Stack([*title, *_lines(lines, setting, pieces, tag, width)], width)
    foot = _signatures(names, setting, pieces, tag, whole) if names else None
    room = sheet.width - 2 * (_EDGE + _INSET)
    if stack.content_height() + (foot.content_height() if foot else 0.0) > room:
        return None
    block = LandscapeSheet(stack, foot, squares, setting, tag)
    block.keys = tuple(one.key for one in (card, *card.front) if one.key)
    return block


def _is_ornament(element: Element) -> bool:
    """A word of a few Japanese characters that stands alone is set in squares."""
    if not isinstance(element, Prompt):
        return False
    words = plain_pieces(element.content)
    return 0 < len(CLUSTER.findall(words)) <= _MOST_SQUARES and all(map(has_japanese, words))


def _parted(elements: Elements) -> tuple[list[Element], list[ResponseArea]]:
    """What stands above, and the signatures that all the rest consists of."""
    lines, names = list(elements), list[ResponseArea]()
    while lines and isinstance(lines[-1], ResponseArea):
        last = lines.pop()
        assert isinstance(last, ResponseArea)
        names.insert(0, last)
    return lines, names


def _title(
    title: str, setting: Setting, pieces: PieceSetter, tag: Tag, width: float
) -> list[Block]:
    style = replace(setting.styles.label, size=10, leading=2, after=4)
    runs = label_runs(title, style, pieces.typesetter)
    return [TextBlock(runs, style, tag, width)]


def _lines(
    elements: Sequence[Element], setting: Setting, pieces: PieceSetter, tag: Tag, width: float
) -> list[Block]:
    """Names on rules, words between them; what is most strongly said is a title."""
    blocks: list[Block] = []
    body = replace(setting.styles.body, size=13, leading=2.5, before=0.5, after=0.5)
    title = replace(setting.styles.h1_long, colour=setting.ink.primary, before=0.5, after=0.5)
    for element in elements:
        match element:
            case ResponseArea():
                blocks.append(_signatures([element], setting, pieces, tag, width))
            case Prompt():
                style = title if _is_strong(element) else body
                text = pieces.set(element.content, style)
                blocks.append(BalancedText(text, style, tag.kid("P"), width))
            case _:
                pass
    return blocks


def _is_strong(prompt: Prompt) -> bool:
    return all(isinstance(piece, Strong) for piece in prompt.content)


def _signatures(
    areas: Sequence[ResponseArea], setting: Setting, pieces: PieceSetter, tag: Tag, width: float
) -> NamedRules:
    style = replace(setting.styles.small, colour=setting.ink.muted)
    names = [(pieces.typesetter.plain(area.label, style), tag.kid("P")) for area in areas]
    asked = [pieces.asked(area.key, Writing(_NAME), area.label) for area in areas]
    return NamedRules(names, width, setting, asked=asked)
