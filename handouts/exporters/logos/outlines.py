"""Outlines of SVG's shapes: numbers, transforms and paths in the drawing's own coordinates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

from fontTools.svgLib.path.parser import parse_path

from handouts.errors import LayoutError
from handouts.layout.logo import Close, Curve, Line, Move, Point, Segment

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LARGEST = 1e7
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)\s*(px|pt|mm|cm|in)?")
_TRANSFORM = re.compile(r"\s*([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*")
_CIRCLE = 0.5522847498  # of the radius: how far the control points of a quarter circle stand off


def broken(what: str) -> LayoutError:
    return LayoutError(f"has a broken {what}.", hint="Save it again from the drawing program.")


def number(text: str) -> float:
    """A number, with or without a unit of length (units are all taken as the drawing's own)."""
    found = _NUMBER.fullmatch(text.strip())
    value = float(found[1]) if found else math.nan
    if not abs(value) < _LARGEST:
        raise broken(f"number ({text[:30]!r})")
    return value


def times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def stroke_scale(matrix: Matrix) -> float:
    """How much wider a stroke becomes; where it would differ by direction, in the mean."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def matrix_of(transform: str) -> Matrix:
    """A list of transforms (CSS Transforms 1, section 8)."""
    matrix, place = IDENTITY, 0
    while place < len(transform.rstrip()):
        found = _TRANSFORM.match(transform, place)
        make = found and _MAKES.get(found[1])
        if not found or make is None:
            raise broken(f"transform ({transform[:40]!r})")
        values = [number(part) for part in re.split(r"[\s,]+", found[2].strip()) if part]
        try:
            matrix = times(matrix, make(values))
        except (IndexError, ValueError):
            raise broken(f"transform ({transform[:40]!r})") from None
        place = found.end()
    return matrix


def _translated(values: Sequence[float]) -> Matrix:
    return (1, 0, 0, 1, values[0], values[1] if len(values) > 1 else 0)


def _scaled(values: Sequence[float]) -> Matrix:
    return (values[0], 0, 0, values[1] if len(values) > 1 else values[0], 0, 0)


def _rotated(values: Sequence[float]) -> Matrix:
    angle = math.radians(values[0])
    turn: Matrix = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0, 0)
    if len(values) == 1:
        return turn
    x, y = values[1], values[2]
    return times(times((1, 0, 0, 1, x, y), turn), (1, 0, 0, 1, -x, -y))


def _given(values: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


_MAKES: Mapping[str, Callable[[Sequence[float]], Matrix]] = {
    "translate": _translated,
    "scale": _scaled,
    "rotate": _rotated,
    "matrix": _given,
    "skewX": lambda values: (1, 0, math.tan(math.radians(values[0])), 1, 0, 0),
    "skewY": lambda values: (1, math.tan(math.radians(values[0])), 0, 1, 0, 0),
}


class _Pen:
    """Takes a path as fontTools tells it."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix, self._last = matrix, (0.0, 0.0)
        self.segments: list[Segment] = []

    def _moved(self, point: Point) -> Point:
        a, b, c, d, e, f = self._matrix
        x, y = float(point[0]), float(point[1])
        moved = (a * x + c * y + e, b * x + d * y + f)
        if not (abs(moved[0]) < _LARGEST and abs(moved[1]) < _LARGEST):
            raise ValueError(point)
        self._last = (x, y)
        return moved

    def moveTo(self, point: Point) -> None:  # noqa: N802 - fontTools' names
        self.segments.append(Move(self._moved(point)))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.segments.append(Line(self._moved(point)))

    def curveTo(self, leaving: Point, arriving: Point, point: Point) -> None:  # noqa: N802
        controls = self._moved(leaving), self._moved(arriving)
        self.segments.append(Curve(*controls, self._moved(point)))

    def qCurveTo(self, control: Point, point: Point) -> None:  # noqa: N802
        start = self._last
        leaving, arriving = (_between(end, control) for end in (start, point))
        self.curveTo(leaving, arriving, point)

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(Close())

    def endPath(self) -> None:  # noqa: N802
        """An open stretch stays open."""


def _between(end: Point, control: Point) -> Point:
    """A quadratic curve's control point as a cubic one's."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def outline_of(name: str, attributes: Mapping[str, str], matrix: Matrix) -> tuple[Segment, ...]:
    """Of `path`, `rect`, `circle`, `ellipse`, `line`, `polyline` or `polygon`."""
    pen = _Pen(matrix)
    data = _path_data(name, attributes)
    try:
        parse_path(" ".join(data.split()), pen)  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, TypeError, ArithmeticError):
        raise broken(f"<{name}>") from None
    return tuple(pen.segments)


def _path_data(name: str, attributes: Mapping[str, str]) -> str:
    def value(key: str, other: str = "0") -> float:
        return number(attributes.get(key) or other)

    match name:
        case "path":
            return attributes.get("d") or ""
        case "rect":
            return _rect(attributes)
        case "circle":
            return _ellipse(value("cx"), value("cy"), value("r"), value("r"))
        case "ellipse":
            return _ellipse(value("cx"), value("cy"), value("rx"), value("ry"))
        case "line":
            return f"M{value('x1')} {value('y1')}L{value('x2')} {value('y2')}"
        case _:
            points = [part for part in re.split(r"[\s,]+", attributes.get("points") or "") if part]
            data = " ".join(str(number(part)) for part in points[: len(points) // 2 * 2])
            return f"M{data}{'Z' if name == 'polygon' else ''}" if data else ""


def _ellipse(x: float, y: float, wide: float, high: float) -> str:
    if wide <= 0 or high <= 0:
        return ""
    across, down = _CIRCLE * wide, _CIRCLE * high
    left, right, top, foot = x - wide, x + wide, y - high, y + high
    return (
        f"M{right} {y}C{right} {y + down} {x + across} {foot} {x} {foot}"
        f"C{x - across} {foot} {left} {y + down} {left} {y}"
        f"C{left} {y - down} {x - across} {top} {x} {top}"
        f"C{x + across} {top} {right} {y - down} {right} {y}Z"
    )


def _rect(attributes: Mapping[str, str]) -> str:
    x, y, width, height = (
        number(attributes.get(key) or "0") for key in ("x", "y", "width", "height")
    )
    if width <= 0 or height <= 0:
        return ""
    wide, high = attributes.get("rx"), attributes.get("ry")
    across = min(number(wide or high or "0"), width / 2)
    down = min(number(high or wide or "0"), height / 2)
    right, foot = x + width, y + height
    if across <= 0 or down <= 0:
        return f"M{x} {y}L{right} {y}L{right} {foot}L{x} {foot}Z"
    arc = f"A{across} {down} 0 0 1"
    return (
        f"M{x + across} {y}L{right - across} {y}{arc} {right} {y + down}"
        f"L{right} {foot - down}{arc} {right - across} {foot}"
        f"L{x + across} {foot}{arc} {x} {foot - down}L{x} {y + down}{arc} {x + across} {y}Z"
    )
