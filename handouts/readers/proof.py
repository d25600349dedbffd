"""The first proofreading: what an episode should have and has not."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.diagnostics import Diagnostic, Severity
from handouts.model.blocks import MiniSummary
from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.readers.collection import Collection

_SHOWN = 60  # characters of a dropped line


def proofread(collection: Collection) -> tuple[Diagnostic, ...]:
    """All remarks on a collection's texts, in the order of files and lines."""
    remarks = list(collection.diagnostics)
    for episode in collection.episodes:
        remarks += episode.diagnostics
        remarks += _of_episode(episode)
    return tuple(sorted(remarks, key=lambda remark: remark.sort_key))


def _of_episode(episode: Episode) -> Iterator[Diagnostic]:
    title_line = episode.title.line
    if episode.number is None:
        yield _warning(
            episode,
            "missing-number",
            title_line,
            "the episode has no number.",
            "Begin the title line with “Episode #12:”.",
        )
    if not episode.sections:
        yield _warning(
            episode,
            "missing-sections",
            title_line,
            "no section was found: no line is a question that opens one.",
            "Put the heading of each section on a line of its own, as a question.",
        )
    if not episode.takeaways:
        yield _warning(
            episode,
            "missing-takeaways",
            0,
            "the episode has no key takeaways.",
            "Add a line “Key Takeaways” and a list below it.",
        )
    yield from _of_sections(episode)
    for dropped in episode.dropped:
        shown = dropped.text if len(dropped.text) <= _SHOWN else dropped.text[:_SHOWN] + "…"
        yield Diagnostic(
            code="dropped-line",
            severity=Severity.NOTE,
            path=episode.source,
            message=f"left out, as {dropped.reason}: {shown}",
            hint="If it belongs to the text, word it as a sentence.",
            line=dropped.line,
            column=1,
        )


def _of_sections(episode: Episode) -> Iterator[Diagnostic]:
    for section in episode.sections:
        if not any(isinstance(block, MiniSummary) for block in section.blocks):
            heading = plain_text(section.heading.content)
            yield _warning(
                episode,
                "missing-mini-summary",
                section.heading.line,
                f"the section “{heading}” has no mini-summary.",
                "End it with a line “Mini-summary: …”.",
            )


def _warning(episode: Episode, code: str, line: int, message: str, hint: str) -> Diagnostic:
    column = 1 if line else 0
    return Diagnostic(code, Severity.WARNING, episode.source, message, hint, line, column)
