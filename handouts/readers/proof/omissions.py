"""Lines that were left out."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import DroppedLine, Episode
from handouts.readers.proof.sayings import shown
from handouts.readers.structure.guesses import hint_for

_MANY = 5
# These say by themselves that their line was left out.
_TELLING = (
    Code.UNKNOWN_HINT,
    Code.UNKNOWN_FRONT_MATTER_KEY,
    Code.MALFORMED_FRONT_MATTER,
    Code.TWO_TITLES,
    Code.OMITTED_PICTURE,
)
_HINT = "If it belongs to the text, put a line “%% paragraph” above it."


def dropped_lines(episode: Episode) -> Iterator[Diagnostic]:
    """A note for each line; lines that were left out for one reason by the dozen share one."""
    by_reason: dict[str, list[DroppedLine]] = {}
    told = {remark.line for remark in episode.diagnostics if remark.code in _TELLING}
    for dropped in episode.dropped:
        if dropped.line in told:
            continue
        by_reason.setdefault(dropped.reason, []).append(dropped)
    for reason, lines in by_reason.items():
        if len(lines) > _MANY:
            yield _several(episode.source, reason, lines)
            continue
        for dropped in lines:
            message = f"left out, as {reason}: {shown(dropped.text)}"
            yield Code.DROPPED_LINE.remark(
                episode.source, dropped.line, message, hint_for(episode.source, _HINT)
            )


def _several(source: str, reason: str, lines: list[DroppedLine]) -> Diagnostic:
    others = ", ".join(str(dropped.line) for dropped in lines[1:])
    message = f"left out {len(lines)} times, as {reason}: {shown(lines[0].text)} (also {others})"
    return Code.DROPPED_LINE.remark(source, lines[0].line, message, hint_for(source, _HINT))
