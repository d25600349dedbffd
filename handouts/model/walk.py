"""Ways through the model: plain words, terms, items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    ListItem,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.inlines import Emphasis, Inline, Inlines, Link, Strong, Term, Text


def plain_text(inlines: Inlines) -> str:
    """The author's characters, without any markup."""
    return "".join([_words(inline) for inline in inlines])


def _words(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Term():
            return inline.written
        case Emphasis() | Strong() | Link():
            return plain_text(inline.content)
        case _:
            assert_never(inline)


def terms_in(inlines: Inlines) -> Iterator[Term]:
    for inline in inlines:
        match inline:
            case Text():
                pass
            case Term():
                yield inline
            case Emphasis(content) | Strong(content) | Link(_, content):
                yield from terms_in(content)
            case _:
                assert_never(inline)


def item_inlines(item: ListItem) -> Inlines:
    """All words of an item, lead included."""
    return (*item.lead, Text(item.separator), *item.content) if item.lead else item.content


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The texts of a block in reading order: one, or one for each item."""
    match block:
        case Paragraph() | Quotation() | Subheading() | MiniSummary():
            yield block.content
        case BulletList() | OrderedList() | ActionSteps():
            for item in block.items:
                yield item_inlines(item)
        case _:
            assert_never(block)


def episode_inlines(episode: Episode) -> Iterator[Inlines]:
    """Every text of an episode, in reading order."""
    yield episode.title.content
    if episode.subtitle:
        yield episode.subtitle.content
    for block in episode.intro:
        yield from block_inlines(block)
    for section in episode.sections:
        yield section.heading.content
        for block in section.blocks:
            yield from block_inlines(block)
    for item in episode.takeaways:
        yield item_inlines(item)
    for block in (*episode.outro, *(episode.about.blocks if episode.about else ())):
        yield from block_inlines(block)


def episode_terms(episode: Episode) -> Iterator[Term]:
    for inlines in episode_inlines(episode):
        yield from terms_in(inlines)
