"""A Markdown file to a manuscript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.codes import Code
from handouts.model.episode import DroppedLine
from handouts.readers.markdown.front_matter import FrontMatter, read_front_matter
from handouts.readers.markdown.scan import Scan
from handouts.readers.structure import parts
from handouts.readers.structure.header import title_at
from handouts.readers.structure.lines import Role, Shape, SourceLine
from handouts.readers.structure.manuscript import Manuscript
from handouts.readers.text.decode import decode
from handouts.readers.text.lines import detect_shape, source_lines
from handouts.readers.text.transcript import without_transcript_marks


def read_manuscript(data: bytes, source: str) -> Manuscript:
    """Raises SourceError."""
    decoded = decode(data, source)
    front = read_front_matter(decoded.lines, source)
    manuscript = _plain(front) if _is_plain_text(front.body) else _marked(front)
    return replace(
        manuscript,
        facts=front.facts,
        dropped=(*front.dropped, *manuscript.dropped),
        diagnostics=(*decoded.diagnostics, *front.remarks, *manuscript.diagnostics),
    )


def _is_plain_text(body: Sequence[str]) -> bool:
    """A lone `-` before each item: text of a web page that was saved under Markdown's suffix."""
    return any(line.strip() == "-" for line in body)


def _plain(front: FrontMatter) -> Manuscript:
    shape = detect_shape(front.body)
    lines, remarks, unknown = source_lines(front.body, shape, front.source)
    lines, dropped = without_transcript_marks(lines)
    lines = _with_title(front, lines)
    return Manuscript(front.source, lines, shape, dropped=(*unknown, *dropped), diagnostics=remarks)


def _marked(front: FrontMatter) -> Manuscript:
    scan = Scan(front.source, front.body, each_line=detect_shape(front.body) is Shape.A)
    scan.read(front.facts.title)
    lines, marks = without_transcript_marks(scan.lines)
    return Manuscript(
        front.source,
        _with_title(front, lines),
        Shape.B,
        marks_headings=scan.marks_headings,
        breaks_lines=True,
        dropped=(*scan.dropped, *marks),
        diagnostics=tuple(scan.remarks),
    )


def _with_title(front: FrontMatter, lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Where the front matter gives a title: the text's own, marked or not, goes before it."""
    said = front.facts.title
    at = title_at(lines, said) if said else None
    if at is None:
        return tuple(lines)
    title = replace(lines[at], role=Role.TITLE)
    _take_title(front, title)
    return (*lines[:at], title, *lines[at + 1 :])


def _take_title(front: FrontMatter, title: SourceLine) -> None:
    """The title above the text goes before the one in the front matter."""
    said, line = front.facts.title, front.lines["title"]
    front.facts = replace(front.facts, title="")
    found = parts.episode_line(title.text)
    front_found = parts.episode_line(said)
    if front_found and front_found.number is not None and front.facts.number is None:
        has_own = found is not None and found.number is not None
        front.facts = front.facts if has_own else replace(front.facts, number=front_found.number)
    same = (title.text, found.title if found else "")
    if said in same or (front_found is not None and front_found.title in same):
        return
    front.dropped.append(DroppedLine(line, said, "a second title; the heading's was taken"))
    message = f"the front matter's title, “{said}”, is not that of the heading, which was taken."
    hint = "Remove one of the two, or make them the same."
    front.remarks.append(Code.TWO_TITLES.remark(front.source, line, message, hint))
