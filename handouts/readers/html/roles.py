"""What a page's markup says of its lines, in the words that all readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.readers.html.words import Line
from handouts.readers.structure import debris, parts
from handouts.readers.structure.lines import (
    Mark,
    MarkerKind,
    MarkKind,
    Role,
    SourceLine,
    cut,
)
from handouts.readers.structure.markers import split_marker

_SENTENCE_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")


def heading_roles(lines: Sequence[Line]) -> dict[int, Role]:
    """Which lines are headings, subheadings or the subtitle, by the levels of this page."""
    end = _end_of_text(lines)
    headings = [at for at in range(end) if lines[at].level and not _is_part(lines[at].text)]
    level = _section_level(lines, headings)
    roles: dict[int, Role] = {}
    for at in headings:
        line = lines[at]
        if not roles and at == 0 and _stands_under_title(lines, level):
            roles[at] = Role.SUBTITLE
        elif line.level > level:
            roles[at] = Role.SUBHEADING
        elif not roles and at == 0 and _is_subtitle(lines, level):
            roles[at] = Role.SUBTITLE
        else:
            roles[at] = Role.HEADING
    return roles


def _is_part(text: str) -> bool:
    """Does the line name a part of every episode, or of every site?"""
    return parts.is_label(text) or parts.is_about(text) or debris.anywhere(text) is not None


def _end_of_text(lines: Sequence[Line]) -> int:
    """No section begins below the firm's paragraph, unless a mini-summary follows."""
    for at in range(len(lines) - 1, -1, -1):
        if parts.mini_summary(lines[at].text) is not None:
            break
        if lines[at].level and parts.is_about(lines[at].text) and _closes(lines, at):
            return at
    return len(lines)


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Is there a text before it: takeaways, a summary, or another heading?"""
    return any(line.level or parts.is_label(line.text) for line in lines[:at])


def _section_level(lines: Sequence[Line], headings: Sequence[int]) -> int:
    """The outermost level that has several headings, or a question with its answer below."""
    levels: dict[int, list[int]] = {}
    for at in headings:
        levels.setdefault(lines[at].level, []).append(at)
    for level in sorted(levels):
        first = levels[level][0]
        answers = first + 1 < len(lines) and not lines[first + 1].level
        if len(levels[level]) > 1 or (answers and parts.is_question_heading(lines[first].text)):
            return level
    return min(levels, default=1)


def _stands_under_title(lines: Sequence[Line], level: int) -> bool:
    """A deeper heading before all text, with the first section's heading right below it."""
    is_above = len(lines) > 1 and lines[1].level == level and not _is_part(lines[1].text)
    return is_above and lines[0].level > level


def _is_subtitle(lines: Sequence[Line], level: int) -> bool:
    """A heading above all others of its level, or the first of two with nothing between."""
    first = lines[0]
    if first.level < level:
        return True
    has_next = len(lines) > 1 and lines[1].level == first.level == level
    return has_next and not _is_part(lines[1].text)


def to_source_line(line: Line, role: Role | None) -> list[SourceLine]:
    """One line, or two where bold words that end like a sentence lead an item."""
    is_heading = role in (Role.HEADING, Role.SUBHEADING, Role.SUBTITLE, Role.TITLE)
    if is_heading or (line.is_bold and parts.is_question_heading(line.text)):
        line = line.unbold()
    if role is None and line.is_quoted and not _is_part(line.text):
        role = Role.QUOTATION
    marker, text = line.marker, line.text
    found = SourceLine(
        number=line.number,
        column=1,
        text=text,
        marker=marker,
        after_blank=line.after_blank or marker is not None,
        marker_line=line.number if marker else 0,
        role=role,
        breaks=line.breaks,
        marks=line.marks,
    )
    if marker is None and role in (None, Role.SUBHEADING):
        found = _with_typed_marker(found)
    return _split_lead(found)


def _with_typed_marker(line: SourceLine) -> SourceLine:
    marker, rest = split_marker(line.text, 0)
    if marker is None or not rest or (marker.kind is MarkerKind.BULLET and line.role is not None):
        return line
    line = cut(line, len(line.text) - len(rest), len(line.text))
    return replace(line, marker=marker, marker_line=line.number)


def _split_lead(line: SourceLine) -> list[SourceLine]:
    lead = _lead(line.marks) if line.marker is not None and line.role is None else None
    end = lead.end if lead else 0
    if not line.text[:end].endswith(_SENTENCE_ENDS[:3]) or not line.text[end:].strip():
        return [line]
    rest = end + line.text[end:].startswith(" ")
    words = cut(line, rest, len(line.text))
    return [cut(line, 0, end), replace(words, marker=None, marker_line=0, after_blank=False)]


def _lead(marks: Sequence[Mark]) -> Mark | None:
    return next((one for one in marks if one.start == 0 and one.kind is MarkKind.STRONG), None)
