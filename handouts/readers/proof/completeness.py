"""What an episode should have and has not."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.blocks import MiniSummary
from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.readers.proof.sayings import shown


def missing_parts(episode: Episode) -> Iterator[Diagnostic]:
    title_line = episode.title.line
    if episode.number is None:
        yield Code.MISSING_NUMBER.remark(
            episode.source,
            title_line,
            "the episode has no number.",
            "Begin the title line with “Episode #12:”.",
        )
    if not episode.sections:
        yield Code.MISSING_SECTIONS.remark(
            episode.source,
            title_line,
            "no section was found: no line is a question that opens one.",
            "Put each heading on a line of its own, as a question, or “%% heading” above it.",
        )
    if not episode.takeaways:
        yield Code.MISSING_TAKEAWAYS.remark(
            episode.source,
            0,
            "the episode has no key takeaways.",
            "Add a line “Key Takeaways” and a list below it.",
        )
    for section in episode.sections:
        if not any(isinstance(block, MiniSummary) for block in section.blocks):
            heading = shown(plain_text(section.heading.content), 100)
            yield Code.MISSING_SUMMARY.remark(
                episode.source,
                section.heading.line,
                f"the section “{heading}” has no mini-summary.",
                "End it with a line “Mini-summary: …”.",
            )
