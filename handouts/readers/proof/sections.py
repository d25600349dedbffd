"""Sections that are too long to be read in one go."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.model.scripts import script_runs
from handouts.model.walk import block_inlines, plain_text
from handouts.readers.proof.sayings import shown

# A section of the episodes we know has 60 to 230 words; this fills a page and a half in print.
LONGEST_SECTION = 400  # words
_CHARACTERS_PER_WORD = 2  # of Japanese, as translators reckon


def long_sections(episode: Episode) -> Iterator[Diagnostic]:
    for section in episode.sections:
        texts = (plain_text(text) for block in section.blocks for text in block_inlines(block))
        count = sum(_words(text) for text in texts)
        if count > LONGEST_SECTION:
            heading = shown(plain_text(section.heading.content), 100)
            yield Code.LONG_SECTION.remark(
                episode.source,
                section.heading.line,
                f"the section “{heading}” has {count} words, more than {LONGEST_SECTION}.",
                "Split it where its subject changes, and give each part a heading and a "
                "mini-summary.",
            )


def _words(text: str) -> int:
    return sum(
        len(run) // _CHARACTERS_PER_WORD if is_japanese else len(run.split())
        for is_japanese, run in script_runs(text)
    )
