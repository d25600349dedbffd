"""Colours that stay readable: contrast, and a theme's colours on a dark page."""

from __future__ import annotations

import colorsys

from handouts.layout.contrast import channels, contrast

DARK_PAGE = "#121417"
_LIGHT_ENOUGH, _MORE_COLOUR = 10.0, 1.2


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
