"""Cards to cut out: on pages of their own, their backs mirrored on the pages after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from handouts.exporters.pdf.block import Block, Break
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.stack import Stack
from handouts.exporters.pdf.measures import LINE, MM, U
from handouts.exporters.pdf.notes import notes_story
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.shapes import dashed
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.model.scripts import has_japanese
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Card, CardSize, Elements, Prompt

SIZES = {CardSize.POCKET: (84 * MM, 60 * MM), CardSize.POSTCARD: (105 * MM, 148 * MM)}
_LINE = 0.5
_PAD = 8 * MM
_SCALE = (30.0, 20.0, 13.0, 10.5, 8.5)  # points in which a card's words are tried

SetElements = Callable[[Elements, Tag, float], list[Block]]
"""Blocks of elements under a tag, of a width."""


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a card: what is on it, and how far from its top."""

    stack: Stack
    depth: float


class CutSheet(Block):
    """A page of cards; `is_back`: seen through the paper they lie on their fronts.

    `rows` of them at the foot of the page, so that fronts may stand under a head and the backs
    behind them have none.
    """

    def __init__(
        self,
        faces: Sequence[Face | None],
        size: tuple[float, float],
        setting: Setting,
        rows: int,
        *,
        is_back: bool,
    ) -> None:
        super().__init__()
        self.faces, self.size, self.setting, self.is_back = faces, size, setting, is_back
        whole = setting.recto.top - setting.recto.bottom
        self.depth = rows * size[1] if rows < places(setting, size)[1] else whole

    def content_height(self) -> float:
        return self.depth

    def draw(self) -> None:
        sheet, (width, height) = self.setting.recto, self.size
        columns, _ = places(self.setting, self.size)
        foot = sheet.bottom - self.canv.y
        for place, face in enumerate(self.faces):
            if face is None:
                continue
            left = sheet.left + place % columns * width
            if self.is_back:
                left = sheet.width - left - width
            x = left - self.canv.x
            top = foot + self.depth - place // columns * height
            dashed(self.canv, (x, top - height, width, height), _LINE, self.setting.ink.rule)
            bottom = top - face.depth - face.stack.content_height()
            face.stack.drawOn(self.canv, x + _PAD, bottom)


class CutCard(Block):
    """One card among the text."""

    def __init__(
        self, face: Face, size: tuple[float, float], setting: Setting, keys: tuple[str, ...]
    ) -> None:
        super().__init__(1 * U, 2 * U)
        self.face, self.size, self.setting, self.keys = face, size, setting, keys

    def content_height(self) -> float:
        return self.size[1]

    def draw(self) -> None:
        width, height = self.size
        dashed(self.canv, (0, 0, width, height), _LINE, self.setting.ink.rule)
        stack = self.face.stack
        stack.drawOn(self.canv, _PAD, height - self.face.depth - stack.content_height())


def places(setting: Setting, size: tuple[float, float]) -> tuple[int, int]:
    """Columns and rows of cards on a page; at least one card."""
    sheet = setting.recto
    columns = int(sheet.type_width / size[0] + 0.01)
    rows = int((sheet.top - sheet.bottom) / size[1] + 0.01)
    return max(1, columns), max(1, rows)


def leaf(story: Sequence[Block], setting: Setting, parent: Tag) -> list[Block]:
    """The new leaf on which `story` must begin, as cards to cut out stand under its head."""
    first = next((one for one in story if isinstance(one, Break | CutSheet | CutCard)), None)
    match first:
        case CutCard() if setting.is_double:
            return [Break(to_recto=True, filler=notes_story(setting, parent))]
        case CutSheet() if setting.is_double:
            return [Break(to_recto=True, filler=notes_story(setting, parent))]
        case CutSheet():
            return [Break()]
        case _:
            return []


