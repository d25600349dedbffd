"""Elements of an activity as paragraphs and tables; the text they make ends in a paragraph."""

from __future__ import annotations

from itertools import groupby
from typing import assert_never

from handouts.exporters.docx.areas import area_xml, signature_lines
from handouts.exporters.docx.blocks import block_paragraphs
from handouts.exporters.docx.cards import card_xml, pocket_cards_xml
from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.grids import grid_xml
from handouts.exporters.docx.questions import check_line, option_lines, prompt_line, scale_line
from handouts.model.blocks import Block
from handouts.publication.primitives import (
    Card,
    CardSize,
    Checkbox,
    Choice,
    Element,
    Elements,
    Grid,
    Prompt,
    ResponseArea,
    Room,
    Scale,
)
from handouts.word_names import Style

_FILLED_IN = (ResponseArea, Choice, Scale, Grid)  # what a prompt on the page before is lost for


def elements_xml(
    draft: Draft, elements: Elements, wide: float, prompts: Style = Style.PROMPT
) -> str:
    """The elements in a column `wide` mm; `prompts` is the style of prompts without a marker."""
    parts: list[str] = []
    for are_pocket_cards, group in groupby(elements, _is_pocket_card):
        if are_pocket_cards:
            cards = [card for card in group if isinstance(card, Card)]
            parts.append(pocket_cards_xml(draft, cards, wide, elements_xml))
            continue
        run = list(group)
        for element, following in zip(run, [*run[1:], None], strict=True):
            keep_next = isinstance(following, _FILLED_IN)
            parts.append(_element(draft, element, wide, prompts, keep_next=keep_next))
    return "".join(parts)


def _is_pocket_card(element: Element) -> bool:
    return isinstance(element, Card) and element.size is CardSize.POCKET


def _element(
    draft: Draft, element: Element, wide: float, prompts: Style, *, keep_next: bool
) -> str:
    paragraphs: tuple[ParagraphXml, ...]
    if isinstance(element, Block):
        return draft.bookmarked(block_paragraphs(draft, element), element.key)
    match element:
        case ResponseArea() if prompts is Style.PAGE_TEXT and element.room is Room.SHORT:
            paragraphs = signature_lines(draft, element)
        case ResponseArea():
            return area_xml(draft, element, wide)
        case Grid():
            return grid_xml(draft, element, wide)
        case Card():
            return card_xml(draft, element, wide, elements_xml)
        case Prompt():
            paragraphs = (prompt_line(draft, element, prompts, keep_next=keep_next),)
        case Choice():
            paragraphs = option_lines(draft, element)
        case Scale():
            paragraphs = (scale_line(draft, element),)
        case Checkbox():
            paragraphs = (check_line(draft, element),)
        case _:
            assert_never(element)
    return draft.bookmarked(paragraphs, element.key)
