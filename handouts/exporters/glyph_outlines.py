"""Glyphs as paths, for a drawing that must look the same where nobody has the font.

Tables: OpenType specification 1.9, chapter glyf.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import error as StructError  # noqa: N812
from struct import unpack_from

from handouts.errors import ExportError
from handouts.exporters.truetype import (
    MATRIX,
    OFFSETS,
    SCALE,
    WORDS,
    XY_SCALE,
    TrueTypeFont,
    components,
)

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_DEEPEST = 5  # parts of parts

Point = tuple[float, float]
Place = tuple[float, float, float, float, float, float]


def glyph_path(font: TrueTypeFont, code: int, size: float, left: float, baseline: float) -> str:
    """SVG path data of a character whose origin is at (left, baseline), y running down.

    Raises ExportError where the font's file breaks off in the glyph.
    """
    scale = size / font.em
    place = (scale, 0.0, 0.0, -scale, left, baseline)
    try:
        return "".join(_glyph(font, font.glyph(code), place, 0))
    except (StructError, IndexError):
        raise ExportError(
            f"the glyph of {chr(code)!r} is broken.",
            place=str(font.path),
            hint="Take another copy of the font.",
        ) from None


def _glyph(font: TrueTypeFont, glyph: int, place: Place, depth: int) -> Iterator[str]:
    data = font.outline(glyph)
    if len(data) < 10 or depth > _DEEPEST:
        return
    count = unpack_from(">h", data)[0]
    if count >= 0:
        for points in _contours(data, count):
            yield _contour([(_at(point, place), on) for point, on in points])
        return
    for part, inner in _parts(data):
        yield from _glyph(font, part, _within(place, inner), depth + 1)


def _at(point: Point, place: Place) -> Point:
    a, b, c, d, e, f = place
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _within(outer: Place, inner: Place) -> Place:
    a, b, c, d, e, f = inner
    first, second, third = _at((a, b), outer), _at((c, d), outer), _at((e, f), outer)
    x, y = outer[4:]
    return first[0] - x, first[1] - y, second[0] - x, second[1] - y, *third


def _contours(data: bytes, count: int) -> Iterator[list[tuple[Point, bool]]]:
    """The points of each contour, and whether each lies on it."""
    ends = unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    at = 12 + 2 * count + unpack_from(">H", data, 10 + 2 * count)[0]
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        at += 1
        times = 1
        if flag & _REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
    across, at = _coordinates(data, at, flags[:total], _SHORT_X, _SAME_X)
    down, at = _coordinates(data, at, flags[:total], _SHORT_Y, _SAME_Y)
    start = 0
    for end in ends:
        yield [
            ((float(across[place]), float(down[place])), bool(flags[place] & _ON_CURVE))
            for place in range(start, end + 1)
        ]
        start = end + 1


def _coordinates(
    data: bytes, at: int, flags: list[int], short: int, same: int
) -> tuple[list[int], int]:
    found, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


def _contour(points: list[tuple[Point, bool]]) -> str:
    """Between two points off the curve lies one on it, in their middle."""
    if len(points) < 2:
        return ""
    whole: list[tuple[Point, bool]] = []
    for (point, on), (after, after_on) in zip(points, [*points[1:], points[0]], strict=True):
        whole.append((point, on))
        if not on and not after_on:
            whole.append((((point[0] + after[0]) / 2, (point[1] + after[1]) / 2), True))
    first = next(place for place, (_, on) in enumerate(whole) if on)
    turned = [*whole[first:], *whole[: first + 1]]
    parts = [f"M{_text(turned[0][0])}"]
    for point, on in turned[1:]:
        if not on:
            parts.append(f"Q{_text(point)} ")
        elif parts[-1].endswith(" "):
            parts[-1] += _text(point)
        else:
            parts.append(f"L{_text(point)}")
    return "".join([*parts, "Z"])


def _text(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _parts(data: bytes) -> Iterator[tuple[int, Place]]:
    """The glyphs that one is made of, each with how it is placed."""
    for place, flags, part in components(data):
        x, y = unpack_from(">hh" if flags & WORDS else ">bb", data, place + 4)
        at = place + (8 if flags & WORDS else 6)
        a, b, c, d = 1.0, 0.0, 0.0, 1.0
        if flags & SCALE:
            a = d = unpack_from(">h", data, at)[0] / 16384
        elif flags & XY_SCALE:
            a, d = (value / 16384 for value in unpack_from(">2h", data, at))
        elif flags & MATRIX:
            a, b, c, d = (value / 16384 for value in unpack_from(">4h", data, at))
        if not flags & OFFSETS:
            x = y = 0
        yield part, (a, b, c, d, float(x), float(y))
