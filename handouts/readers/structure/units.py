"""Lines to units: the stretches of a source that belong together, not yet in any section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from handouts.readers.structure import debris, parts
from handouts.readers.structure.breaks import end_of_block, parted
from handouts.readers.structure.items import Item, is_item, take_items
from handouts.readers.structure.lines import (
    Marker,
    MarkerKind,
    Passage,
    Role,
    Shape,
    SourceLine,
    passage,
)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, quotation or heading: which one depends on where it stands.

    `is_line` says that it is one whole source line; `marker` that it is a numbered subheading;
    `role` what a hint or markup makes of it.
    """

    words: Passage
    is_line: bool
    marker: Marker | None = None
    role: Role | None = None

    @property
    def may_be_heading(self) -> bool:
        """May it be guessed to be one?"""
        return self.is_line and self.marker is None and self.role is None

    @property
    def is_numbered(self) -> bool:
        """A numbered question or short line, by itself above text."""
        is_number = self.marker is not None and self.marker.kind is not MarkerKind.BULLET
        text = self.words.text
        is_short = parts.is_question_heading(text) or parts.is_statement_heading(text)
        return is_number and self.role is None and is_short


@dataclass(frozen=True, slots=True)
class Summary:
    label: str
    words: Passage


@dataclass(frozen=True, slots=True)
class Items:
    """A run of items with markers of one kind."""

    items: tuple[Item, ...]

    @property
    def line(self) -> int:
        return self.items[0].marker_line

    @property
    def kind(self) -> MarkerKind:
        return self.items[0].marker.kind

    @property
    def is_flattened(self) -> bool:
        """Did some of the items stand deeper than the first?"""
        return any(item.marker.depth > self.items[0].marker.depth for item in self.items)

    @property
    def is_paired_by_rhythm(self) -> bool:
        return self.items[0].is_paired_by_rhythm


class Part(Enum):
    TAKEAWAYS = "takeaways"
    ACTION_STEPS = "action steps"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class PartHeading:
    part: Part
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Debris:
    line: int
    text: str
    reason: str


DEFAULT_LABEL = "Mini-summary"
_LABELS = (Role.HEADING, Role.SUBHEADING, Role.SUMMARY)
Unit = Prose | Summary | Items | PartHeading | Debris


def read_units(
    lines: Sequence[SourceLine], shape: Shape, *, breaks_lines: bool = False
) -> list[Unit]:
    """Every line goes into exactly one unit, in order.

    `breaks_lines` says that the author broke the lines in a block, so that sentences part there.
    """
    units: list[Unit] = []
    position = 0
    while position < len(lines):
        found, position = _next(lines, position, shape, breaks_lines=breaks_lines)
        units += found
    return units


def _next(
    lines: Sequence[SourceLine], position: int, shape: Shape, *, breaks_lines: bool
) -> tuple[Iterator[Unit] | list[Unit], int]:
    line = lines[position]
    if line.role is not None and (said := _said(lines, position)) is not None:
        return said
    if line.marker is not None:
        items, after = take_items(lines, position, shape)
        return _lists(items, lines[after : after + 1]), after
    if (summary := parts.mini_summary(line.text)) is not None:
        return _summary(lines, position, summary, shape)
    if (heading := _part_heading(line)) is not None:
        return [heading], position + 1
    if (reason := debris.anywhere(line.text)) is not None:
        return [Debris(line.number, line.text, reason)], position + 1
    after = end_of_block(lines, position, shape)
    ends_at_blank = (
        after == len(lines) or lines[after].after_blank or lines[after].marker is not None
    )
    newline_parts = breaks_lines or shape is Shape.A or not ends_at_blank
    blocks = parted(lines[position:after], newline_parts=newline_parts)
    return [_prose(block) for block in blocks], after


def _said(lines: Sequence[SourceLine], position: int) -> tuple[list[Unit], int] | None:
    """What a hint or markup makes of a line; None where its words make it a known part."""
    line = lines[position]
    words, after = passage([line]), position + 1
    match line.role:
        case Role.DROP:
            return [Debris(line.number, line.text, "what the source itself marks so")], after
        case _ if line.role in _LABELS and parts.is_summary_label(line.text):
            label = line.text.rstrip(":： ")
            return _summary(lines, position, (label, ""), Shape.B)
        case Role.SUMMARY:
            label, text = parts.mini_summary(line.text) or (DEFAULT_LABEL, line.text)
            start = len(line.text) - len(text)
            return [Summary(label, words.part(start, len(line.text)))], after
        case Role.HEADING | Role.SUBHEADING if _is_part(line):
            return None
        case Role.QUOTATION if after < len(lines) and _is_source(lines, after):
            both = passage(lines[position : after + 1])
            return [Prose(both, is_line=False, marker=line.marker, role=line.role)], after + 1
        case _:
            return [Prose(words, is_line=True, marker=line.marker, role=line.role)], after


