"""A book in greys: every colour becomes the grey that is as light to the eye.

Contrasts are reckoned from luminance (WCAG 2.2), so all of them stay as they were. The greys are
written in DeviceGray: a printer that is sent red, green and blue in equal parts may mix
them from coloured toner, and charges for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from handouts.exporters.logos.pixels import opened, picture_of
from handouts.layout.contrast import luminance
from handouts.layout.logo import Drawing, Logo, Picture
from handouts.layout.theme import Theme

_EQUAL = re.compile(rb"(?<![\d.])([\d.]+) \1 \1 (rg|RG)\b")
_OPERATORS = {b"rg": b"g", b"RG": b"G"}


def grey_theme(theme: Theme) -> Theme:
    """The same theme without colour."""
    return replace(
        theme,
        ink=grey(theme.ink),
        primary=grey(theme.primary),
        accent=grey(theme.accent),
        muted=grey(theme.muted),
        tint=grey(theme.tint) if theme.tint else "",
        hairline=grey(theme.hairline),
        rule=grey(theme.rule),
        logo=theme.logo and grey_logo(theme.logo),
    )


def grey_logo(logo: Logo) -> Logo:
    """The same logo without colour."""
    match logo.image:
        case Picture() as picture:
            return replace(logo, image=picture_of(opened(picture).convert("L")))
        case Drawing(width, height, shapes):
            greys = tuple(
                replace(
                    shape,
                    fill=shape.fill and grey(shape.fill),
                    stroke=shape.stroke and grey(shape.stroke),
                )
                for shape in shapes
            )
            return replace(logo, image=Drawing(width, height, greys))
        case _:
            assert_never(logo.image)


def grey(colour: str) -> str:
    """The `#rrggbb` of equal parts that has the luminance of `colour`."""
    light = luminance(colour)
    # The inverse of sRGB's transfer function (IEC 61966-2-1).
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(part * 255):02x}" * 3


def grey_content(content: bytes) -> bytes:
    """A page's operators, its greys set in DeviceGray; other colours stay."""
    return _EQUAL.sub(lambda found: found[1] + b" " + _OPERATORS[found[2]], content)
