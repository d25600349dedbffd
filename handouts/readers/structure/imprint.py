"""What a site sets around the title of a text: buttons, the day, the author, reading time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.model.episode import DroppedLine
from handouts.readers.structure import debris, parts
from handouts.readers.structure.days import day
from handouts.readers.structure.lines import SourceLine
from handouts.readers.structure.manuscript import Manuscript

_SEARCHED = 14  # lines
_LONGEST = 14  # words


def without_imprint(manuscript: Manuscript) -> Manuscript:
    """Leave it out and report it, down to the first line of running text; keep the day."""
    kept: list[SourceLine] = []
    dropped: list[DroppedLine] = []
    published = manuscript.facts.date
    lines = manuscript.lines
    end = _end_of_head(lines)
    for line in lines[:end]:
        found = day(line.text) if line.role is None else None
        reason = "the day of publication" if found else _reason(line)
        if reason is None:
            kept.append(line)
            continue
        published = published or found
        dropped.append(DroppedLine(line.number, line.text, reason))
    if not dropped or not kept:
        return manuscript
    return replace(
        manuscript,
        lines=(*kept, *lines[end:]),
        facts=replace(manuscript.facts, date=published),
        dropped=(*manuscript.dropped, *dropped),
    )


def _reason(line: SourceLine) -> str | None:
    return debris.at_start(line.text) if line.role is None and line.marker is None else None


def _end_of_head(lines: Sequence[SourceLine]) -> int:
    for at, line in enumerate(lines[:_SEARCHED]):
        is_long = len(line.text.split()) > _LONGEST
        is_title = is_long and parts.episode_line(line.text) is not None
        is_text = line.marker is not None or parts.is_label(line.text)
        if is_text or (is_long and not is_title and line.text.endswith((".", "。", "!", ":"))):
            return at
    return min(len(lines), _SEARCHED)
