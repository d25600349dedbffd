"""Gaps and repeats in the numbers of episodes, and gaps in those of their files.

Two series may share numbers; an episode that names no series belongs to that of its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.proof.sayings import place

_MOST_GAPS = 6  # named in one message
_LEAST_SHARE = 0.25  # of a series; with less, it is a choice of episodes and no series
_FILE_NUMBER = re.compile(r"\d{2,5}(?=[^0-9A-Za-z]|$)")
Numbered = dict[int, Episode]


def odd_numbers(episodes: Sequence[Episode]) -> Iterator[Diagnostic]:
    series: dict[tuple[str, str], Numbered] = {}
    files: dict[str, Numbered] = {}
    for episode in episodes:
        folder = PurePath(episode.source).parent.as_posix()
        if episode.number is not None:
            name = (episode.series or "").casefold()
            others = series.setdefault((name, "" if name else folder), {})
            if episode.number in others:
                yield _repeat(episode, others[episode.number])
            others.setdefault(episode.number, episode)
        if match := _FILE_NUMBER.match(PurePath(episode.source).name):
            files.setdefault(folder, {}).setdefault(int(match.group()), episode)
    told = set()
    for others in series.values():
        for note in _gaps(others, "the episodes’ numbers"):
            told |= set(_missing(others))
            yield note
    for others in files.values():
        if not set(_missing(others)) <= told:
            yield from _gaps(others, "the numbers in the files’ names")


def _repeat(episode: Episode, other: Episode) -> Diagnostic:
    return Code.NUMBER_REPEATED.remark(
        episode.source,
        episode.title.line,
        f"number {episode.number} is also that of {place(other.source, other.title.line)}.",
        "Change one of the two. If they belong to different series, put a line “%% series” and "
        "the name of the series above each title.",
    )


def _missing(numbered: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of the numbers that are not there."""
    for before, after in pairwise(sorted(numbered)):
        if after > before + 1:
            yield before + 1, after - 1


def _gaps(numbered: Numbered, what: str) -> Iterator[Diagnostic]:
    gaps = list(_missing(numbered))
    if not gaps or len(numbered) < _LEAST_SHARE * (max(numbered) - min(numbered) + 1):
        return
    named = [str(first) if first == last else f"{first}–{last}" for first, last in gaps]
    if len(named) > _MOST_GAPS:
        named[_MOST_GAPS:] = [f"{len(named) - _MOST_GAPS} more gaps"]
    after = numbered[gaps[0][1] + 1]
    yield Code.NUMBER_GAP.remark(
        after.source,
        after.title.line,
        f"{what} leave out {', '.join(named)}.",
        "Look whether a file is missing; if nothing is, let it be.",
    )
