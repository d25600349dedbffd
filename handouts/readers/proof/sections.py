"""Sections that are too long to be read in one go."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.model.scripts import word_count
from handouts.model.walk import block_inlines, plain_text
from handouts.readers.proof.sayings import shown

# A section of the episodes we know has 60 to 230 words; this fills a page and a half in print.
LONGEST_SECTION = 400  # words


def long_sections(episode: Episode) -> Iterator[Diagnostic]:
    for section in episode.sections:
        texts = (plain_text(text) for block in section.blocks for text in block_inlines(block))
        count = sum(map(word_count, texts))
        if count > LONGEST_SECTION:
            heading = shown(plain_text(section.heading.content), 100)
            yield Code.LONG_SECTION.remark(
                episode.source,
                section.heading.line,
                f"the section “{heading}” has {count} words, more than {LONGEST_SECTION}.",
                "Split it where its subject changes, and give each part a heading and a "
                "mini-summary.",
            )
