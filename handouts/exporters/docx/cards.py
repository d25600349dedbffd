"""Cards: beside the text, to be cut out, or a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.table_styles import ASIDE_PADDING, CARD_PADDING, PAGE_PADDING
from handouts.exporters.docx.tables import cell, row, table
from handouts.publication.primitives import Card, CardSize, Elements
from handouts.word_names import Style

# Sizes in mm. Two pocket cards fill the width of the text: the back stands beside its front,
# since nobody knows which pages of an edited file come on one sheet. Folded, they meet.
_POCKET_HIGH = 54.0
_POSTCARD = (105.0, 148.0)
_BELOW_PAGE = 12.0  # kept free under a card of a page, for the paragraph that Word wants there

Inside = Callable[[Draft, Elements, float, Style], str]


def card_xml(draft: Draft, card: Card, wide: float, inside: Inside) -> str:
    """One card of any size but POCKET, and the gap after it."""
    match card.size:
        case CardSize.ASIDE:
            look = _Look(Style.ASIDE_TABLE, Style.ASIDE_TITLE, Style.ASIDE_TEXT, ASIDE_PADDING)
            return _card(draft, card, wide, 0.0, look, inside)
        case CardSize.POCKET:
            return pocket_cards_xml(draft, [card], wide, inside)
        case CardSize.POSTCARD:
            look = _Look(Style.POSTCARD_TABLE, Style.CARD_TITLE, Style.PROMPT, CARD_PADDING)
            width, high = _POSTCARD
            return _card(draft, card, min(wide, width), high, look, inside)
        case CardSize.PAGE:
            look = _Look(Style.PAGE_TABLE, Style.PAGE_TITLE, Style.PAGE_TEXT, PAGE_PADDING)
            high = draft.sheet.text_height - _BELOW_PAGE
            start = ParagraphXml(Style.PAGE_START, "").xml()
            return start + _card(draft, card, wide, high, look, inside)
        case _:
            assert_never(card.size)


@dataclass(frozen=True, slots=True)
class _Look:
    """Styles of the frame, the title and the prompts; `padding` in mm on either side."""

    frame: Style
    title: Style
    prompts: Style
    padding: float


def _card(draft: Draft, card: Card, wide: float, high: float, look: _Look, inside: Inside) -> str:
    within = wide - 2 * look.padding
    front = _face(draft, card, within, look, inside)
    faces = [row([cell(wide, front)], high=high)]
    if card.back:
        back = inside(draft, card.back, within, look.prompts)
        faces.append(row([cell(wide, back)], high=high))
    caption = draft.characters.escaped(card.title)
    return table(look.frame, [wide], faces, caption) + draft.after_table()


def _face(draft: Draft, card: Card, wide: float, look: _Look, inside: Inside) -> str:
    """Title and front; the card's own bookmark goes to whichever comes first."""
    if card.title:
        heading = draft.bookmarked((ParagraphXml(look.title, draft.display(card.title)),), card.key)
    else:
        draft.announce(card.key)
        heading = ""
    return heading + inside(draft, card.front, wide, look.prompts)


def pocket_cards_xml(draft: Draft, cards: Sequence[Card], wide: float, inside: Inside) -> str:
    """Cards in rows of two faces: a front and its back, or two cards without backs."""
    half = wide / 2
    faces = list(_faces(draft, cards, half - 2 * CARD_PADDING, inside))
    if len(faces) % 2:
        faces.append(ParagraphXml(Style.CARD_BACK, "").xml())
    rows = [
        row([cell(half, left), cell(half, right)], high=_POCKET_HIGH)
        for left, right in zip(faces[::2], faces[1::2], strict=True)
    ]
    return table(Style.CARD_TABLE, [half, half], rows, "") + draft.after_table()


def _faces(draft: Draft, cards: Sequence[Card], wide: float, inside: Inside) -> Iterator[str]:
    are_folded = any(card.back for card in cards)
    look = _Look(Style.CARD_TABLE, Style.CARD_TITLE, Style.CARD_FRONT, CARD_PADDING)
    for card in cards:
        yield _face(draft, card, wide, look, inside)
        if are_folded:
            empty = ParagraphXml(Style.CARD_BACK, "").xml()
            yield inside(draft, card.back, wide, Style.CARD_BACK) or empty
