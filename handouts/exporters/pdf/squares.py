"""原稿用紙: a term in squares of manuscript paper, one character to a square."""

from __future__ import annotations

from handouts.exporters.pdf.faces import font
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run

SQUARE = 16 * MM
_LINE = 0.75
_TURNED = "ー～〜-–—"  # lie along the line, so they stand in a column
_SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ、。"  # sit at the upper right in a column
_MIDDLE = 0.38  # of the type size: half the height of a kanji above the baseline


def draw_square(recorder: Recorder, x: float, top: float, run: Run | None, colour: str) -> None:
    """One square with its left edge at `x`; an ornament, so it stays out of the structure."""
    recorder.box((x, top - SQUARE, SQUARE, SQUARE), _LINE, colour)
    if run is None:
        return
    middle_x, middle_y = x + SQUARE / 2, top - SQUARE / 2
    half = font(run.font).widths[run.text] * run.size / 2000
    if run.text in _TURNED:
        recorder.turned(middle_x - _MIDDLE * run.size, middle_y + half, run)
        return
    shift = 0.1 * run.size if run.text in _SMALL else 0.0
    baseline = middle_y - _MIDDLE * run.size + shift
    recorder.text(middle_x - half + shift, baseline, [(run, run.text)], None)
