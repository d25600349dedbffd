"""Which source places hold characters that XML forbids: they are replaced, never silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.diagnostics import Diagnostic
from handouts.exporters.xml_text import FORBIDDEN, replaced_character
from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines, Text
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.matter import About
from handouts.publication.primitive_walk import elements_in, pieces_of, plain_pieces
from handouts.publication.primitives import Activity
from handouts.publication.publication import Chapter, Publication


def replaced_characters(publication: Publication) -> list[Diagnostic]:
    """A warning for every line of a source and character in it that had to be replaced."""
    return list(dict.fromkeys(_found(publication)))


def _found(publication: Publication) -> Iterator[Diagnostic]:
    for chapter in publication.chapters:
        yield from _remark(chapter.source, chapter.title_line, chapter.title)
        yield from _remark(chapter.source, chapter.subtitle_line, chapter.subtitle)
        yield from _in_activities(chapter, chapter.opening, chapter.title_line)
        for section in chapter.sections:
            yield from _remark(chapter.source, section.line, section.heading)
            yield from _in_blocks(chapter.source, section.blocks)
            yield from _in_activities(chapter, section.activities, section.line)
        yield from _in_activities(chapter, chapter.closing, chapter.title_line)
    for part in publication.back:
        if isinstance(part, About):
            yield from _in_blocks(part.source, part.blocks)


def _in_activities(
    chapter: Chapter, activities: Iterable[Activity], line: int
) -> Iterator[Diagnostic]:
    """Activities quote the text without its lines: the heading that they stand under is named."""
    for activity in activities:
        for element in elements_in(activity.elements):
            for pieces in pieces_of(element):
                words = plain_pieces(pieces)
                yield from _remark(chapter.source, line, (Text(words),))


def _in_blocks(source: str, blocks: Blocks) -> Iterator[Diagnostic]:
    for block in blocks:
        items = getattr(block, "items", ())
        lines = [item.line for item in items] or [block.line]
        for line, inlines in zip(lines, block_inlines(block), strict=True):
            yield from _remark(source, line, inlines)


def _remark(source: str, line: int, inlines: Inlines) -> Iterator[Diagnostic]:
    for character in dict.fromkeys(FORBIDDEN.findall(plain_text(inlines))):
        yield replaced_character(character, source, line)