@dataclass(frozen=True, slots=True)
class CardSetter:
    """Sets cards of one size; `elements` sets what is on them.

    `above` is the height of what stands over the first of them on its page; none: 0.
    """

    setting: Setting
    pieces: PieceSetter
    parent: Tag
    elements: SetElements
    above: float = 0.0

    def cards(self, cards: Sequence[Card]) -> list[Block]:
        """Large ones with nothing on their backs stand where they are, others on sheets.

        What is cut out has nothing of the book behind it: fronts are on right-hand pages.
        """
        if cards[0].size is CardSize.POSTCARD and not any(card.back for card in cards):
            return self._in_place(cards)
        return self._sheets(cards)

    def _leaf(self) -> Break:
        """A new leaf, or a new page where only one side is printed."""
        return Break(to_recto=True, filler=self._notes())

    def _notes(self) -> list[Block]:
        return notes_story(self.setting, self.parent)

    def _in_place(self, cards: Sequence[Card]) -> list[Block]:
        size = SIZES[cards[0].size]
        story: list[Block] = []
        for card in cards:
            for front, _, keys in self._sides(card, size):
                if front is None:
                    continue
                if self.setting.is_double and (story or not self._has_room(size[1])):
                    story.append(self._leaf())
                story.append(CutCard(front, size, self.setting, keys))
        return [*story, *self._behind()]

    def _behind(self) -> list[Block]:
        """What lies behind the last leaf of cards that have no backs."""
        if not self.setting.is_double:
            return []
        return [Break(), *self._notes(), Break()]

    def _sheets(self, cards: Sequence[Card]) -> list[Block]:
        """Every page of fronts and, where there are any, that of their backs after it."""
        size = SIZES[cards[0].size]
        sides = [pair for card in cards for pair in self._sides(card, size)]
        has_backs = any(back for _, back, _ in sides)
        story: list[Block] = []
        columns, whole = places(self.setting, size)
        rows = self._rows_under_head(size)
        if not rows or not self.above:
            story.append(self._leaf())
        rows = rows or whole
        while sides:
            page, sides = sides[: rows * columns], sides[rows * columns :]
            fronts = [front for front, _, _ in page]
            story.append(CutSheet(fronts, size, self.setting, rows, is_back=False))
            story[-1].keys = tuple(key for _, _, keys in page for key in keys)
            if has_backs:
                backs = [back for _, back, _ in page]
                story += [Break(), CutSheet(backs, size, self.setting, rows, is_back=True)]
            if sides:
                story.append(self._leaf())
            rows = whole
        return [*story, *(() if has_backs else self._behind()), Break()]

    @property
    def _room(self) -> float:
        """What the page has under what stands over the cards, though its head snaps to the grid."""
        return self.setting.recto.top - self.setting.recto.bottom - self.above - 1 * U - LINE

    def _has_room(self, height: float) -> bool:
        return self.above > 0 and height <= self._room

    def _rows_under_head(self, size: tuple[float, float]) -> int:
        return min(places(self.setting, size)[1], int(self._room / size[1]))

    def _sides(
        self, card: Card, size: tuple[float, float]
    ) -> list[tuple[Face | None, Face | None, tuple[str, ...]]]:
        """One pair of sides, or more where a card's front does not hold everything."""
        tag = self.parent.kid("Sect")
        make = self._pocket if card.size is CardSize.POCKET else self._postcard
        fronts = make(card.title, card.front, tag, size)
        backs = make("", card.back, tag, size) if card.back else []
        keys = (card.key,) if card.key else ()
        return [
            (front, back, keys if place == 0 else ())
            for place, (front, back) in enumerate(zip_longest(fronts, backs))
        ]

    def _pocket(
        self, title: str, elements: Elements, tag: Tag, size: tuple[float, float]
    ) -> list[Face]:
        """Few words, as large as they can be, half-way down."""
        width, room = size[0] - 2 * _PAD, size[1] - 2 * _PAD
        stacks = (
            Stack(self._words(title, elements, tag, width, points), width) for points in _SCALE
        )
        stack = next((stack for stack in stacks if _fits(stack, room)), None)
        if stack is None:
            stack = Stack(self._words(title, elements, tag, width, _SCALE[-1]), width)
        return [Face(stack, max(_PAD, (size[1] - stack.content_height()) / 2))]

    def _words(
        self, title: str, elements: Elements, tag: Tag, width: float, points: float
    ) -> list[Block]:
        blocks: list[Block] = []
        if title:
            blocks.append(self._title(title, tag, width))
        for place, element in enumerate(elements):
            if isinstance(element, Prompt):
                blocks.append(self._line(element, tag, width, points, is_first=place == 0))
            else:
                blocks += self.elements((element,), tag, width)
        return blocks

    def _line(
        self, prompt: Prompt, tag: Tag, width: float, points: float, *, is_first: bool
    ) -> TextBlock:
        is_japanese = has_japanese(plain_pieces(prompt.content))
        most = 30.0 if is_japanese and is_first else 16.0 if is_first else 10.5
        size = min(points, most)
        style = _sized(self.setting.styles.body, size)
        text = self.pieces.set(prompt.content, style)
        block = TextBlock(text, style, tag.kid("P"), width)
        block.keys = (prompt.key,) if prompt.key else ()
        return block

    def _postcard(
        self, title: str, elements: Elements, tag: Tag, size: tuple[float, float]
    ) -> list[Face]:
        """A title and what is to be kept; what one card does not hold goes on the next."""
        width, room = size[0] - 2 * _PAD, size[1] - 2 * _PAD
        waiting = self.elements(elements, tag, width)
        faces: list[Face] = []
        while waiting or not faces:
            blocks: list[Block] = [self._title(title, tag, width)] if title else []
            blocks += waiting[:1]
            waiting = waiting[1:]
            while waiting and Stack([*blocks, waiting[0]], width).content_height() <= room:
                blocks.append(waiting.pop(0))
            faces.append(Face(Stack(blocks, width), _PAD))
        return faces

    def _title(self, title: str, tag: Tag, width: float) -> TextBlock:
        style = replace(self.setting.styles.activity, colour=self.setting.ink.primary, after=1)
        return TextBlock(self.pieces.typesetter.plain(title, style), style, tag.kid("P"), width)


def _sized(style: TextStyle, size: float) -> TextStyle:
    """Leading goes with the size, in quarters of a unit."""
    leading = max(1.5, round(size * 1.4 / U * 4) / 4)
    return replace(style, size=size, leading=leading, before=0.5, after=0.5)


def _fits(stack: Stack, room: float) -> bool:
    """Not too high, and no Japanese word parted over lines."""
    if stack.content_height() > room:
        return False
    first = stack.blocks[0] if stack.blocks else None
    return not (isinstance(first, TextBlock) and first.style.size > 16 and len(first.lines) > 1)
