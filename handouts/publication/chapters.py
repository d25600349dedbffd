"""Episodes to chapters: sections in order, keys that are unique in the whole book."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar, assert_never

from handouts.layout.layout import Layout, PublicationSettings
from handouts.model.blocks import (
    ActionSteps,
    Block,
    Blocks,
    BulletList,
    ListItem,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.digest import words_digest
from handouts.model.episode import Episode
from handouts.model.inlines import Text
from handouts.publication.matter import GlossaryTerm
from handouts.publication.publication import Chapter, Section, SectionKind

ItemHolder = TypeVar("ItemHolder", bound=BulletList | OrderedList | ActionSteps)


def compose_chapter(
    episode: Episode, number: int, layout: Layout, opener_term: GlossaryTerm | None
) -> Chapter:
    subtitle = episode.subtitle
    return Chapter(
        key=episode.key,
        source=episode.source,
        number=number,
        title=episode.title.content,
        title_line=episode.title.line,
        sections=tuple(_sections(episode, layout)),
        episode_number=episode.number,
        category=episode.category,
        subtitle=subtitle.content if subtitle else (),
        subtitle_line=subtitle.line if subtitle else 0,
        opener_term=opener_term,
        digest=words_digest(episode),
    )


def _sections(episode: Episode, layout: Layout) -> Iterator[Section]:
    settings, scope = layout.publication, episode.key
    if episode.intro:
        blocks = homes(scope, _kept(episode.intro, settings))
        yield Section(f"{scope}.introduction", SectionKind.INTRODUCTION, (), 0, blocks)
    for section in episode.sections:
        yield Section(
            key=f"{scope}.{section.key}",
            kind=SectionKind.SECTION,
            heading=section.heading.content,
            line=section.heading.line,
            blocks=homes(scope, _kept(section.blocks, settings)),
        )
    if episode.takeaways and settings.takeaways:
        items = BulletList("takeaways.list", episode.takeaways[0].line, episode.takeaways)
        yield Section(
            key=f"{scope}.takeaways",
            kind=SectionKind.TAKEAWAYS,
            heading=(Text(layout.labels.takeaways),),
            line=0,
            blocks=homes(scope, (items,)),
        )
    if episode.outro:
        blocks = homes(scope, episode.outro)
        yield Section(f"{scope}.closing", SectionKind.CLOSING, (), 0, blocks)


def _kept(blocks: Blocks, settings: PublicationSettings) -> Blocks:
    if settings.mini_summaries:
        return blocks
    return tuple(block for block in blocks if not isinstance(block, MiniSummary))


def homes(scope: str, blocks: Blocks) -> Blocks:
    """The blocks with keys of the book: those of the episode behind its own key."""
    return tuple(_home(scope, block) for block in blocks)


def _home(scope: str, block: Block) -> Block:
    key = f"{scope}.{block.key}"
    match block:
        case BulletList() | OrderedList() | ActionSteps():
            return _list_home(scope, key, block)
        case Paragraph() | Quotation() | Subheading() | MiniSummary():
            return dataclasses.replace(block, key=key)
        case _:
            assert_never(block)


def _list_home(scope: str, key: str, block: ItemHolder) -> ItemHolder:
    return dataclasses.replace(
        block, key=key, items=tuple(_item_home(scope, item) for item in block.items)
    )


def _item_home(scope: str, item: ListItem) -> ListItem:
    return dataclasses.replace(item, key=f"{scope}.{item.key}")
