"""A saved page to a manuscript: find the text, read its lines, say what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from handouts.readers.html.facts import page_facts
from handouts.readers.html.flow import OUTSIDE, Flow
from handouts.readers.html.hinted import is_called_for, with_hints
from handouts.readers.html.links import with_safe_links
from handouts.readers.html.opening import Opening, read_opening
from handouts.readers.html.outline import Outline, main_content, outline
from handouts.readers.html.parsing import parse
from handouts.readers.html.roles import heading_roles, to_source_line
from handouts.readers.html.title import title_element
from handouts.readers.html.words import Line
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Role, Shape, SourceLine
from handouts.readers.structure.manuscript import Manuscript
from handouts.readers.text.transcript import without_transcript_marks


def read_page(data: bytes, source: str) -> Manuscript:
    """Raises SourceError for what is no page."""
    document = parse(data, source)
    facts = page_facts(document.root)
    title = title_element(document.root, facts)
    found = outline(document.root, title)
    outer = _outer(found, main_content(found, title), title)
    flow = Flow(found.removed, outer, title)
    lines, refused = with_safe_links(flow.walk(document.root), facts.base, source)
    lines, unknown, remarks = with_hints(lines, source)
    opening = read_opening(lines, facts)
    roles = heading_roles(opening.below)
    spoken, marks = without_transcript_marks(tuple(_source_lines(opening, roles)))
    return Manuscript(
        source=source,
        lines=spoken,
        shape=Shape.B,
        facts=opening.facts,
        breaks_lines=True,
        marks_headings=_marks_headings(opening.below, roles),
        dropped=(*flow.dropped, *unknown, *opening.dropped, *marks),
        diagnostics=(*document.diagnostics, *refused, *remarks),
    )


def _outer(
    found: Outline, main: etree._Element, title: etree._Element | None
) -> frozenset[etree._Element]:
    """The elements around the text and its title; what else stands in them is left out."""
    outer = set(found.around(main))
    inner = {main}
    if title is not None and not found.contains(main, title):
        outer.update(found.around(title))
        inner.add(title)
    for element in outer:
        for child in element.iterchildren("*"):
            if child not in outer and child not in inner and not is_called_for(child):
                found.removed.setdefault(child, OUTSIDE)
    return frozenset(outer)


def _source_lines(opening: Opening, roles: Mapping[int, Role]) -> Iterator[SourceLine]:
    yield from (one for line, role in opening.above for one in to_source_line(line, role))
    if opening.title is not None:
        yield from to_source_line(opening.title, Role.TITLE)
    if opening.subtitle is not None:
        yield from to_source_line(opening.subtitle, Role.SUBTITLE)
    for at, line in enumerate(opening.below):
        yield from to_source_line(line, line.hint or roles.get(at))


def _marks_headings(lines: Sequence[Line], roles: Mapping[int, Role]) -> bool:
    """Are the page's headings marked as such? Bold questions show that they are not, or not all."""
    is_typed = any(line.is_bold and parts.is_question_heading(line.text) for line in lines)
    return Role.HEADING in roles.values() and not is_typed
