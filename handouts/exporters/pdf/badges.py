"""Small marks with a word in them, at the left of a line: what a trainer does with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.tags import Tag

_WIDTH, _HEIGHT = 11 * MM, 3.7 * MM
_UNDER, _RISE = 0.55 * MM, 0.85 * MM  # of its foot under the baseline, of its word over its foot
_FRAME, _UNDERLINE = 0.9, 1.5


class BadgeShape(Enum):
    FILLED = "filled"
    FRAMED = "framed"
    UNDERLINED = "underlined"


@dataclass(frozen=True, slots=True)
class Badge:
    """`runs` are its word, set with `spacing`; `tag` says it to those who listen."""

    runs: tuple[Run, ...]
    shape: BadgeShape
    colour: str
    spacing: float
    tag: Tag


def draw_badge(recorder: Recorder, badge: Badge, baseline: float) -> None:
    bottom = baseline - _UNDER
    match badge.shape:
        case BadgeShape.FILLED:
            recorder.area(0, bottom, _WIDTH, _HEIGHT, badge.colour)
        case BadgeShape.FRAMED:
            edge = (_FRAME / 2, bottom + _FRAME / 2, _WIDTH - _FRAME, _HEIGHT - _FRAME)
            recorder.box(edge, _FRAME, badge.colour)
        case BadgeShape.UNDERLINED:
            recorder.rule(0, bottom, _WIDTH, _UNDERLINE, badge.colour)
        case _:
            assert_never(badge.shape)
    characters = sum(len(run.text) for run in badge.runs)
    width = sum(run.width for run in badge.runs) + badge.spacing * (characters - 1)
    pieces = [(run, run.text) for run in badge.runs]
    recorder.text((_WIDTH - width) / 2, bottom + _RISE, pieces, badge.tag, badge.spacing)
