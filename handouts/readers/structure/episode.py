"""A manuscript to an episode: header, units, headings, and where each unit belongs."""

from __future__ import annotations

import re
from pathlib import PurePath

from handouts.model.episode import Episode, Heading
from handouts.readers.structure import guesses
from handouts.readers.structure.assembly import Assembly
from handouts.readers.structure.bare_uses import with_bare_uses
from handouts.readers.structure.header import read_header
from handouts.readers.structure.headings import announcing_questions, find_headings
from handouts.readers.structure.imprint import without_imprint
from handouts.readers.structure.inlines import read_inlines
from handouts.readers.structure.lines import SourceLine, passage
from handouts.readers.structure.manuscript import Manuscript
from handouts.readers.structure.signs import without_signs
from handouts.readers.structure.subheadings import find_subheadings
from handouts.readers.structure.units import read_units

# What stands in a path for a byte that is no character (PEP 383).
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def read_episode(manuscript: Manuscript) -> Episode:
    """Raises SourceError where the text has no title."""
    manuscript = without_imprint(manuscript)
    header = read_header(manuscript)
    units = read_units(
        without_signs(header.body), manuscript.shape, breaks_lines=manuscript.breaks_lines
    )
    assembly = Assembly(manuscript.source)
    found = find_headings(units, marked=manuscript.marks_headings)
    asking = announcing_questions(units, found)
    headings = {at: guess for at, guess in found.items() if at not in asking}
    subheadings = find_subheadings(units, headings, marked=manuscript.marks_headings)
    assembly.take_all(units, headings, subheadings)
    questions = tuple(guesses.question(manuscript.source, words) for words in asking.values())
    others = guesses.second_episode(manuscript.source, header.body)
    dropped = (*manuscript.dropped, *header.dropped, *assembly.dropped)
    episode = Episode(
        key=manuscript.facts.key or _NO_CHARACTER.sub("_", PurePath(manuscript.source).stem),
        source=manuscript.source,
        title=_heading(header.title),
        number=header.number,
        subtitle=_heading(header.subtitle) if header.subtitle else None,
        category=header.category.text if header.category else None,
        series=header.series.text if header.series else None,
        date=manuscript.facts.date,
        intro=tuple(assembly.intro),
        sections=tuple(section.finished() for section in assembly.sections),
        takeaways=tuple(assembly.takeaways),
        takeaways_heading=assembly.takeaways_heading,
        outro=tuple(assembly.outro),
        about=assembly.about.finished() if assembly.about else None,
        dropped=tuple(sorted(dropped, key=lambda line: line.line)),
        diagnostics=(*manuscript.diagnostics, *others, *assembly.remarks, *questions),
    )
    return with_bare_uses(episode)


def _heading(line: SourceLine) -> Heading:
    return Heading(line.number, read_inlines(passage([line]).without_outer_marks()))
