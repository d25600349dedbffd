"""Which source places hold characters that XML forbids: they are replaced, never silently."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.diagnostics import Diagnostic
from handouts.exporters.xml_text import FORBIDDEN, replaced_character
from handouts.model.blocks import Blocks
from handouts.model.inlines import Inlines
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.publication import About, Publication


def replaced_characters(publication: Publication) -> Iterator[Diagnostic]:
    """A warning for every line of a source and character in it that had to be replaced."""
    for chapter in publication.chapters:
        yield from _remark(chapter.source, chapter.title_line, chapter.title)
        yield from _remark(chapter.source, chapter.subtitle_line, chapter.subtitle)
        for section in chapter.sections:
            yield from _remark(chapter.source, section.line, section.heading)
            yield from _in_blocks(chapter.source, section.blocks)
    for part in publication.back:
        if isinstance(part, About):
            yield from _in_blocks(part.source, part.blocks)


def _in_blocks(source: str, blocks: Blocks) -> Iterator[Diagnostic]:
    for block in blocks:
        items = getattr(block, "items", ())
        lines = [item.line for item in items] or [block.line]
        for line, inlines in zip(lines, block_inlines(block), strict=True):
            yield from _remark(source, line, inlines)


def _remark(source: str, line: int, inlines: Inlines) -> Iterator[Diagnostic]:
    for character in dict.fromkeys(FORBIDDEN.findall(plain_text(inlines))):
        yield replaced_character(character, source, line)
