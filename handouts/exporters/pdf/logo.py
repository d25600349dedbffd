"""A logo in the file: one object, painted wherever a page asks for it.

Its field is one unit wide and one high, as a picture's is, so that pages place shapes and pixels
alike. Pixels lie on white already: nothing in the file is transparent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from handouts.exporters.logos.pixels import opened
from handouts.exporters.pdf.printing.grey import grey_content
from handouts.exporters.pdf.styles import colour_operands
from handouts.exporters.pdf.writer import PdfWriter
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


def write_logo(writer: PdfWriter, logo: Logo, *, is_grey: bool) -> int:
    """The number of its XObject (ISO 32000-1, 8.9.5 and 8.10)."""
    match logo.image:
        case Picture() as picture:
            pixels = opened(picture)
            space = "DeviceGray" if pixels.mode == "L" else "DeviceRGB"
            return writer.stream(
                pixels.tobytes(),
                f"/Type/XObject/Subtype/Image/Width {pixels.width}/Height {pixels.height}"
                f"/ColorSpace/{space}/BitsPerComponent 8/Interpolate false",
            )
        case Drawing() as drawing:
            content = "\n".join(["4 M", *map(_painted, drawing.shapes), ""]).encode("ascii")
            width, height = drawing.width, drawing.height
            return writer.stream(
                grey_content(content) if is_grey else content,
                f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.6f} {height:.6f}]"
                f"/Matrix[{1 / width:.9f} 0 0 {-1 / height:.9f} 0 1]/Resources<<>>",
            )
        case _:
            assert_never(logo.image)


def _painted(shape: Shape) -> str:
    parts: list[str] = []
    if shape.fill:
        parts.append(f"{colour_operands(shape.fill)} rg")
    if shape.stroke:
        parts.append(
            f"{colour_operands(shape.stroke)} RG {shape.width:.4f} w {shape.cap} J {shape.join} j"
        )
    return "\n".join([*parts, *_path(shape.outline), _operator(shape)])


def _operator(shape: Shape) -> str:
    if not shape.fill:
        return "S"
    fill = "B" if shape.stroke else "f"
    return f"{fill}*" if shape.is_even_odd else fill


def _path(outline: tuple[Segment, ...]) -> Iterator[str]:
    for segment in outline:
        match segment:
            case Move(to):
                yield f"{_at(to)} m"
            case Line(to):
                yield f"{_at(to)} l"
            case Curve(leaving, arriving, to):
                yield f"{_at(leaving)} {_at(arriving)} {_at(to)} c"
            case Close():
                yield "h"
            case _:
                assert_never(segment)


def _at(point: Point) -> str:
    return f"{point[0]:.4f} {point[1]:.4f}"
