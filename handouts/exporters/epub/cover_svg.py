"""The cover as a drawing: letters are outlines, so that it needs no font and stays sharp."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import assert_never

from handouts.exporters.epub.cover import (
    HEIGHT,
    WIDTH,
    Area,
    Character,
    LogoMark,
    Mark,
    Ramp,
    Square,
    Words,
)
from handouts.exporters.epub.lettering import Lettering
from handouts.exporters.faces import font
from handouts.exporters.glyph_outlines import glyph_path
from handouts.exporters.logos.svg_text import shapes_svg
from handouts.exporters.xml_text import escape
from handouts.layout.logo import Drawing, Picture
from handouts.layout.theme import Theme

_LINE = 3


def cover_svg(marks: Sequence[Mark], theme: Theme, title: str) -> bytes:
    """`title` is what the drawing says to those who do not see it."""
    painted = "\n".join(_Painter(theme).painted(mark) for mark in marks)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}">\n<title>{escape(title)}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{painted}\n</svg>\n'
    ).encode()


class _Painter:
    def __init__(self, theme: Theme) -> None:
        self._theme, self._lettering = theme, Lettering(theme)
        self._colours = dict(
            zip(Ramp, (theme.ink, theme.primary, theme.accent, theme.muted), strict=True)
        )

    def painted(self, mark: Mark) -> str:
        match mark:
            case Area(left, top, right, bottom, ramp):
                size = f'width="{right - left + 1}" height="{bottom - top + 1}"'
                return f'<rect x="{left}" y="{top}" {size} fill="{self._colours[ramp]}"/>'
            case Square(left, top, side):
                inset, inner = _LINE / 2, side + 1 - _LINE
                return (
                    f'<rect x="{left + inset}" y="{top + inset}" width="{inner}" height="{inner}"'
                    f' fill="none" stroke="{self._colours[Ramp.ACCENT]}" stroke-width="{_LINE}"/>'
                )
            case Character():
                return self._character(mark)
            case Words():
                data = "".join(self._glyphs(mark))
                return f'<path fill="{self._colours[mark.ramp]}" d="{data}"/>'
            case LogoMark():
                return self._logo(mark)
            case _:
                assert_never(mark)

    def _glyphs(self, mark: Words) -> Iterator[str]:
        place = (mark.left, float(mark.top))
        for glyph in self._lettering.glyphs(
            mark.text, place, mark.size, bold=mark.bold, sans=mark.sans
        ):
            yield glyph_path(font(glyph.font), ord(glyph.character), glyph.size, glyph.x, glyph.y)

    def _character(self, mark: Character) -> str:
        square = mark.square
        glyph = self._lettering.vertical(mark.text, (square.left, square.top, square.side))
        data = glyph_path(font(glyph.font), ord(glyph.character), glyph.size, glyph.x, glyph.y)
        turn = ""
        if glyph.is_mirrored:  # at the square's diagonal
            apart = square.left - square.top
            turn = f' transform="matrix(0 1 1 0 {apart} {-apart})"'
        return f'<path fill="{self._colours[Ramp.INK]}"{turn} d="{data}"/>'

    def _logo(self, mark: LogoMark) -> str:
        assert self._theme.logo is not None
        box = f'x="{mark.left}" y="{mark.top}" width="{mark.width}" height="{mark.height}"'
        match self._theme.logo.image:
            case Drawing() as drawing:
                field = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
                return f'<svg {box} {field} preserveAspectRatio="none">{shapes_svg(drawing)}</svg>'
            case Picture() as picture:
                data = base64.b64encode(picture.png).decode("ascii")
                return f'<image {box} href="data:image/png;base64,{data}"/>'
            case _:
                assert_never(self._theme.logo.image)
