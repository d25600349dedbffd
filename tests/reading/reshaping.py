"""An episode written again in the shapes in which texts come, for tests to read back."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

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
from handouts.model.walk import item_inlines, plain_text
from handouts.readers.listing import episode_json

Json = dict[str, Any]
UNCOMPARED = {"line", "lines", "source", "dropped", "diagnostics", "takeaways_heading", "label"}


def normal_form(episode: Episode) -> Json:
    """What an episode says, without the places where its file says it."""
    return _without_places({**episode_json(episode), "key": ""})


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_places(part) for name, part in value.items() if name not in UNCOMPARED
        }
    return [_without_places(part) for part in value] if isinstance(value, list) else value


def in_shape_a(episode: Episode) -> str:
    """No blank lines; a lone `-` before each item."""
    lines = list(_head(episode))
    for blocks in (episode.intro, *(section.blocks for section in episode.sections)):
        if blocks is not episode.intro:
            at = [section.blocks for section in episode.sections].index(blocks)
            lines.append(plain_text(episode.sections[at].heading.content))
        for block in blocks:
            lines += _block_in_a(block)
    if episode.takeaways:
        lines += ["Key Takeaways", *_items_in_a(episode.takeaways)]
    if episode.about:
        lines += [episode.about.heading, *(_plain(block) for block in episode.about.blocks)]
    return "\n".join(lines)


def _head(episode: Episode) -> Iterator[str]:
    if episode.category:
        yield episode.category
    number = f" #{episode.number}" if episode.number is not None else ""
    yield f"Episode{number}: {plain_text(episode.title.content)}"
    if episode.subtitle:
        yield plain_text(episode.subtitle.content)


def _plain(block: Block) -> str:
    assert isinstance(block, Paragraph | Quotation | MiniSummary | Subheading)
    return plain_text(block.content)


def _block_in_a(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Quotation():
            yield _plain(block)
        case MiniSummary():
            yield f"Mini-summary: {_plain(block)}"
        case Subheading():
            yield f"{block.marker} {_plain(block)}"
        case BulletList():
            yield from _items_in_a(block.items)
        case OrderedList():
            yield from (f"{item.marker} {plain_text(item_inlines(item))}" for item in block.items)
        case ActionSteps():
            yield block.heading
            yield from _items_in_a(block.items)


def _items_in_a(items: tuple[ListItem, ...]) -> Iterator[str]:
    """Leads on a line of their own close their explanation with the next item's marker."""
    yield "-"
    for item in items:
        is_last = item is items[-1]
        if item.lead and item.separator == " ":
            yield plain_text(item.lead)
            yield plain_text(item.content) + ("" if is_last else " -")
        else:
            yield plain_text(item_inlines(item))
            if not is_last:
                yield "-"


def in_shape_b(
    episode: Episode, bullet: str = "  • ", wrap: Callable[[str], str] = lambda text: text
) -> str:
    """Blank lines between blocks; `wrap` breaks paragraphs softly."""
    blocks = list(_head(episode))
    for block in episode.intro:
        blocks += _block_in_b(block, bullet, wrap)
    for section in episode.sections:
        blocks.append(plain_text(section.heading.content))
        for block in section.blocks:
            blocks += _block_in_b(block, bullet, wrap)
    if episode.takeaways:
        blocks += ["Key Takeaways", *_items_in_b(episode.takeaways, bullet)]
    if episode.about:
        blocks += [episode.about.heading, *(wrap(_plain(b)) for b in episode.about.blocks)]
    return "\n\n".join(blocks) + "\n"


def _block_in_b(block: Block, bullet: str, wrap: Callable[[str], str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield wrap(_plain(block))
        case Quotation():
            yield _plain(block)
        case MiniSummary():
            yield wrap(f"Mini-summary: {_plain(block)}")
        case Subheading():
            yield f"{block.marker} {_plain(block)}"
        case BulletList():
            yield from _items_in_b(block.items, bullet)
        case OrderedList():
            for item in block.items:
                yield f"  {item.marker} {plain_text(item_inlines(item))}"
        case ActionSteps():
            yield block.heading
            yield from _items_in_b(block.items, bullet)


def _items_in_b(items: tuple[ListItem, ...], bullet: str) -> Iterator[str]:
    for item in items:
        if item.lead and item.separator == " ":
            yield f"{bullet}{plain_text(item.lead)}\n    {plain_text(item.content)}"
        else:
            yield f"{bullet}{plain_text(item_inlines(item))}"


def wrapped(text: str) -> str:
    """As a mailer breaks lines: at blanks, at 60 columns, never inside a word."""
    return "\n".join(textwrap.wrap(text, 60, break_long_words=False, break_on_hyphens=False))
