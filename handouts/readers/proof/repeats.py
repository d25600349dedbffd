"""Files that hold the same episode, as copies that were forgotten do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.proof.sayings import place, sayings


def repeated_texts(episodes: Sequence[Episode]) -> Iterator[Diagnostic]:
    """Word for word the same, numbers included, whatever their files are called."""
    first: dict[tuple[object, ...], Episode] = {}
    for episode in episodes:
        words = tuple(saying.text for saying in sayings(episode))
        other = first.setdefault((episode.number, episode.series, *words), episode)
        if other is not episode:
            yield Code.REPEATED_TEXT.remark(
                episode.source,
                episode.title.line,
                f"the text is the same as that of {place(other.source, other.title.line)}.",
                "Remove one of the two files.",
            )
