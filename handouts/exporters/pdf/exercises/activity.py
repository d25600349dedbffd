"""An activity as a story: head, cues, instruction, what is to be done, where the answers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import assert_never

from handouts.exporters.pdf.block import Block, Break
from handouts.exporters.pdf.exercises.beside import Beside, aside_block
from handouts.exporters.pdf.exercises.cards import leaf
from handouts.exporters.pdf.exercises.cues import cue_blocks
from handouts.exporters.pdf.exercises.elements import ElementSetter, first_height, keep_all
from handouts.exporters.pdf.exercises.head import ActivityHead, PanelHead
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.exercises.sheets import landscape_sheet
from handouts.exporters.pdf.exercises.writing import WritingRules
from handouts.exporters.pdf.measures import MODULE, TOLERANCE
from handouts.exporters.pdf.notes import notes_story, rest_story
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.primitives import Activity, Card, CardSize, Element, Start

_WHOLE_PANEL = 8 * MODULE  # up to this height a panel moves whole
_MOST_BESIDE = 0.8  # of a page's height; what is longer runs on in the column


@dataclass(frozen=True, slots=True)
class ActivitySetter:
    """Sets activities under `parent`; their titles are headings of `level`.

    `above` is the height of what stands on the page already, where the first begins a page.
    """

    setting: Setting
    typesetter: Typesetter
    parent: Tag
    level: int
    above: float = 0.0

    def story(self, activity: Activity) -> list[Block]:
        """With the break that its start asks for."""
        tag = self.parent.kid("Sect")
        alone = self._sheets_alone(activity, tag)
        if alone:
            return alone
        head = ActivityHead(activity, self.setting, self.typesetter, tag, self.level)
        head.keys = (activity.key,)
        head.rest = rest_story(self.setting, self.parent)
        beside = self._beside(activity, tag)
        above = self.above + head.before + head.content_height()
        body = self._body(activity, tag, is_narrow=beside is not None, beside=beside, above=above)
        depth = beside.depth if beside else 0.0
        clear(body, depth)
        head.follow = max(first_height(body), depth)
        opening: list[Block] = [head, beside] if beside else [head]
        begins = leaf(body, self.setting, self.parent)
        if begins:
            return [*opening, *body] if self.above else [*begins, *opening, *body]
        if activity.start is Start.PAGE and not any(isinstance(block, Break) for block in body):
            head.follow = max(head.follow, panel_height(body))
            return [*opening, *body]
        return [*self._breaks(activity.start), *opening, *body]

    def _sheets_alone(self, activity: Activity, tag: Tag) -> list[Block]:
        """Cards as large as a page say themselves what they are: they need no head."""
        cards = [one for one in activity.elements if isinstance(one, Card)]
        is_bare = not (activity.instruction or activity.cues or activity.asides)
        if not (is_bare and cards and len(cards) == len(activity.elements)):
            return []
        sheets = [
            landscape_sheet(card, self.setting, self._pieces(activity), tag, self.level)
            for card in cards
            if card.size is CardSize.PAGE and card.title
        ]
        story: list[Block] = []
        for sheet in sheets:
            if sheet is None:
                return []
            story += [Break(), sheet]
        if len(sheets) != len(cards):
            return []
        story[1].add_key(activity.key)
        return [*story, Break()]

    def panel(self, activity: Activity, *, is_narrow: bool) -> list[Block]:
        """On a chapter's first page: a rule and a label instead of a head with a number."""
        tag = self.parent.kid("Sect")
        head = PanelHead(activity.title, self.setting, self.typesetter, tag, self.level)
        head.keys = (activity.key,)
        sheet = self.setting.recto
        head.box_width = sheet.text_width if is_narrow else sheet.type_width
        head.is_wide = not is_narrow
        beside = self._beside(activity, tag)
        body = self._body(
            activity, tag, is_narrow=is_narrow or beside is not None, beside=beside, gives_way=True
        )
        head.follow = max(first_height(body), min(least_height(body), _WHOLE_PANEL))
        return [head, beside, *body] if beside else [head, *body]

    # -- parts --

    def _breaks(self, start: Start) -> list[Block]:
        match start:
            case Start.ANYWHERE:
                return []
            case Start.PAGE:
                return [Break()]
            case Start.SPREAD:
                spread = Break(to_verso=True, filler=notes_story(self.setting, self.parent))
                spread.rest = rest_story(self.setting, self.parent)
                return [spread]
            case _:
                assert_never(start)

    def _body(
        self,
        activity: Activity,
        tag: Tag,
        *,
        is_narrow: bool,
        beside: Beside | None,
        gives_way: bool = False,
        above: float = 0.0,
    ) -> list[Block]:
        sheet = self.setting.recto
        width = sheet.text_width if is_narrow else sheet.type_width
        cues = cue_blocks(activity.cues, self.setting, self._pieces(activity), width, tag)
        opening = [*cues, *self._instruction(activity, tag, width)]
        if above:
            above += max(panel_height(opening), beside.depth if beside else 0.0)
        setter = ElementSetter(
            self.setting,
            self._pieces(activity),
            tag,
            width,
            sheet.type_width,
            level=self.level,
            gives_way=gives_way,
            above=above,
        )
        elements = activity.elements
        if beside:
            elements = tuple(one for one in elements if not _is_aside(one))
        body = setter.set(elements)
        asides = [] if beside else self._asides(activity, tag, width)
        answers = self._answers(activity, tag, width)
        keep_end([*body, *asides], panel_height(answers))
        story = [*keep_all(opening, body), *asides, *answers]
        if not is_narrow:
            for block in story:
                block.is_wide = True
        return story

    def _pieces(self, activity: Activity) -> PieceSetter:
        about = " ".join(part for part in (activity.number, activity.title) if part)
        return PieceSetter(self.setting, self.typesetter, about)

    def _instruction(self, activity: Activity, tag: Tag, width: float) -> list[Block]:
        if not activity.instruction:
            return []
        style = replace(self.setting.styles.instruction, after=0.0)
        text = self._pieces(activity).set(activity.instruction, style)
        return [TextBlock(text, style, tag.kid("P"), width)]

    def _answers(self, activity: Activity, tag: Tag, width: float) -> list[Block]:
        if activity.answers is None:
            return []
        style = replace(self.setting.styles.small, before=1.0, colour=self.setting.ink.muted)
        text = self._pieces(activity).set((activity.answers,), style)
        return [TextBlock(text, style, tag.kid("P"), width)]

    def _beside(self, activity: Activity, tag: Tag) -> Beside | None:
        """Word boxes and asides, if there is a margin column that holds them."""
        width = self.setting.recto.margin_width
        if not width:
            return None
        pieces = self._pieces(activity)
        setter = ElementSetter(self.setting, pieces, tag, width, width, level=self.level)
        boxes = [setter.word_box(card, width) for card in _aside_cards(activity)]
        items: list[Block] = [*boxes, *self._asides(activity, tag, width)]
        beside = Beside(items)
        sheet = self.setting.recto
        if not items or beside.depth > _MOST_BESIDE * (sheet.top - sheet.bottom):
            return None
        return beside

    def _asides(self, activity: Activity, tag: Tag, width: float) -> list[Block]:
        pieces = self._pieces(activity)
        return [
            aside_block(aside, self.setting, pieces, width, tag, f"{activity.key}.aside{number}")
            for number, aside in enumerate(activity.asides, 1)
        ]


