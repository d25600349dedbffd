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
_CALL_BACK = "If it belongs to the text, put a line “%% paragraph” above it."
_AGREE = "Remove one of the two, or make them say the same."
_SAY_IT = "If it belongs to the text, write its words as a paragraph."
# Where the hint that calls a line back would not; by the first words of the reason.
_MENDS = {
    "another ": _AGREE,
    "what the source itself marks so": "If it belongs to the text, remove the hint above it.",
    "label of a mini-summary": "Write the mini-summary on its line or the next, or delete it.",
    "a rule across the page": "It is no text; to be rid of the note, delete it.",
    "lists or quotations nested": "Let it stand less deep.",
    "an address that no link uses": "Delete it, or give the link that belongs to it.",
    "a link's title": _SAY_IT,
    "a picture": _SAY_IT,
    "a comment": _SAY_IT,
    "a language of code": _SAY_IT,
    "HTML ": _SAY_IT,
    "a script element": _SAY_IT,
    "a style element": _SAY_IT,
    "a template element": _SAY_IT,
    "a svg element": _SAY_IT,
}
_MOST_RANGES = 12


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
                episode.source, dropped.line, message, _hint(episode.source, reason)
            )


def _several(source: str, reason: str, lines: list[DroppedLine]) -> Diagnostic:
    others = _ranges(sorted({dropped.line for dropped in lines} - {lines[0].line}))
    message = f"left out {len(lines)} times, as {reason}: {shown(lines[0].text)} (also {others})"
    return Code.DROPPED_LINE.remark(source, lines[0].line, message, _hint(source, reason))


def _hint(source: str, reason: str) -> str:
    found = (mend for begins, mend in _MENDS.items() if reason.startswith(begins))
    return hint_for(source, next(found, _CALL_BACK))


def _ranges(numbers: list[int]) -> str:
    """`3–7, 9, 12–20`, and how many more where there are many."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    told = ", ".join(
        f"{first}–{last}" if last > first else f"{first}" for first, last in ranges[:_MOST_RANGES]
    )
    more = sum(last - first + 1 for first, last in ranges[_MOST_RANGES:])
    return f"{told} and {more} more, which `handouts inspect` lists" if more else told
