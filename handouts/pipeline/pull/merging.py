"""The episode as somebody edited it, with what a handout does not print taken from its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

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
from handouts.model.episode import Episode, Heading, Section
from handouts.model.walk import item_inlines, plain_text
from handouts.pipeline.pull.matching import words

_FIGURE = re.compile(r"[0-9０-９]+|(?<![A-Za-z])[A-Za-z](?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Merged:
    """`homeless` are texts of the source that the handout does not print, whose place is gone."""

    episode: Episode
    homeless: tuple[str, ...] = ()


def merge(
    edited: Episode,
    source: Episode,
    printed: Collection[str],
    label: str,
    marked: Collection[int] = (),
) -> Merged:
    """What reads as in the source becomes the source's own, marks, markers and all.

    `printed` are the keys of the blocks that stand in the handout as text; the others are put
    back behind what they follow in the source. `label` is the book's word for the takeaways,
    which stands for the source's own; `marked` the edited paragraphs with the same words and
    other marks, which stay as they were edited.
    """
    known = _Known(source, marked)
    kept = replace(
        edited,
        title=known.heading(edited.title),
        subtitle=known.heading(edited.subtitle) if edited.subtitle else None,
        intro=known.blocks(edited.intro),
        sections=tuple(_section(known, section) for section in edited.sections),
        takeaways=known.items(edited.takeaways),
        takeaways_heading=source.takeaways_heading
        if edited.takeaways_heading == label
        else edited.takeaways_heading,
        outro=known.blocks(edited.outro),
        about=replace(edited.about, blocks=known.blocks(edited.about.blocks))
        if edited.about
        else None,
    )
    if source.takeaways and "takeaways" not in printed:
        heading = source.takeaways_heading
        kept = replace(kept, takeaways=source.takeaways, takeaways_heading=heading)
    if source.about and "about" not in printed:
        kept = replace(kept, about=source.about)
    return _with_unprinted(kept, source, printed)


def _section(known: _Known, section: Section) -> Section:
    heading = known.heading(section.heading)
    return replace(section, heading=heading, blocks=known.blocks(section.blocks))


class _Known:
    """What the source says, by its words."""

    def __init__(self, source: Episode, marked: Collection[int]) -> None:
        self._marked = marked
        self._used: set[str] = set()
        self._blocks: dict[tuple[type[Block], str], list[Block]] = defaultdict(list)
        self._items: dict[str, list[ListItem]] = defaultdict(list)
        headings = [source.title, *(section.heading for section in source.sections)]
        headings += [source.subtitle] if source.subtitle else []
        self._headings = {words(plain_text(one.content)): one for one in headings}
        for block in blocks_of(source):
            self._blocks[type(block), _words(block)].append(block)
            if isinstance(block, BulletList | OrderedList | ActionSteps):
                self._learn(block.items)
        self._learn(source.takeaways)

    def _learn(self, items: Iterable[ListItem]) -> None:
        for item in items:
            self._items[_item_words(item)].append(item)

    def heading(self, heading: Heading) -> Heading:
        known = self._headings.get(words(plain_text(heading.content)))
        if known is None or heading.line in self._marked:
            return heading
        return replace(heading, content=known.content)

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        """The source's own, but with the place in the edited file, by which parts are ordered."""
        known = self._blocks.get((type(block), _words(block)))
        if known and not self._is_marked(block):
            found = known.pop(0) if len(known) > 1 else known[0]
            key = block.key if found.key in self._used else found.key  # of a copy, its own
            self._used.add(key)
            return replace(found, line=block.line, key=key)
        match block:
            case BulletList() | ActionSteps():
                return replace(block, items=self.items(block.items))
            case OrderedList():
                return replace(block, items=_counted(self.items(block.items), block.items))
            case Paragraph() | Quotation() | Subheading() | MiniSummary():
                return block
            case _:
                assert_never(block)

    def _is_marked(self, block: Block) -> bool:
        items = block.items if isinstance(block, BulletList | OrderedList | ActionSteps) else ()
        return any(one.line in self._marked for one in (block, *items))

    def items(self, items: Sequence[ListItem]) -> tuple[ListItem, ...]:
        found = []
        for item in items:
            known = self._items.get(_item_words(item))
            if known and item.line not in self._marked:
                found.append(replace(known[0], line=item.line))
            else:
                found.append(item)
        return tuple(found)


def _counted(items: Sequence[ListItem], edited: Sequence[ListItem]) -> tuple[ListItem, ...]:
    """Figures as the edited list counts, in the form in which the source writes them."""
    forms = [item.marker for item, one in zip(items, edited, strict=True) if item is not one]
    form = next((marker for marker in forms if _FIGURE.search(marker)), "")
    return tuple(
        replace(item, marker=_figure(form, one.marker))
        for item, one in zip(items, edited, strict=True)
    )


def _figure(form: str, marker: str) -> str:
    value = _FIGURE.search(marker)
    return _FIGURE.sub(value.group(), form, count=1) if value and form else marker


def blocks_of(episode: Episode) -> list[Block]:
    about = episode.about.blocks if episode.about else ()
    inner = [block for section in episode.sections for block in section.blocks]
    return [*episode.intro, *inner, *episode.outro, *about]


def _item_words(item: ListItem) -> str:
    return words(plain_text(item_inlines(item)))


def _words(block: Block) -> str:
    match block:
        case Paragraph() | Quotation() | Subheading():
            return words(plain_text(block.content))
        case MiniSummary():
            return f"{block.label}\0{words(plain_text(block.content))}"
        case BulletList() | OrderedList():
            return "\0".join(_item_words(item) for item in block.items)
        case ActionSteps():
            return "\0".join([block.heading, *(_item_words(item) for item in block.items)])
        case _:
            assert_never(block)


def _with_unprinted(edited: Episode, source: Episode, printed: Collection[str]) -> Merged:
    """With the blocks that the layout leaves out, or turns into exercises, in their sections."""
    homeless: list[str] = []
    intro = _filled(edited.intro, source.intro, printed)
    sections = list(edited.sections)
    for section in source.sections:
        if all(block.key in printed for block in section.blocks):
            continue
        at = _at(sections, section)
        if at is None:
            lost = (block for block in section.blocks if block.key not in printed)
            homeless += (_words(block).replace("\0", " ") for block in lost)
        else:
            blocks = _filled(sections[at].blocks, section.blocks, printed)
            sections[at] = replace(sections[at], blocks=blocks)
    return Merged(replace(edited, intro=intro, sections=tuple(sections)), tuple(homeless))


def _at(sections: Sequence[Section], section: Section) -> int | None:
    """Where the section is now: by its heading, else by a block of it."""
    keys = {block.key for block in section.blocks}
    for at, one in enumerate(sections):
        if one.heading.content == section.heading.content:
            return at
    for at, one in enumerate(sections):
        if any(block.key in keys for block in one.blocks):
            return at
    return None


def _filled(edited: Blocks, source: Blocks, printed: Collection[str]) -> Blocks:
    """Each unprinted block behind the one that it follows in the source."""
    found = list(edited)
    for at, block in enumerate(source):
        if block.key in printed:
            continue
        before = {one.key for one in source[:at]}
        places = [place for place, one in enumerate(found) if one.key in before]
        place = places[-1] + 1 if places else 0
        line = found[place - 1].line if place else block.line
        found.insert(place, replace(block, line=line))
    return tuple(found)
