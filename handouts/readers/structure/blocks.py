"""Units to blocks of the model."""

from __future__ import annotations

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
from handouts.model.walk import plain_text
from handouts.readers.keys import KeyMaker
from handouts.readers.structure import parts
from handouts.readers.structure.inlines import read_inlines
from handouts.readers.structure.items import Item
from handouts.readers.structure.lines import MarkerKind, Role
from handouts.readers.structure.units import Items, PartHeading, Prose, Summary

_LONGEST_APHORISM = 30  # words


class BlockMaker:
    """Makes the blocks of one episode, in order, with keys unique in it."""

    def __init__(self) -> None:
        self._keys = KeyMaker()

    def section_key(self, heading: str) -> str:
        return self._keys.key("section", heading)

    def prose(self, unit: Prose, before: Block | None) -> Block:
        """A paragraph, a quotation or a numbered subheading; `before` may announce which."""
        text = unit.words.text
        content = read_inlines(unit.words)
        is_numbered = unit.marker is not None and unit.marker.kind is not MarkerKind.BULLET
        if unit.role is Role.SUBHEADING or is_numbered:
            marker = unit.marker.written if unit.marker and is_numbered else ""
            key = self._keys.key("subheading", text)
            return Subheading(key, unit.words.line, content, marker)
        if unit.role is Role.QUOTATION or _is_quotation(unit, before):
            return Quotation(self._keys.key("quotation", text), unit.words.line, content)
        introduces = text.endswith((":", "："))
        return Paragraph(self._keys.key("paragraph", text), unit.words.line, content, introduces)

    def summary(self, unit: Summary) -> MiniSummary:
        key = self._keys.key("mini_summary", unit.words.text)
        return MiniSummary(key, unit.words.line, read_inlines(unit.words), unit.label)

    def list_of(self, unit: Items) -> BulletList | OrderedList:
        items = self.items(unit)
        first = unit.items[0].marker
        words = "\n".join(item.words.text for item in unit.items)
        if unit.kind is MarkerKind.BULLET:
            return BulletList(self._keys.key("bullet_list", words), unit.line, items)
        is_letter = unit.kind is MarkerKind.LETTER
        numbering = Numbering.LETTER if is_letter else Numbering.DECIMAL
        key = self._keys.key("ordered_list", words)
        return OrderedList(key, unit.line, items, numbering, first.value)

    def action_steps(self, heading: PartHeading, unit: Items) -> ActionSteps:
        words = "\n".join(item.words.text for item in unit.items)
        key = self._keys.key("action_steps", words)
        return ActionSteps(key, unit.line, heading.text.rstrip(":： "), self.items(unit))

    def items(self, unit: Items) -> tuple[ListItem, ...]:
        return tuple(self._item(item) for item in unit.items)

    def _item(self, item: Item) -> ListItem:
        is_bullet = item.marker.kind is MarkerKind.BULLET
        lead = item.lead
        text = item.words.text if lead is None else f"{lead.text}\0{item.words.text}"
        return ListItem(
            key=self._keys.key("item", text),
            line=item.line,
            content=read_inlines(item.words),
            lead=read_inlines(lead) if lead else (),
            separator=item.separator,
            marker="" if is_bullet else item.marker.written,
        )

    def takeaway(self, unit: Prose) -> ListItem:
        """A takeaway that has no marker."""
        key = self._keys.key("item", unit.words.text)
        return ListItem(key, unit.words.line, read_inlines(unit.words))


def _is_quotation(unit: Prose, before: Block | None) -> bool:
    is_free = unit.role is None
    return is_free and (parts.is_quoted(unit.words.text) or _is_aphorism(unit, before))


def _is_aphorism(unit: Prose, before: Block | None) -> bool:
    """One short sentence after `There is an old saying:`."""
    if not (isinstance(before, Paragraph) and before.introduces):
        return False
    return (
        parts.announces_aphorism(plain_text(before.content))
        and parts.is_one_sentence(unit.words.text)
        and len(unit.words.text.split()) <= _LONGEST_APHORISM
        and not unit.words.text.endswith((":", "："))
    )
