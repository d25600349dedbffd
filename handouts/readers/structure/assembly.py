"""Units to the parts of an episode, in order: each unit goes where its place says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from handouts.diagnostics import Diagnostic
from handouts.model.blocks import Block, ListItem, Quotation
from handouts.model.episode import About, DroppedLine, Heading, Section
from handouts.readers.structure import debris, guesses, parts
from handouts.readers.structure.blocks import BlockMaker
from handouts.readers.structure.inlines import read_inlines
from handouts.readers.structure.lines import Role, SourceLine, passage
from handouts.readers.structure.takeaways import takeaways_in
from handouts.readers.structure.units import (
    Debris,
    Items,
    Part,
    PartHeading,
    Prose,
    Summary,
    Unit,
)


@dataclass(slots=True)
class OpenSection:
    key: str
    heading: Heading
    blocks: list[Block] = field(default_factory=list)

    def finished(self) -> Section:
        return Section(self.key, self.heading, tuple(self.blocks))


@dataclass(slots=True)
class OpenAbout:
    heading: str
    line: int
    blocks: list[Block] = field(default_factory=list)

    def finished(self) -> About:
        return About(self.heading, self.line, tuple(self.blocks))


@dataclass(slots=True)
class Assembly:
    """The episode while its units come in; `blocks` is where the next block goes."""

    source: str
    blocks: list[Block] = field(init=False)
    maker: BlockMaker = field(default_factory=BlockMaker)
    intro: list[Block] = field(default_factory=list)
    sections: list[OpenSection] = field(default_factory=list)
    takeaways: list[ListItem] = field(default_factory=list)
    takeaways_heading: str = ""
    outro: list[Block] = field(default_factory=list)
    about: OpenAbout | None = None
    dropped: list[DroppedLine] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    in_takeaways: bool = False
    in_links: bool = False
    has_bare_takeaways: bool = False

    def __post_init__(self) -> None:
        self.blocks = self.intro

    @property
    def is_after_text(self) -> bool:
        return self.blocks is self.outro or self.about is not None

    def take_all(
        self,
        units: Sequence[Unit],
        headings: Mapping[int, bool],
        subheadings: Mapping[int, bool],
    ) -> None:
        """The places of the headings and subheadings; True where one was guessed."""
        last_summary = max(
            (at for at, unit in enumerate(units) if isinstance(unit, Summary)), default=-1
        )
        for at, unit in enumerate(units):
            before = units[at - 1] if at else None
            after = units[at + 1] if at + 1 < len(units) else None
            if isinstance(unit, PartHeading) and unit.part is Part.ABOUT and at < last_summary:
                line = SourceLine(unit.line, 1, unit.text)
                self._open_section(Prose(passage([line]), is_line=True), is_guess=False)
            elif at in headings and isinstance(unit, Prose):
                self._open_section(unit, is_guess=headings[at])
            elif at in subheadings and isinstance(unit, Prose) and not self.is_after_text:
                self._add_subheading(unit, is_guess=subheadings[at])
            elif _is_steps(before) and isinstance(before, PartHeading) and isinstance(unit, Items):
                self.blocks.append(self.maker.action_steps(before, unit))
            else:
                self._take(unit, before, after)

    def _open_section(self, unit: Prose, *, is_guess: bool) -> None:
        self.in_takeaways = self.in_links = False
        if is_guess:
            self.remarks.append(guesses.heading(self.source, unit.words))
        words = unit.words.without_outer_marks()
        heading = Heading(words.line, read_inlines(words))
        self.sections.append(OpenSection(self.maker.section_key(words.text), heading))
        self.blocks = self.sections[-1].blocks

    def _add_subheading(self, unit: Prose, *, is_guess: bool) -> None:
        if is_guess:
            self.remarks.append(guesses.subheading(self.source, unit.words))
        self.blocks.append(self.maker.prose(replace(unit, role=Role.SUBHEADING), None))

    def _take(self, unit: Unit, before: Unit | None, after: Unit | None) -> None:
        match unit:
            case Debris():
                self._drop(unit)
            case PartHeading():
                self._open_part(unit, after)
            case Summary():
                self.blocks.append(self.maker.summary(unit))
            case Items():
                self._take_items(unit)
            case Prose() if self.in_takeaways and isinstance(before, PartHeading):
                for each in takeaways_in(unit, after):
                    self._take_prose(each)
            case Prose():
                self._take_prose(unit)
            case _:
                assert_never(unit)

    def _drop(self, unit: Debris) -> None:
        self.dropped.append(DroppedLine(unit.line, unit.text, unit.reason))
        is_heading = self.is_after_text and debris.is_related_pages(unit.text)
        self.in_links = self.in_links or is_heading

    def _open_part(self, unit: PartHeading, after: Unit | None) -> None:
        match unit.part:
            case Part.TAKEAWAYS:
                self.takeaways_heading = unit.text
                self.in_takeaways = True
                self.blocks = self.outro
            case Part.ABOUT if self.about is None:
                self.in_takeaways = False
                self.about = OpenAbout(unit.text, unit.line)
                self.blocks = self.about.blocks
            case Part.ABOUT:
                self._take_heading_as_prose(unit)
            case Part.ACTION_STEPS:
                if not isinstance(after, Items):
                    self._take_heading_as_prose(unit)
            case _:
                assert_never(unit.part)

    def _take_heading_as_prose(self, unit: PartHeading) -> None:
        """The heading of a part that is not there, or is there already."""
        line = SourceLine(unit.line, 1, unit.text)
        self._take_prose(Prose(passage([line]), is_line=True))

    def _take_items(self, unit: Items) -> None:
        if unit.is_flattened:
            self.remarks.append(guesses.flattened(self.source, unit))
        if self.in_links:
            for item in unit.items:
                words = item.words.text if item.lead is None else item.all_words
                self._drop_link(item.line, words)
        elif self.in_takeaways:
            self.takeaways += self.maker.items(unit)
        else:
            if unit.is_paired_by_rhythm:
                self.remarks.append(guesses.paired(self.source, unit))
            self.blocks.append(self.maker.list_of(unit))

    def _take_prose(self, unit: Prose) -> None:
        line, text = unit.words.line, unit.words.text
        is_free = unit.role is None
        reason = debris.at_end(text) if is_free and self.is_after_text else None
        if reason is not None:
            self.dropped.append(DroppedLine(line, text, reason))
        elif is_free and self.in_links:
            self._drop_link(line, text)
        elif is_free and self.in_takeaways and self._may_be_takeaway(unit):
            self.takeaways.append(self.maker.takeaway(unit))
            self.has_bare_takeaways = True
            self.remarks.append(guesses.takeaway(self.source, unit.words))
        else:
            self._add_block(unit)

    def _may_be_takeaway(self, unit: Prose) -> bool:
        """Takeaways without markers: short lines, as long as none of them had one."""
        is_short = len(unit.words.text.split()) <= parts.LONGEST_TAKEAWAY
        has_markers = bool(self.takeaways) and not self.has_bare_takeaways
        return is_short and unit.marker is None and not has_markers

    def _add_block(self, unit: Prose) -> None:
        blocks = self.blocks
        block = self.maker.prose(unit, blocks[-1] if blocks else None)
        is_bare = isinstance(block, Quotation) and not parts.is_quoted(unit.words.text)
        if is_bare and unit.role is not Role.QUOTATION:
            self.remarks.append(guesses.quotation(self.source, unit.words))
        blocks.append(block)

    def _drop_link(self, line: int, text: str) -> None:
        self.dropped.append(DroppedLine(line, text, "entry of the site's link list"))


def _is_steps(unit: Unit | None) -> bool:
    return isinstance(unit, PartHeading) and unit.part is Part.ACTION_STEPS
