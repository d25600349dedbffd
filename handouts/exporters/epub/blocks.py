"""The model's blocks as XHTML flow content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.xhtml import TermTarget, inline_xhtml, tagged
from handouts.model.blocks import (
    ActionSteps,
    Block,
    Blocks,
    BulletList,
    ListItem,
    MiniSummary,
    Numbering,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.inlines import Inlines
from handouts.model.walk import plain_text


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """`level` is that of a heading among the blocks; `text` and `heading` link their terms."""

    breaks: PageBreaks
    level: int
    text: TermTarget | None = None
    heading: TermTarget | None = None

    def blocks(self, blocks: Blocks) -> str:
        return "".join(self.breaks.before(block.key) + self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        name = f' id="{anchor(block.key)}"'
        match block:
            case Paragraph():
                kind = ' class="introduces"' if block.introduces else ""
                return f"<p{name}{kind}>{self._words(block.content)}</p>\n"
            case BulletList():
                return f"<ul{name}>\n{self._items(block.items)}</ul>\n"
            case OrderedList():
                return self._ordered(block, name)
            case Quotation():
                return f"<blockquote{name}><p>{self._words(block.content)}</p></blockquote>\n"
            case Subheading():
                return self._subheading(block, name)
            case MiniSummary():
                return self._mini_summary(block, name)
            case ActionSteps():
                return self._action_steps(block, name)
            case _:
                assert_never(block)

    def _words(self, inlines: Inlines) -> str:
        return inline_xhtml(inlines, self.text)

    def _items(self, items: tuple[ListItem, ...]) -> str:
        return "".join(f"<li>{self.item(item)}</li>\n" for item in items)

    def item(self, item: ListItem) -> str:
        """Lead, separator and content of a list item, without its marker."""
        lead = f"<b>{self._words(item.lead)}</b>{tagged(item.separator)}" if item.lead else ""
        return lead + self._words(item.content)

    def _ordered(self, block: OrderedList, name: str) -> str:
        kind = ' type="A"' if block.numbering is Numbering.LETTER else ""
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{name}{kind}{start}>\n{self._items(block.items)}</ol>\n"

    def _subheading(self, block: Subheading, name: str) -> str:
        marker = f"{tagged(block.marker)} " if block.marker else ""
        words = inline_xhtml(block.content, self.heading)
        return f"<h{self.level}{name}>{marker}{words}</h{self.level}>\n"

    def _mini_summary(self, block: MiniSummary, name: str) -> str:
        # DPUB-ARIA 1.1: doc-abstract sums up a section or an excerpt within it. A named
        # `section` would be one more landmark under each heading, so it is a `div`.
        return (
            f'<div{name} class="callout" epub:type="abstract" role="doc-abstract">\n'
            f"{label(block.label)}"
            f"<p>{self._words(block.content)}</p>\n</div>\n"
        )

    def _action_steps(self, block: ActionSteps, name: str) -> str:
        heading = f"<h{self.level}{name}>{tagged(block.heading)}</h{self.level}>\n"
        numbered = any(item.marker for item in block.items)
        tag = "ol" if numbered else "ul"
        return f"{heading}<{tag}>\n{self._items(block.items)}</{tag}>\n"


def heading_title(inlines: Inlines) -> str:
    """A heading's words for places that take no markup."""
    return " ".join(plain_text(inlines).split())


def label(words: str) -> str:
    """A small heading that is no heading; `b` so that its Japanese is in the bold font."""
    return f'<p class="label"><b>{tagged(words)}</b></p>\n'
