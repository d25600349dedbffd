"""Which of the units are section headings.

A heading is a question that opens a section; each section ends in its mini-summary, so what
follows a mini-summary is a heading as well. Where a source has neither questions nor
mini-summaries, short lines that don't end like sentences are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from handouts.readers.text import parts
from handouts.readers.text.units import Items, Part, PartHeading, Prose, Summary, Unit

_SHORTEST_QUESTION = 3  # words


def find_headings(units: Sequence[Unit]) -> frozenset[int]:
    """The places of the headings among the units."""
    end = _end_of_sections(units)
    found = frozenset(at for at in range(end) if _is_heading(units, at))
    if found:
        return found
    return frozenset(at for at in range(end) if _is_plain_heading(units, at))


def _end_of_sections(units: Sequence[Unit]) -> int:
    """Nothing in the takeaways or in the firm's paragraph is a heading."""
    closing = (Part.TAKEAWAYS, Part.ABOUT)
    for at, unit in enumerate(units):
        if isinstance(unit, PartHeading) and unit.part in closing:
            later = units[at + 1 :]
            if not any(isinstance(other, Summary) for other in later):
                return at
    return len(units)


def _is_heading(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if not isinstance(unit, Prose) or not unit.is_line or unit.marker is not None:
        return False
    text = unit.words.text
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if parts.is_quoted(text) or after is None:
        return False
    if isinstance(before, Summary):
        return parts.is_question_heading(text) or (
            parts.is_statement_heading(text) and isinstance(after, Prose | Items)
        )
    if not parts.is_question_heading(text) or isinstance(after, Summary):
        return False
    is_introduced = isinstance(before, Prose) and before.words.text.endswith((":", "："))
    return before is None or (not is_introduced and len(text.split()) >= _SHORTEST_QUESTION)


def _is_plain_heading(units: Sequence[Unit], at: int) -> bool:
    """A statement heading, in a source that has no other kind."""
    unit = units[at]
    if not isinstance(unit, Prose) or not unit.is_line or unit.marker is not None:
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if not isinstance(after, Prose | Items | Summary):
        return False
    is_title = isinstance(after, Prose) and parts.is_statement_heading(after.words.text)
    return parts.is_statement_heading(unit.words.text) and not is_title
