"""A Word file that somebody else wrote, as lines: headings by level, lists, tables as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.model.episode import DroppedLine
from handouts.readers.docx.handout import CONTENTS
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.rows import joined_rows
from handouts.readers.structure import debris, parts
from handouts.readers.structure.lines import MarkerKind, Role, SourceLine, cut
from handouts.readers.structure.markers import split_marker

_TITLE, _SUBTITLE = "title", "subtitle"
_QUOTES = ("quote", "intense quote")


@dataclass(frozen=True, slots=True)
class ForeignText:
    """`tables` are the paragraphs at which a table's row became text."""

    lines: tuple[SourceLine, ...]
    dropped: tuple[DroppedLine, ...]
    tables: tuple[int, ...]
    marks_headings: bool


def read_foreign(paragraphs: Sequence[WordParagraph]) -> ForeignText:
    contents = [one for one in paragraphs if _is_contents(one)]
    rest = joined_rows(one for one in paragraphs if not _is_contents(one))
    roles = _heading_roles(rest)
    lines = tuple(line for at, one in enumerate(rest) for line in _line(one, roles.get(at)))
    return ForeignText(
        lines,
        tuple(DroppedLine(one.number, one.text, CONTENTS) for one in contents),
        tuple(one.number for one in rest if one.row and " | " in one.text),
        Role.HEADING in roles.values(),
    )


def _is_contents(one: WordParagraph) -> bool:
    return one.style.name.startswith("toc ")


def _heading_roles(paragraphs: Sequence[WordParagraph]) -> dict[int, Role]:
    """By place. The highest level below the title is that of the sections, whichever it is."""
    title = _title_place(paragraphs)
    roles = {} if title is None else {title: Role.TITLE}
    headings = [at for at, one in enumerate(paragraphs) if one.style.level and at != title]
    inner = [paragraphs[at].style.level for at in headings if not _is_part(paragraphs[at].text)]
    highest = min(inner, default=9)
    for at in headings:
        is_section = paragraphs[at].style.level <= highest
        roles[at] = Role.HEADING if is_section else Role.SUBHEADING
    return roles


def _title_place(paragraphs: Sequence[WordParagraph]) -> int | None:
    """What has the style of a title, else the one heading of level 1 before all text."""
    for at, one in enumerate(paragraphs):
        if one.style.name == _TITLE:
            return at
    first = [at for at, one in enumerate(paragraphs) if one.style.level == 1]
    is_alone = len(first) == 1 and any(one.style.level > 1 for one in paragraphs)
    return first[0] if is_alone and first[0] == 0 else None


def _is_part(text: str) -> bool:
    return parts.is_label(text) or parts.is_about(text) or debris.anywhere(text) is not None


def _line(one: WordParagraph, heading: Role | None) -> Iterator[SourceLine]:
    role = heading
    if role is None and one.style.name == _SUBTITLE:
        role = Role.SUBTITLE
    elif role is None and one.style.name in _QUOTES and one.marker is None:
        role = Role.QUOTATION
    elif role is None and one.row and " | " in one.text:
        role = Role.PARAGRAPH
    marker = one.marker if role is None else None
    line = SourceLine(
        number=one.number,
        column=1,
        text=one.text,
        marker=marker,
        after_blank=True,
        marker_line=one.number if marker else 0,
        role=role,
        marks=one.marks,
    )
    yield _with_typed_marker(line) if marker is None and role in (None, Role.SUBHEADING) else line


def _with_typed_marker(line: SourceLine) -> SourceLine:
    """A bullet or number that somebody typed."""
    marker, rest = split_marker(line.text, 0)
    if marker is None or not rest or (marker.kind is MarkerKind.BULLET and line.role is not None):
        return line
    line = cut(line, len(line.text) - len(rest), len(line.text))
    return replace(line, marker=marker, marker_line=line.number)
