"""Texts with some of their words and terms exchanged; what nothing is exchanged in stays itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeVar, assert_never

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
from handouts.model.inlines import Emphasis, Inline, Inlines, Link, Strong, Term, Text

Rewrite = Callable[[Text | Term, int], Iterable[Inline]]
"""What stands in the place of a text or term; with the source line of its block or item."""

_Node = TypeVar("_Node")


def rewritten_block(block: Block, rewrite: Rewrite) -> Block:
    """In reading order, so that `rewrite` may learn on the way."""
    match block:
        case Paragraph() | Quotation() | Subheading() | MiniSummary():
            content = rewritten(block.content, block.line, rewrite)
            return block if content is block.content else replace(block, content=content)
        case BulletList() | OrderedList() | ActionSteps():
            items = _same(block.items, [rewritten_item(item, rewrite) for item in block.items])
            return block if items is block.items else replace(block, items=items)
        case _:
            assert_never(block)


def rewritten_item(item: ListItem, rewrite: Rewrite) -> ListItem:
    lead = rewritten(item.lead, item.line, rewrite)
    content = rewritten(item.content, item.line, rewrite)
    is_same = lead is item.lead and content is item.content
    return item if is_same else replace(item, lead=lead, content=content)


def rewritten(inlines: Inlines, line: int, rewrite: Rewrite) -> Inlines:
    return _same(inlines, [new for inline in inlines for new in _inline(inline, line, rewrite)])


def _inline(inline: Inline, line: int, rewrite: Rewrite) -> Iterator[Inline]:
    match inline:
        case Text() | Term():
            yield from rewrite(inline, line)
        case Emphasis(content) | Strong(content) | Link(_, content):
            new = rewritten(content, line, rewrite)
            yield inline if new is content else replace(inline, content=new)
        case _:
            assert_never(inline)


def _same(old: tuple[_Node, ...], new: Sequence[_Node]) -> tuple[_Node, ...]:
    is_same = len(old) == len(new) and all(map(is_, old, new))
    return old if is_same else tuple(new)
