"""Units to an episode: sections, takeaways, the firm's paragraph, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import assert_never

from handouts.model.blocks import Block, ListItem
from handouts.model.episode import About, DroppedLine, Episode, Heading, Section
from handouts.readers.text import parts
from handouts.readers.text.blocks import BlockMaker
from handouts.readers.text.decode import Decoded
from handouts.readers.text.header import read_header
from handouts.readers.text.headings import find_headings
from handouts.readers.text.inlines import read_inlines
from handouts.readers.text.lines import SourceLine, detect_shape, passage, source_lines
from handouts.readers.text.units import (
    Debris,
    Items,
    Part,
    PartHeading,
    Prose,
    Summary,
    Unit,
    read_units,
)


def read_episode(decoded: Decoded, source: str) -> Episode:
    """Raises SourceError where the text has no title."""
    shape = detect_shape(decoded.lines)
    lines = source_lines(decoded.lines, shape)
    header = read_header(lines, source)
    units = read_units(lines[header.body :], shape)
    assembly = _Assembly()
    assembly.take_all(units, find_headings(units))
    return Episode(
        key=PurePath(source).stem,
        source=source,
        title=_heading(header.title),
        number=header.number,
        subtitle=_heading(header.subtitle) if header.subtitle else None,
        category=header.category,
        series=header.series,
        intro=tuple(assembly.intro),
        sections=tuple(section.finished() for section in assembly.sections),
        takeaways=tuple(assembly.takeaways),
        takeaways_heading=assembly.takeaways_heading,
        outro=tuple(assembly.outro),
        about=assembly.about.finished() if assembly.about else None,
        dropped=tuple(assembly.dropped),
        diagnostics=decoded.diagnostics,
    )


def _heading(line: SourceLine) -> Heading:
    return Heading(line.number, read_inlines(passage([line])))


@dataclass(slots=True)
class _OpenSection:
    key: str
    heading: Heading
    blocks: list[Block] = field(default_factory=list)

    def finished(self) -> Section:
        return Section(self.key, self.heading, tuple(self.blocks))


@dataclass(slots=True)
class _OpenAbout:
    heading: str
    line: int
    blocks: list[Block] = field(default_factory=list)

    def finished(self) -> About:
        return About(self.heading, self.line, tuple(self.blocks))


@dataclass(slots=True)
class _Assembly:
    """The episode while its units come in; `blocks` is where the next block goes."""

    maker: BlockMaker = field(default_factory=BlockMaker)
    intro: list[Block] = field(default_factory=list)
    sections: list[_OpenSection] = field(default_factory=list)
    takeaways: list[ListItem] = field(default_factory=list)
    takeaways_heading: str = ""
    outro: list[Block] = field(default_factory=list)
    about: _OpenAbout | None = None
    dropped: list[DroppedLine] = field(default_factory=list)
    in_takeaways: bool = False
    in_links: bool = False

    @property
    def blocks(self) -> list[Block]:
        if self.about is not None:
            return self.about.blocks
        if self.takeaways_heading:
            return self.outro
        return self.sections[-1].blocks if self.sections else self.intro

    @property
    def is_after_text(self) -> bool:
        return self.about is not None or bool(self.takeaways_heading)

    def take_all(self, units: Sequence[Unit], headings: frozenset[int]) -> None:
        steps: PartHeading | None = None
        for at, unit in enumerate(units):
            if at in headings and isinstance(unit, Prose):
                self._open_section(unit)
            elif steps is not None and isinstance(unit, Items):
                self.blocks.append(self.maker.action_steps(steps, unit))
            else:
                self._take(unit, units[at + 1 :])
            is_steps = isinstance(unit, PartHeading) and unit.part is Part.ACTION_STEPS
            steps = unit if is_steps and isinstance(unit, PartHeading) else None

    def _open_section(self, unit: Prose) -> None:
        self.in_takeaways = self.in_links = False
        heading = Heading(unit.words.line, read_inlines(unit.words))
        key = self.maker.section_key(unit.words.text)
        self.sections.append(_OpenSection(key, heading))

    def _take(self, unit: Unit, later: Sequence[Unit]) -> None:
        match unit:
            case Debris():
                self._drop(unit)
            case PartHeading():
                self._open_part(unit, later)
            case Summary():
                self.blocks.append(self.maker.summary(unit))
            case Items():
                self._take_items(unit)
            case Prose():
                self._take_prose(unit)
            case _:
                assert_never(unit)

    def _drop(self, unit: Debris) -> None:
        self.dropped.append(DroppedLine(unit.line, unit.text, unit.reason))
        is_heading = self.is_after_text and parts.is_related_pages(unit.text)
        self.in_links = self.in_links or is_heading

    def _open_part(self, unit: PartHeading, later: Sequence[Unit]) -> None:
        match unit.part:
            case Part.TAKEAWAYS:
                self.takeaways_heading = unit.text
                self.in_takeaways = True
            case Part.ABOUT if self.about is None:
                self.in_takeaways = False
                self.about = _OpenAbout(unit.text, unit.line)
            case Part.ABOUT:
                self._take_heading_as_prose(unit)
            case Part.ACTION_STEPS:
                if not later or not isinstance(later[0], Items):
                    self._take_heading_as_prose(unit)
            case _:
                assert_never(unit.part)

    def _take_heading_as_prose(self, unit: PartHeading) -> None:
        """The heading of a part that is not there, or is there already."""
        line = SourceLine(unit.line, 1, unit.text)
        self._take_prose(Prose(passage([line]), is_line=True))

    def _take_items(self, unit: Items) -> None:
        if self.in_links:
            for item in unit.items:
                self._drop_link(item.words.line, item.words.text)
        elif self.in_takeaways:
            self.takeaways += self.maker.items(unit)
        else:
            self.blocks.append(self.maker.list_of(unit))

    def _take_prose(self, unit: Prose) -> None:
        line, text = unit.words.line, unit.words.text
        if self.is_after_text and parts.is_newsletter(text):
            self.dropped.append(DroppedLine(line, text, "the site's newsletter line"))
        elif self.in_links:
            self._drop_link(line, text)
        elif self.in_takeaways and not self.takeaways:
            self.takeaways.append(self.maker.takeaway(unit))
        else:
            blocks = self.blocks
            before = blocks[-1] if blocks else None
            blocks.append(self.maker.prose(unit, before))

    def _drop_link(self, line: int, text: str) -> None:
        self.dropped.append(DroppedLine(line, text, "entry of the site's link list"))
