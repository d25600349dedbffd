"""原稿用紙: a term in squares of manuscript paper, one character to a square."""

from __future__ import annotations

from handouts.coverage import CLUSTER
from handouts.exporters.faces import font
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.setting import Setting

SQUARE = 16 * MM
_LINE = 0.75
_WHITE = "1 1 1"
_SEAM = 0.6 * MM  # between filled squares
_TURNED = "ー～〜-–—"  # lie along the line, so they stand in a column
_SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ、。"  # sit at the upper right in a column
_MIDDLE = 0.38  # of the type size: half the height of a kanji above the baseline


def square_runs(script: str, setting: Setting) -> list[Run]:
    """A run for each square; none where a character would be missing: half a word is none."""
    typesetter, style = setting.typesetter(""), setting.styles.square
    runs = [
        run._replace(size=style.size)
        for cluster in CLUSTER.findall(script)
        for run in typesetter.plain(cluster, style)
    ]
    return [] if any(run.is_geta for run in runs) else runs


def draw_square(
    recorder: Recorder,
    x: float,
    top: float,
    run: Run | None,
    setting: Setting,
    size: float = SQUARE,
) -> None:
    """One square with its left edge at `x`, `size` points wide, empty without a run.

    It is an ornament, so it stays out of the structure. Themes with bars fill theirs.
    """
    ink = setting.ink
    if not setting.has_bars:
        recorder.box((x, top - size, size, size), _LINE, ink.accent)
    else:
        colour = ink.primary if run else ink.tint
        recorder.area(x, top - size + _SEAM, size, size - _SEAM, colour or ink.hairline)
    if run is not None:
        run = run._replace(colour=_WHITE) if setting.has_bars else run
        _draw_character(recorder, x + size / 2, top - size / 2, run)


def _draw_character(recorder: Recorder, x: float, y: float, run: Run) -> None:
    half = font(run.font).widths[run.text] * run.size / 2000
    if run.text in _TURNED:
        recorder.turned(x - _MIDDLE * run.size, y + half, run)
        return
    shift = 0.1 * run.size if run.text in _SMALL else 0.0
    recorder.text(x - half + shift, y - _MIDDLE * run.size + shift, [(run, run.text)], None)
