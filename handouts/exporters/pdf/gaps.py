"""What stands open in a text: blanks in a line, page numbers to come, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.exporters.pdf.filling.fields import Asked, OneOf, Ticking
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Gap, Run
from handouts.exporters.pdf.shapes import strokes
from handouts.exporters.pdf.tags import Tag

_UNDER = 1.2 * MM  # from the baseline to the rule of a blank
_OVER = 0.5  # over the size of the type: a field may touch the one above, not cover it
_RULE = 0.6
_TICK_WIDTH = 1.6
SMALL_BOX = 2.2 * MM  # in lists of exercises
FINGER = 0.2  # of a box's size: how far its field reaches beyond it, for fingers and for the tick
TICK = ((0.18, 0.52), (0.42, 0.22), (1.12, 1.16))  # of a box: it leaves at the top right
EMPTY, TICKED = "☐", "☑"


@dataclass(frozen=True, slots=True)
class Box:
    """A square to tick at `x`, `size` points wide, centred on half the cap height.

    `tag` says that it is there to those who don't see it. `tick` is the colour of a tick,
    `figure` what is written in it. A box to be ticked on a screen is `asked` for, its tag a Form.
    """

    size: float
    line: float
    colour: str
    tag: Tag | None = None
    x: float = 0.0
    tick: str = ""
    figure: tuple[Run, ...] = ()
    asked: Asked | None = None


def box_tag(parent: Tag, name: str, *, is_ticked: bool = False, asked: Asked | None = None) -> Tag:
    """A box in the structure: a field, or read as the sign for a box, ticked or not."""
    if asked:
        return parent.kid(name).kid("Form")
    return parent.kid(name).kid("Span", actual_text=TICKED if is_ticked else EMPTY)


def draw_box(recorder: Recorder, box: Box, middle: float) -> None:
    """`middle` is the height of its centre."""
    size, line = box.size, box.line
    bottom = middle - size / 2
    edge = (box.x + line / 2, bottom + line / 2, size - line, size - line)
    recorder.box(edge, line, box.colour)
    if box.tick:
        points = [(box.x + x * size, bottom + y * size) for x, y in TICK]
        strokes(recorder, points, _TICK_WIDTH, box.tick)
    if box.figure:
        width = sum(run.width for run in box.figure)
        x = box.x + (size - width) / 2
        y = middle - 0.35 * box.figure[0].size
        recorder.text(x, y, [(run, run.text) for run in box.figure], box.tag)
    elif box.asked and box.tag:
        over = FINGER * size if isinstance(box.asked.takes, Ticking | OneOf) else 0.0
        left, right = box.x - over, box.x + size + over
        recorder.field(box.asked, (left, bottom - over, right, bottom + size + over), box.tag)
    elif box.tag is not None:
        unseen(recorder, box.x, bottom, box.tag)


def unseen(recorder: Recorder, x: float, y: float, tag: Tag) -> None:
    """Words that are read and not seen: a tag with `actual_text` over a single space."""
    recorder.text(x, y, [(_SPACE, _SPACE.text)], tag)


_SPACE = Run(" ", "Sans-Regular", 8, "0 0 0")


def draw_gap(
    recorder: Recorder, run: Run, gap: Gap, place: tuple[float, float], parent: Tag
) -> None:
    x, y = place
    if gap.page_of:
        link = parent.kid("Link")
        recorder.link("#" + gap.page_of, gap.label, (x, y - 2, x + gap.width, y + run.size), link)
        recorder.line_slot(link, gap.page_of, x, y, run)
        return
    recorder.rule(x, y - _UNDER, x + gap.width, _RULE, run.colour)
    if gap.asked:
        rect = (x, y - _UNDER, x + gap.width, y + run.size + _OVER)
        recorder.field(gap.asked, rect, parent.kid("Form"))
        return
    if not gap.answer:
        unseen(recorder, x, y, parent.kid("Span", actual_text=gap.label))
        return
    left = x + (gap.width - sum(part.width for part in gap.answer)) / 2
    for part in gap.answer:
        tag = parent.kid("Span", lang=part.lang, actual_text=part.actual)
        recorder.text(left, y, [(part, part.text)], tag)
        left += part.width


def total_width(runs: Sequence[Run]) -> float:
    return sum(run.width for run in runs)
