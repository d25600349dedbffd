"""Colours that stay readable: contrast, and a theme's colours on a dark page."""

from __future__ import annotations

import colorsys

DARK_PAGE = "#121417"
_LIGHT_ENOUGH, _MORE_COLOUR = 10.0, 1.2


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, each 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def on_dark(colour: str) -> str:
    """The same hue, light enough for text on a dark page."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    saturation = min(1.0, saturation * _MORE_COLOUR)
    for percent in range(int(lightness * 100), 101):
        found = _hex(colorsys.hls_to_rgb(hue, percent / 100, saturation))
        if contrast(found, DARK_PAGE) >= _LIGHT_ENOUGH:
            return found
    return "#ffffff"


def _hex(channels_: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels_)
