"""Shapes on a page: rings, discs, strokes, rules that stand, edges to cut along. All artifacts."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.recorder import Recorder

_ARC = 0.5523  # of the radius: how far the control points of a quarter circle stand off


def ring(recorder: Recorder, x: float, y: float, radius: float, width: float, colour: str) -> None:
    """A circle around (x, y)."""
    path = circle(recorder.x + x, recorder.y + y, radius)
    recorder.paint(f"{colour} RG {width:g} w {path} s")


def disc(recorder: Recorder, x: float, y: float, radius: float, colour: str) -> None:
    """A full circle."""
    recorder.paint(f"{colour} rg {circle(recorder.x + x, recorder.y + y, radius)} f")


def upright(recorder: Recorder, x: float, y: float, top: float, width: float, colour: str) -> None:
    """A rule from `y` up to `top`."""
    strokes(recorder, ((x, y), (x, top)), width, colour)


def strokes(
    recorder: Recorder, points: Sequence[tuple[float, float]], width: float, colour: str
) -> None:
    """A line through `points`."""
    path = " ".join(
        f"{recorder.x + x:.2f} {recorder.y + y:.2f} {'l' if place else 'm'}"
        for place, (x, y) in enumerate(points)
    )
    recorder.paint(f"{colour} RG {width:g} w {path} S")


def dashed(
    recorder: Recorder, rect: tuple[float, float, float, float], line: float, colour: str
) -> None:
    """The edge of `rect` (x, y, width, height), to cut along."""
    recorder.paint("[3 3] 0 d")
    recorder.box(rect, line, colour)
    recorder.paint("[] 0 d")


def circle(x: float, y: float, radius: float) -> str:
    """Of four curves."""
    arm = _ARC * radius
    right, left, top, foot = x + radius, x - radius, y + radius, y - radius
    return (
        f"{right:.2f} {y:.2f} m "
        f"{right:.2f} {y + arm:.2f} {x + arm:.2f} {top:.2f} {x:.2f} {top:.2f} c "
        f"{x - arm:.2f} {top:.2f} {left:.2f} {y + arm:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - arm:.2f} {x - arm:.2f} {foot:.2f} {x:.2f} {foot:.2f} c "
        f"{x + arm:.2f} {foot:.2f} {right:.2f} {y - arm:.2f} {right:.2f} {y:.2f} c"
    )
