"""The cover as a bitmap, 1600 × 2560.

It is drawn in levels of grey that a palette turns into the theme's colours: each region has its
own ramp from white to one colour, which keeps a large cover small and fast.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import assert_never

from PIL import Image, ImageDraw

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
from handouts.exporters.logos.painting import logo_pixels
from handouts.layout.contrast import channels
from handouts.layout.theme import Theme

_LEVELS = 64


def _white(ramp: Ramp) -> int:
    return ramp * _LEVELS


def _full(ramp: Ramp) -> int:
    return _white(ramp) + _LEVELS - 1


def cover_png(marks: Sequence[Mark], theme: Theme) -> bytes:
    """A PNG; with a palette, unless a logo brings colours of its own."""
    image = Image.new("L", (WIDTH, HEIGHT), _white(Ramp.INK))
    draw, lettering = ImageDraw.Draw(image), Lettering(theme)
    logos: list[LogoMark] = []
    for mark in marks:
        match mark:
            case Area(left, top, right, bottom, ramp):
                draw.rectangle((left, top, right, bottom), _full(ramp))
            case Square(left, top, side):
                box = (left, top, left + side, top + side)
                draw.rectangle(box, _white(Ramp.ACCENT), _full(Ramp.ACCENT), width=3)
            case Character():
                _character(mark, image, draw, lettering)
            case Words():
                _words(mark, draw, lettering)
            case LogoMark():
                logos.append(mark)
            case _:
                assert_never(mark)
    image.putpalette(_palette(theme))
    if logos and theme.logo:
        image = image.convert("RGB")
        for mark in logos:
            pixels = logo_pixels(theme.logo, mark.width, mark.height)
            image.paste(pixels, (mark.left, mark.top))
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=3)
    return stream.getvalue()


def _palette(theme: Theme) -> bytes:
    levels = bytearray()
    for colour in (theme.ink, theme.primary, theme.accent, theme.muted):
        for level in range(_LEVELS):
            share = level / (_LEVELS - 1)
            levels += bytes(round(255 * (1 - share + share * part)) for part in channels(colour))
    return bytes(levels)


def _character(
    mark: Character, image: Image.Image, draw: ImageDraw.ImageDraw, lettering: Lettering
) -> None:
    left, top, side = mark.square.left, mark.square.top, mark.square.side
    inner = (left + 8, top + 8, left + side - 8, top + side - 8)
    draw.rectangle(inner, _white(Ramp.INK))
    colours = (_white(Ramp.INK), _full(Ramp.INK))
    lettering.draw_vertical(image, mark.text, (left, top, side), colours)


def _words(mark: Words, draw: ImageDraw.ImageDraw, lettering: Lettering) -> None:
    face = {"bold": mark.bold, "sans": mark.sans}
    end = mark.left + lettering.width(mark.text, mark.size, **face)
    foot = mark.top + mark.size * 6 // 5
    draw.rectangle((round(mark.left) - 20, mark.top - 4, round(end) + 20, foot), _white(mark.ramp))
    place = (mark.left, mark.top)
    lettering.draw(draw, mark.text, place, mark.size, _full(mark.ramp), **face)
