"""The texts of an episode, each with the line it begins on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model.blocks import Blocks
from handouts.model.episode import Episode
from handouts.model.inlines import Inlines
from handouts.model.walk import block_inlines, item_inlines, plain_text


@dataclass(frozen=True, slots=True)
class Saying:
    """One paragraph, heading or item in plain words."""

    source: str
    line: int
    text: str


def sayings(episode: Episode) -> Iterator[Saying]:
    """All of an episode, in reading order."""
    for line, inlines in _texts(episode):
        yield Saying(episode.source, line, plain_text(inlines))


def _texts(episode: Episode) -> Iterator[tuple[int, Inlines]]:
    for heading in (episode.title, episode.subtitle):
        if heading:
            yield heading.line, heading.content
    yield from _of_blocks(episode.intro)
    for section in episode.sections:
        yield section.heading.line, section.heading.content
        yield from _of_blocks(section.blocks)
    for item in episode.takeaways:
        yield item.line, item_inlines(item)
    yield from _of_blocks(episode.outro)
    if episode.about:
        yield from _of_blocks(episode.about.blocks)


def _of_blocks(blocks: Blocks) -> Iterator[tuple[int, Inlines]]:
    for block in blocks:
        items = getattr(block, "items", ())
        lines = [item.line for item in items] or [block.line]
        yield from zip(lines, block_inlines(block), strict=True)


def shown(text: str, longest: int = 60) -> str:
    """As much of a text as a message holds."""
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def place(source: str, line: int) -> str:
    return f"{source}:{line}" if line else source
