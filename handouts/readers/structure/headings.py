"""Which of the units are section headings.

A heading is a question that opens a section; each section ends in its mini-summary, so what
follows a mini-summary is a heading as well. Where a source has neither questions nor
mini-summaries, short lines that don't end like sentences are taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Sequence
from itertools import pairwise

from handouts.readers.structure import parts
from handouts.readers.structure.lines import Passage, Role
from handouts.readers.structure.units import Items, Part, PartHeading, Prose, Summary, Unit

_SHORTEST_QUESTION = 3  # words
_HABIT = 2  # mini-summaries, or paragraphs of one speaker, that tell a habit


def find_headings(units: Sequence[Unit], *, marked: bool) -> dict[int, bool]:
    """The places of the headings among the units; True where one was guessed.

    `marked` says that the file marks its headings: then no other line is one.
    """
    said = {at: False for at, unit in enumerate(units) if _is_said(unit)}
    if marked and said:
        return said
    end = _end_of_sections(units)
    speakers = _speakers(units)
    found = {
        at: not _asks(units[at])
        for at in range(end)
        if _is_heading(units, at) and not _is_spoken(units[at], speakers)
    }
    if said or not all(found.values()):
        return found | said
    found |= {at: True for at in range(end) if _is_plain_heading(units, at)}
    return found or dict.fromkeys(_numbered(units, end), True)


def _numbered(units: Sequence[Unit], end: int) -> list[int]:
    """`1. Ask` and `2. Wait` above text, in a source without any other heading."""
    found = [
        at for at, unit in enumerate(units[:end]) if isinstance(unit, Prose) and unit.is_numbered
    ]
    return found if len(found) >= _HABIT else []


def announcing_questions(units: Sequence[Unit], headings: Collection[int]) -> dict[int, Passage]:
    """Questions inside a section, right before a list, where all sections have mini-summaries."""
    summaries = [at for at, unit in enumerate(units) if isinstance(unit, Summary)]
    if len(summaries) < _HABIT:
        return {}
    return {
        at: unit.words
        for at in headings
        if at > min(headings)
        and at < summaries[-1]
        and isinstance(unit := units[at], Prose)
        and unit.role is None
        and isinstance(units[at - 1], Prose)
        and at - 1 not in headings
        and isinstance(units[at + 1], Items)
    }


def _speakers(units: Sequence[Unit]) -> frozenset[str]:
    """Names that stand before the words of several paragraphs."""
    texts = (unit.words.text for unit in units if isinstance(unit, Prose))
    names = Counter(name for name in map(parts.speaker, texts) if name)
    return frozenset(name for name, count in names.items() if count >= _HABIT)


def _is_spoken(unit: Unit, speakers: Container[str]) -> bool:
    return isinstance(unit, Prose) and parts.speaker(unit.words.text) in speakers


def _is_said(unit: Unit) -> bool:
    return isinstance(unit, Prose) and unit.role is Role.HEADING


def _asks(unit: Unit) -> bool:
    return isinstance(unit, Prose) and unit.words.text.endswith(("?", "？"))


def _end_of_sections(units: Sequence[Unit]) -> int:
    """Nothing in the takeaways or in the firm's paragraph is a heading."""
    last_summary = max(
        (at for at, unit in enumerate(units) if isinstance(unit, Summary)), default=-1
    )
    for at in range(last_summary + 1, len(units)):
        unit = units[at]
        if isinstance(unit, PartHeading) and unit.part in (Part.TAKEAWAYS, Part.ABOUT):
            return at
    return len(units)


def _is_heading(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if not isinstance(unit, Prose) or not (unit.may_be_heading or unit.is_numbered):
        return False
    text = unit.words.text
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if parts.is_quoted(text) or after is None:
        return False
    if not unit.may_be_heading:  # `1. Why so?` opens a section only where one can begin
        is_first = before is None and parts.is_question_heading(text)
        return is_first or isinstance(before, Summary) or _is_first_number(units, at)
    if isinstance(before, Summary):
        return parts.is_question_heading(text) or (
            parts.is_statement_heading(text) and isinstance(after, Prose | Items)
        )
    if not parts.is_question_heading(text) or isinstance(after, Summary):
        return False
    is_introduced = isinstance(before, Prose) and before.words.text.endswith((":", "："))
    return before is None or (not is_introduced and len(text.split()) >= _SHORTEST_QUESTION)


def _is_first_number(units: Sequence[Unit], at: int) -> bool:
    """Does `1.` come before all mini-summaries, and does `2.` follow one of them?"""
    unit = units[at]
    if not isinstance(unit, Prose) or unit.marker is None or unit.marker.value != 1:
        return False
    if any(isinstance(before, Summary | Items) for before in units[:at]):
        return False
    return any(
        isinstance(later, Prose)
        and later.is_numbered
        and later.marker is not None
        and (later.marker.kind, later.marker.value) == (unit.marker.kind, 2)
        and isinstance(before, Summary)
        for before, later in pairwise(units[at:])
    )


def _is_plain_heading(units: Sequence[Unit], at: int) -> bool:
    """A statement heading, in a source that has no other kind."""
    unit = units[at]
    if not isinstance(unit, Prose) or not unit.may_be_heading:
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if not isinstance(after, Prose | Items | Summary):
        return False
    is_title = isinstance(after, Prose) and parts.is_statement_heading(after.words.text)
    return parts.is_statement_heading(unit.words.text) and not is_title
