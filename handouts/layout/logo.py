"""A logo, read and made harmless: shapes or pixels, nothing that could run, load or burst."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Move:
    """A stretch of outline begins."""

    to: Point


@dataclass(frozen=True, slots=True)
class Line:
    to: Point


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve with its two control points."""

    leaving: Point
    arriving: Point
    to: Point


@dataclass(frozen=True, slots=True)
class Close:
    """Back to where the stretch began."""


Segment = Move | Line | Curve | Close


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline, filled or stroked or both; colours are `#rrggbb`, empty for none.

    `width`, `cap` and `join` are the stroke's, numbered as in PDF (ISO 32000-1, 8.4.3.3).
    `is_even_odd`: the other rule of what is inside.
    """

    outline: tuple[Segment, ...]
    fill: str
    stroke: str = ""
    width: float = 0.0
    cap: int = 0
    join: int = 0
    is_even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted, in a field of `width` × `height` whose y runs down."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of 8 bits a channel, grey or sRGB, on white, without anything beside its pixels."""

    width: float
    height: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Logo:
    """`alt` is what it says to those who don't see it, never empty."""

    image: Drawing | Picture
    alt: str

    def fitting(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of the largest logo within these, its proportions kept."""
        factor = min(width / self.image.width, height / self.image.height)
        return self.image.width * factor, self.image.height * factor
