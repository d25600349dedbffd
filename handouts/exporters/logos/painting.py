"""A drawing in pixels, for a cover's bitmap and for Word: shapes are filled four times as fine."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from PIL import Image, ImageChops, ImageDraw

from handouts.exporters.logos.pixels import opened
from handouts.layout.logo import (
    Close,
    Curve,
    Drawing,
    Line,
    Logo,
    Move,
    Picture,
    Point,
    Segment,
    Shape,
)

_FINER = 4
_STEPS = 24  # lines that a curve is drawn with
_MITER = 4.0  # SVG's and our PDF's limit
_MIDDLE = 128  # no winding, in a mask that counts both ways
Polygon = list[Point]
Box = tuple[int, int, int, int]  # left, top, right, foot in pixels


@lru_cache(maxsize=8)
def logo_pixels(logo: Logo, width: int, height: int) -> Image.Image:
    """The logo in sRGB on white, exactly this large."""
    match logo.image:
        case Picture() as picture:
            whole = opened(picture).convert("RGB")
            return whole.resize((width, height), Image.Resampling.LANCZOS)
        case Drawing() as drawing:
            return painted(drawing, width, height)
        case _:
            assert_never(logo.image)


def painted(drawing: Drawing, width: int, height: int) -> Image.Image:
    fine = (width * _FINER, height * _FINER)
    scale = (fine[0] / drawing.width, fine[1] / drawing.height)
    image = Image.new("RGB", fine, "white")
    for shape in drawing.shapes:
        lines = [(line, closed) for line, closed in _lines(shape.outline, scale) if len(line) > 1]
        if shape.fill:
            filled = _even_odd if shape.is_even_odd else _nonzero
            image.paste(shape.fill, mask=filled([line for line, _ in lines], fine))
        if shape.stroke:
            thick = shape.width * math.sqrt(scale[0] * scale[1])
            image.paste(shape.stroke, mask=_stroked(lines, thick, shape, fine))
    return image.resize((width, height), Image.Resampling.BOX)


def _lines(
    outline: Sequence[Segment], scale: tuple[float, float]
) -> Iterator[tuple[Polygon, bool]]:
    """Each stretch as points, and whether it is closed."""
    points: Polygon = []
    for segment in outline:
        match segment:
            case Move(to):
                if points:
                    yield points, False
                points = [_scaled(to, scale)]
            case Line(to):
                points.append(_scaled(to, scale))
            case Curve(leaving, arriving, to):
                bends = (_scaled(leaving, scale), _scaled(arriving, scale), _scaled(to, scale))
                points += _curve(points[-1], *bends)
            case Close():
                if points:
                    yield points, True
                    points = [points[0]]
            case _:
                assert_never(segment)
    if points:
        yield points, False


def _scaled(point: Point, scale: tuple[float, float]) -> Point:
    return point[0] * scale[0], point[1] * scale[1]


def _curve(start: Point, leaving: Point, arriving: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        late = step / _STEPS
        early = 1 - late
        parts = (early**3, 3 * early**2 * late, 3 * early * late**2, late**3)
        points = (start, leaving, arriving, end)
        x = sum(part * point[0] for part, point in zip(parts, points, strict=True))
        y = sum(part * point[1] for part, point in zip(parts, points, strict=True))
        yield x, y


def _polygon(points: Polygon, size: tuple[int, int]) -> tuple[Box, Image.Image]:
    """What of a field of `size` a polygon takes, and the polygon there: most are small."""
    box = _box(points, size)
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    if len(points) > 2:
        moved = [(x - box[0], y - box[1]) for x, y in points]
        ImageDraw.Draw(mask).polygon(moved, fill=255)
    return box, mask


def _box(points: Polygon, size: tuple[int, int]) -> Box:
    (left, right), (top, foot) = (
        (_within(math.floor(min(along)), most), _within(math.ceil(max(along)) + 1, most))
        for along, most in zip(zip(*points, strict=True), size, strict=True)
    )
    return left, top, right, foot


def _within(value: int, most: int) -> int:
    return min(max(value, 0), most)


def _even_odd(polygons: Sequence[Polygon], size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    for points in polygons:
        box, inside = _polygon(points, size)
        mask.paste(ImageChops.difference(mask.crop(box), inside), box)
    return mask


def _nonzero(polygons: Sequence[Polygon], size: tuple[int, int]) -> Image.Image:
    """How often each place is wound around, one way more than the other."""
    count = Image.new("L", size, _MIDDLE)
    for points in polygons:
        box, inside = _polygon(points, size)
        wind = ImageChops.add if _area(points) > 0 else ImageChops.subtract
        before = count.crop(box)
        wound = wind(before, Image.new("L", inside.size, 1))
        count.paste(wound, box, inside)
    return count.point(lambda value: 0 if value == _MIDDLE else 255)


def _area(points: Polygon) -> float:
    """Twice the area, with the sign of the way round."""
    after = [*points[1:], points[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, after, strict=True))


def _stroked(
    lines: Sequence[tuple[Polygon, bool]], width: float, shape: Shape, size: tuple[int, int]
) -> Image.Image:
    mask = Image.new("L", size)
    draw, half = ImageDraw.Draw(mask), width / 2
    for line, is_closed in lines:
        bare = [point for place, point in enumerate(line) if not place or point != line[place - 1]]
        if is_closed and bare[0] != bare[-1]:
            bare.append(bare[0])
        pairs = list(pairwise(bare))
        for place, (start, end) in enumerate(pairs):
            longer = half if shape.cap == 2 and not is_closed else 0.0
            before = longer if place == 0 else 0.0
            after = longer if place == len(pairs) - 1 else 0.0
            draw.polygon(_bar(start, end, half, before, after), fill=255)
        turns = list(pairwise(pairs))
        turns += [(pairs[-1], pairs[0])] if is_closed and pairs else []
        for (start, corner), (_, end) in turns:
            _turn(draw, (start, corner, end), half, shape.join)
        if shape.cap == 1 and not is_closed:
            _disc(draw, bare[0], half)
            _disc(draw, bare[-1], half)
    return mask


def _bar(start: Point, end: Point, half: float, before: float, after: float) -> Polygon:
    along = _towards(start, end)
    x, y = -along[1] * half, along[0] * half
    first = (start[0] - along[0] * before, start[1] - along[1] * before)
    last = (end[0] + along[0] * after, end[1] + along[1] * after)
    return [
        (first[0] + x, first[1] + y),
        (last[0] + x, last[1] + y),
        (last[0] - x, last[1] - y),
        (first[0] - x, first[1] - y),
    ]


def _towards(start: Point, end: Point) -> Point:
    length = math.dist(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _disc(draw: ImageDraw.ImageDraw, at: Point, half: float) -> None:
    draw.ellipse((at[0] - half, at[1] - half, at[0] + half, at[1] + half), fill=255)


def _turn(
    draw: ImageDraw.ImageDraw, corner: tuple[Point, Point, Point], half: float, join: int
) -> None:
    """What fills the gap outside a corner."""
    start, at, end = corner
    if join == 1:
        _disc(draw, at, half)
        return
    one, other = _towards(start, at), _towards(at, end)
    side = -half if one[0] * other[1] - one[1] * other[0] > 0 else half
    first = (at[0] - one[1] * side, at[1] + one[0] * side)
    last = (at[0] - other[1] * side, at[1] + other[0] * side)
    points = [at, first, last]
    bend = 1 + one[0] * other[0] + one[1] * other[1]
    if join == 0 and bend > 2 / _MITER**2:
        reach = side / bend
        tip = (
            at[0] + reach * (-one[1] - other[1]),
            at[1] + reach * (one[0] + other[0]),
        )
        points = [at, first, tip, last]
    draw.polygon(points, fill=255)