def clear(body: Sequence[Block], depth: float) -> None:
    """What is wide comes under all that reaches `depth` down beside: what stays with it knows."""
    narrow = list(takewhile(lambda block: not block.is_wide, body))
    if len(narrow) == len(body):
        return
    more = depth - panel_height(narrow)
    for block in narrow:
        block.follow += max(0.0, more) if block.follow else 0.0


def keep_end(story: Sequence[Block], height: float) -> None:
    """Where the answers are, `height` high, is no page of its own: it goes with the end, and with
    all that the end must not be parted from."""
    under = 0.0
    for place, block in enumerate(reversed(story)):
        if block.follow < under - TOLERANCE:
            return
        block.follow = max(block.follow, height) if not place else block.follow + height
        under += block.before + block.content_height()


def panel_height(body: Sequence[Block]) -> float:
    """Of a panel, whole."""
    return sum(block.before + block.content_height() for block in body)


def least_height(body: Sequence[Block]) -> float:
    """Of a panel whose rules have given way as far as they do."""
    heights = ((block.before, block.content_height(), block.head(2)[0]) for block in body)
    gives_way = (isinstance(block, WritingRules) and block.gives_way for block in body)
    return sum(
        before + (least if gives else whole)
        for (before, whole, least), gives in zip(heights, gives_way, strict=True)
    )


def activities_story(setter: ActivitySetter, activities: Sequence[Activity]) -> list[Block]:
    """`setter.above` is true of the first alone."""
    later = replace(setter, above=0.0)
    return [
        block
        for place, activity in enumerate(activities)
        for block in (later if place else setter).story(activity)
    ]


def _aside_cards(activity: Activity) -> list[Card]:
    cards = (element for element in activity.elements if isinstance(element, Card))
    return [card for card in cards if card.size is CardSize.ASIDE]


def _is_aside(element: Element) -> bool:
    return isinstance(element, Card) and element.size is CardSize.ASIDE
