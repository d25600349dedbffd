"""A drawing as SVG again: written anew from its shapes, so that nothing else can be in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from handouts.layout.logo import Close, Curve, Drawing, Line, Move, Point, Segment, Shape

_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def shapes_svg(drawing: Drawing) -> str:
    """Its shapes as `path` elements in the drawing's own coordinates."""
    return "".join(map(_path, drawing.shapes))


def _path(shape: Shape) -> str:
    parts = [f'<path d="{path_data(shape.outline)}" fill="{shape.fill or "none"}"']
    if shape.is_even_odd:
        parts.append(' fill-rule="evenodd"')
    if shape.stroke:
        parts.append(
            f' stroke="{shape.stroke}" stroke-width="{shape.width:.4g}"'
            f' stroke-linecap="{_CAPS[shape.cap]}" stroke-linejoin="{_JOINS[shape.join]}"'
        )
    return "".join([*parts, "/>"])


def path_data(outline: Sequence[Segment]) -> str:
    return "".join(map(_step, outline))


def _step(segment: Segment) -> str:
    match segment:
        case Move(to):
            return f"M{_at(to)}"
        case Line(to):
            return f"L{_at(to)}"
        case Curve(leaving, arriving, to):
            return f"C{_at(leaving)} {_at(arriving)} {_at(to)}"
        case Close():
            return "Z"
        case _:
            assert_never(segment)


def _at(point: Point) -> str:
    return f"{point[0]:.6g} {point[1]:.6g}"
