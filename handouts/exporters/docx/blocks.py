"""Blocks of a chapter as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.runs import DISPLAY, PLAIN, Mark
from handouts.exporters.docx.shape import Shape
from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    ListItem,
    MiniSummary,
    Numbering,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.word_names import Style

_STRONG = frozenset({Mark.STRONG})
_STYLES = {Numbering.DECIMAL: Style.LIST_NUMBER, Numbering.LETTER: Style.LIST_LETTER}


def add_blocks(draft: Draft, blocks: Iterable[Block]) -> None:
    for block in blocks:
        draft.characters.at(block.line)
        draft.add(block_paragraphs(draft, block), block.key)


def block_paragraphs(draft: Draft, block: Block) -> tuple[ParagraphXml, ...]:
    match block:
        case Paragraph():
            style = Style.LEAD_IN if block.introduces else Style.NORMAL
            return (ParagraphXml(style, draft.runs.inlines(block.content)),)
        case BulletList():
            return _items(draft, block.items, Style.LIST_BULLET)
        case OrderedList():
            return _items(draft, block.items, _STYLES[block.numbering], draft.lists.begin(block))
        case Quotation():
            return (ParagraphXml(Style.QUOTE, draft.runs.inlines(block.content, draft.slanted)),)
        case Subheading():
            return (_subheading(draft, block),)
        case MiniSummary():
            return _mini_summary(draft, block)
        case ActionSteps():
            return _action_steps(draft, block)
        case _:
            assert_never(block)


def _items(
    draft: Draft, items: Iterable[ListItem], style: Style, number: int | None = None
) -> tuple[ParagraphXml, ...]:
    return tuple(ParagraphXml(style, _item(draft, item), number) for item in items)


def _item(draft: Draft, item: ListItem) -> str:
    draft.characters.at(item.line)
    content = draft.runs.inlines(item.content)
    if not item.lead:
        return content
    # A colon or full point is the lead's own; a dash stands between lead and text.
    ends_lead = item.separator.strip() in {":", ".", "?", "!"}
    separator = draft.runs.words(item.separator, marks=_STRONG if ends_lead else PLAIN)
    return draft.runs.inlines(item.lead, marks=_STRONG) + separator + content


def _subheading(draft: Draft, block: Subheading) -> ParagraphXml:
    style = Style.HEADING_2 if draft.shape is Shape.HANDOUT else Style.HEADING_3
    marker = draft.display(f"{block.marker} ") if block.marker else ""
    return ParagraphXml(style, marker + draft.runs.inlines(block.content, DISPLAY))


def _mini_summary(draft: Draft, block: MiniSummary) -> tuple[ParagraphXml, ...]:
    return (
        ParagraphXml(Style.SUMMARY_LABEL, draft.display(block.label)),
        ParagraphXml(Style.SUMMARY, draft.runs.inlines(block.content)),
    )


def _action_steps(draft: Draft, block: ActionSteps) -> tuple[ParagraphXml, ...]:
    heading = ParagraphXml(Style.ACTION_HEADING, draft.display(block.heading))
    return (heading, *_items(draft, block.items, Style.ACTION_STEP))