def _is_source(lines: Sequence[SourceLine], at: int) -> bool:
    """Does the next line of a quotation say whose it is?"""
    text = lines[at].text
    return lines[at].role is Role.QUOTATION and text.startswith(("— ", "– ")) and len(text) < 60


def _part_heading(line: SourceLine) -> PartHeading | None:
    if parts.is_takeaways(line.text):
        return PartHeading(Part.TAKEAWAYS, line.number, line.text)
    if parts.is_action_steps(line.text):
        return PartHeading(Part.ACTION_STEPS, line.number, line.text)
    if parts.is_about(line.text):
        return PartHeading(Part.ABOUT, line.number, line.text)
    return None


def _is_part(line: SourceLine) -> bool:
    return _part_heading(line) is not None or parts.mini_summary(line.text) is not None


def _summary(
    lines: Sequence[SourceLine], position: int, found: tuple[str, str], shape: Shape
) -> tuple[list[Unit], int]:
    """A mini-summary's words stand on its own line, or are the line after it."""
    label, words = found
    line = lines[position]
    after = position + 1
    own: list[SourceLine] = []
    if words:
        start = len(line.text) - len(words)
        own.append(passage([line]).part(start, len(line.text)).as_line(line.column + start))
    elif _is_list(lines, after):
        return [PartHeading(Part.TAKEAWAYS, line.number, line.text)], after
    elif after < len(lines) and _may_be_words(lines[after]):
        own.append(lines[after])
        after += 1
    if not own:
        return [Debris(line.number, line.text, "label of a mini-summary without words")], after
    end = end_of_block(lines, after - 1, shape)
    own += lines[after:end]
    return [Summary(label, passage(own))], end


def _is_list(lines: Sequence[SourceLine], at: int) -> bool:
    """Does a list begin here, and not with one number, which rather opens a subheading?"""
    match [line.marker if is_item(line) else None for line in lines[at : at + 2]]:
        case [Marker(kind=MarkerKind.BULLET), *_]:
            return True
        case [Marker() as first, Marker() as second]:
            return _goes_on(first, second)
        case _:
            return False


def _may_be_words(line: SourceLine) -> bool:
    """May this line be what stands under a label?"""
    is_text = line.role in (None, Role.PARAGRAPH, Role.QUOTATION, Role.SUMMARY)
    return is_text and line.marker is None and not parts.is_label(line.text)


def _prose(lines: Sequence[SourceLine]) -> Prose:
    return Prose(passage(lines), is_line=len(lines) == 1)


def _lists(items: Sequence[Item], following: Sequence[SourceLine]) -> Iterator[Unit]:
    """Split a run of items where the kind or the count changes; see to lone numbers."""
    start = 0
    for end in range(1, len(items) + 1):
        if end < len(items) and _goes_on(items[end - 1].marker, items[end].marker):
            continue
        run = items[start:end]
        is_last = end == len(items)
        prose_follows = is_last and bool(following) and _is_prose(following[0])
        may_open = prose_follows or (not is_last and _asks(run[0]))
        if len(run) == 1 and may_open and _is_subheading(run[0]):
            yield Prose(run[0].words, is_line=True, marker=run[0].marker)
        else:
            yield Items(tuple(run))
        start = end


def _asks(item: Item) -> bool:
    """`2. What helps?` opens a section, also where numbered subheadings follow at once."""
    return parts.is_question_heading(item.words.text)


def _goes_on(before: Marker, after: Marker) -> bool:
    if before.kind is not after.kind:
        return False
    if before.depth != after.depth:
        return before.kind is MarkerKind.BULLET
    is_repeated_one = before.value == after.value == 1
    return before.kind is MarkerKind.BULLET or after.value == before.value + 1 or is_repeated_one


def _is_prose(line: SourceLine) -> bool:
    if line.role not in (None, Role.PARAGRAPH, Role.QUOTATION):
        return False
    return line.marker is None and _part_heading(line) is None and not parts.is_label(line.text)


def _is_subheading(item: Item) -> bool:
    """`1) Make the why clear` with prose after it; an item that is a sentence is none."""
    return (
        item.marker.kind is not MarkerKind.BULLET
        and item.lead is None
        and not item.words.text.endswith((".", ":", "。"))
        and len(item.words.text.split()) <= parts.LONGEST_STATEMENT
    )
