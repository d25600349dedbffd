"""The blocks an episode is made of.

`key` is a short hash of a block's content plus its occurrence, so that inserting a paragraph
renames nothing else. `line` is the 1-based source line of the block's first word (of a list:
of its first marker).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `introduces` says that it ends in a colon and leads into the next block."""

    key: str
    line: int
    content: Inlines
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item. `lead` is its run-in label or lead sentence, `separator` what parts the two.

    All words of the item are lead + separator + content; without a lead, content alone.
    `marker` is the number or letter as written (`1.`, `A)`), empty for bullets.
    """

    key: str
    line: int
    content: Inlines
    lead: Inlines = ()
    separator: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    key: str
    line: int
    items: tuple[ListItem, ...]


class Numbering(StrEnum):
    DECIMAL = "decimal"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class OrderedList:
    """Items in an order that matters. `start` is the first item's number (A = 1)."""

    key: str
    line: int
    items: tuple[ListItem, ...]
    numbering: Numbering = Numbering.DECIMAL
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words set off from the text, with the quotation marks they were written in."""

    key: str
    line: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section. `marker` is its number as written (`1)`), or empty."""

    key: str
    line: int
    content: Inlines
    marker: str = ""


@dataclass(frozen=True, slots=True)
class MiniSummary:
    """The section in a sentence or two. `label` is the author's word for it, without colon."""

    key: str
    line: int
    content: Inlines
    label: str = "Mini-summary"


@dataclass(frozen=True, slots=True)
class ActionSteps:
    """What to do next, inside a section. `heading` is the author's (`Action Steps`)."""

    key: str
    line: int
    heading: str
    items: tuple[ListItem, ...]


Block = Paragraph | BulletList | OrderedList | Quotation | Subheading | MiniSummary | ActionSteps
Blocks = tuple[Block, ...]
