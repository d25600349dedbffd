"""List items: how many lines belong to one, and what in it is a lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from handouts.readers.structure import parts
from handouts.readers.structure.breaks import goes_on, may_continue
from handouts.readers.structure.lines import Marker, MarkerKind, Passage, Shape, SourceLine, passage

# `Label: text` and `Label — text`. A label is a few words without a sentence's end in them; what
# stands in brackets (a term explained) may hold any mark.
_RUN_IN = re.compile(
    r"(?P<lead>(?:[^\W\d_]|[“‘])(?:[^.?!:;：—–()（）]|\([^()]*\)|（[^（）]*）){1,160}?)"
    r"(?P<separator>(?::|：)\s+|\s+[—–]\s+)(?P<text>\S.*)"
)
_ENOUGH = 12  # items
_LONGEST_LABEL = 7  # words, less those in brackets
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its words, and before them the lead with what parts the two."""

    marker: Marker
    marker_line: int
    words: Passage
    lead: Passage | None = None
    separator: str = ""
    is_paired_by_rhythm: bool = False
    may_have_label: bool = True

    @property
    def line(self) -> int:
        return (self.lead or self.words).line

    @property
    def all_words(self) -> str:
        lead = self.lead.text if self.lead else ""
        return f"{lead}{self.separator}{self.words.text}"


def take_items(lines: Sequence[SourceLine], position: int, shape: Shape) -> tuple[list[Item], int]:
    """The items that follow one another from `position`, and where they end."""
    items: list[Item] = []
    pairing = _pairing(lines, position) if shape is Shape.A else None
    while position < len(lines) and (not items or is_item(lines[position])):
        if shape is Shape.A:
            after = _end_in_a(lines, position, pairs=pairing is not None)
        else:
            after = _end_in_b(lines, position)
        items.append(_item(lines[position:after]))
        position = after
    if pairing is _Pairing.RHYTHM:
        items[0] = replace(items[0], is_paired_by_rhythm=True)
    return _with_labels(items), position


def is_item(line: SourceLine) -> bool:
    """A numbered subheading has a marker as well."""
    return line.marker is not None and line.role is None


def _end_in_a(lines: Sequence[SourceLine], position: int, *, pairs: bool) -> int:
    """One line to an item, or two where a run pairs leads with explanations."""
    after = position + 1
    while after < len(lines) and _runs_over(lines[after - 1], lines[after]):
        after += 1
    if pairs and not lines[after - 1].closes_item and _explains(lines, after):
        return after + 1
    return after


def _runs_over(before: SourceLine, line: SourceLine) -> bool:
    return not before.closes_item and may_continue(line) and goes_on(before.text, line.text)


def _explains(lines: Sequence[SourceLine], position: int) -> bool:
    """May this line be the explanation under a lead?"""
    if position >= len(lines):
        return False
    line = lines[position]
    return (
        line.marker is None
        and line.role is None
        and not parts.is_label(line.text)
        and not parts.is_about(line.text)
        and not line.text.endswith((":", "："))
    )


class _Pairing(Enum):
    """What tells that the items of a run have two lines, a lead and its explanation."""

    CLOSING = " - at the explanation's end"
    RHYTHM = "every second line is marked"


def _pairing(lines: Sequence[SourceLine], position: int) -> _Pairing | None:
    if not _is_bullet(lines[position]):
        return None
    starts = _starts_of_run(lines, position)
    if any(_is_closing(lines[start + 1]) for start in starts[:-1]):
        return _Pairing.CLOSING
    gaps = {after - before for before, after in pairwise(starts)}
    if gaps == {2} and all(_is_lead(lines, start) for start in starts[:-1]):
        return _Pairing.RHYTHM
    return None


def _is_bullet(line: SourceLine) -> bool:
    return line.marker is not None and line.marker.kind is MarkerKind.BULLET


def _is_closing(line: SourceLine) -> bool:
    return line.marker is None and line.closes_item


def _starts_of_run(lines: Sequence[SourceLine], position: int) -> list[int]:
    """Marked lines from `position` on with at most one explanation between two of them.

    A dozen tells the habit of a list; looking on would make long texts slow.
    """
    starts = [position]
    while len(starts) < _ENOUGH:
        here = starts[-1]
        if here + 1 < len(lines) and lines[here + 1].marker is not None:
            starts.append(here + 1)
        elif here + 2 < len(lines) and lines[here + 2].marker and _explains(lines, here + 1):
            starts.append(here + 2)
        else:
            break
    return starts


def _is_lead(lines: Sequence[SourceLine], position: int) -> bool:
    lead, text = lines[position].text, lines[position + 1].text
    return len(lead.split()) <= parts.LONGEST_STATEMENT and len(text) > len(lead)


def _end_in_b(lines: Sequence[SourceLine], position: int) -> int:
    after = position + 1
    while (
        after < len(lines)
        and not lines[after].after_blank
        and lines[after].marker is None
        and lines[after].role is None
        and not parts.is_label(lines[after].text)
    ):
        after += 1
    return after


def _item(lines: Sequence[SourceLine]) -> Item:
    first = lines[0]
    assert first.marker is not None
    if first.lead is not None:
        return _said_item(first.marker, first.lead, lines)
    if len(lines) > 1 and _is_two_part(lines):
        lead, words = passage(lines[:1]), passage(lines[1:])
        return Item(first.marker, first.marker_line, words, lead, " ")
    return Item(first.marker, first.marker_line, passage(lines))


def _said_item(marker: Marker, lead: tuple[int, int], lines: Sequence[SourceLine]) -> Item:
    """An item whose source says which words are its lead."""
    whole, line = passage(lines), lines[0].marker_line
    end, start = lead
    if end == 0:
        return Item(marker, line, whole, may_have_label=False)
    separator = whole.text[end:start]
    if not separator.strip():
        separator = " "
    words = whole.part(start, len(whole.text))
    return Item(marker, line, words, whole.part(0, end), separator)


def _with_labels(items: list[Item]) -> list[Item]:
    """Run-in labels are a habit of the whole list; one colon among many items is none."""
    labelled = [_labelled(item) for item in items]
    if sum(item.lead is not None for item in labelled) * 2 > len(items) > 1:
        return labelled
    return items


def _labelled(item: Item) -> Item:
    is_open = item.lead is None and item.may_have_label
    match = run_in_label(item.words.text) if is_open else None
    if match is None:
        return item
    text = item.words.part(match.start("text"), match.end("text"))
    lead = item.words.part(0, match.end("lead"))
    return replace(item, words=text, lead=lead, separator=match["separator"])


def run_in_label(text: str) -> re.Match[str] | None:
    """The groups `lead`, `separator` and `text`, where a text begins with a label."""
    match = _RUN_IN.fullmatch(text)
    if match is None or _is_aside(match):
        return None
    is_short = len(_BRACKETS.sub("", match["lead"]).split()) <= _LONGEST_LABEL
    return match if is_short else None


def _is_two_part(lines: Sequence[SourceLine]) -> bool:
    """A lead with its text, and not one sentence wrapped onto two lines."""
    return lines[0].text.endswith((".", "!", "?", ":", "”")) or not lines[1].text[:1].islower()


def _is_aside(match: re.Match[str]) -> bool:
    """`Sales — not delivery — decides`: two dashes part an aside, not a label."""
    return (
        match["separator"].strip() in ("—", "–")
        and re.search(r"\s[—–]\s", match["text"]) is not None
    )
