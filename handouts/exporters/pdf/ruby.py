"""Readings above words: their size and place, the leading they need, their structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag

_MORE = 0.5  # units of leading: body text goes from 2u to 2.5u
_ASCENT, _CLEAR = 0.88, 0.12  # of the word's size, and of the reading's


class Reading(NamedTuple):
    """A reading that is drawn when its line is: content goes on without a gap, and what has been
    read aloud or copied line by line is not cut up by it.
    """

    run: Run
    x: float
    y: float
    tag: Tag | None


def has_ruby(runs: Sequence[Run]) -> bool:
    return any(run.above is not None for run in runs)


def opened(style: TextStyle) -> TextStyle:
    """The style of a whole paragraph in which any word has a reading above it."""
    return replace(style, leading=style.leading + _MORE)


def draw_base(
    recorder: Recorder,
    run: Run,
    text: str,
    place: tuple[float, float],
    parent: Tag | None,
    column: tuple[float, float],
) -> Reading | None:
    """The word in the middle of its room, and its reading to come, which stays in the `column`.

    Of a word that had to be broken the first part has it (ISO 32000-1, table 338: Ruby, RB, RT).
    """
    (x, y), above, room = place, run.above, run.advance(text)
    if above is None or not run.text.startswith(text):
        recorder.text(x, y, [(run, text)], parent and parent.kid("Span", lang=run.lang))
        return None
    ruby = parent and parent.kid("Ruby", lang=run.lang)
    left = x + (room - run.plain_advance(text)) / 2
    recorder.text(left, y, [(run, text)], ruby and ruby.kid("RB"))
    wide = above.width
    over = min(max(x + (room - wide) / 2, column[0]), column[1] - wide)
    return Reading(
        above, over, y + _ASCENT * run.size + _CLEAR * above.size, ruby and ruby.kid("RT")
    )


def draw_readings(recorder: Recorder, readings: Sequence[Reading]) -> None:
    for run, x, y, tag in readings:
        recorder.text(x, y, [(run, run.text)], tag)
