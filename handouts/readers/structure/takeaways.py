"""Takeaways that have neither bullets nor blank lines between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from handouts.readers.structure import debris, parts
from handouts.readers.structure.units import Prose, Unit


def takeaways_in(unit: Prose, after: Unit | None) -> list[Prose]:
    """The lines of the only block below `Key Takeaways`, each one takeaway.

    It stays whole where blank lines part the takeaways, where a line goes on with the sentence
    of the one above, as wrapped lines do, and where its lines are too long.
    """
    if isinstance(after, Prose) and debris.at_end(after.words.text) is None:
        return [unit]
    words = unit.words
    ends = [*words.starts[1:], len(words.text)]
    lines = [words.part(start, end) for start, end in zip(words.starts, ends, strict=True)]
    goes_on = any(
        below.text[:1].islower() or above.text.rstrip().endswith((",", "、", ";", "-", "–", "—"))
        for above, below in pairwise(lines)
    )
    is_long = any(len(line.text.split()) > parts.LONGEST_TAKEAWAY for line in lines)
    if len(lines) == 1 or unit.role is not None or unit.marker is not None or goes_on or is_long:
        return [unit]
    trimmed = (line.part(0, len(line.text.rstrip())) for line in lines)
    return [replace(unit, words=line, is_line=True) for line in trimmed]
