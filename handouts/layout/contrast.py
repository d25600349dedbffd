"""Contrast of colours, and what a theme's colours must reach."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.layout.theme import Theme

PAPER = "#ffffff"
# WCAG 2.2, 1.4.3 for text and 1.4.11 for the edges of what one writes in.
_TEXT, _EDGE = 4.5, 3.0


def too_faint(theme: Theme) -> Iterator[tuple[str, str]]:
    """(key, what is wrong) for each colour that can't be read on white or on the tint."""
    for key in ("ink", "primary", "accent", "muted", "rule"):
        least = _EDGE if key == "rule" else _TEXT
        for ground, name in ((PAPER, "white"), (theme.tint, "the tint")):
            colour = getattr(theme, key)
            ratio = contrast(colour, ground) if ground else least
            if ratio < least:
                yield (
                    key,
                    (
                        f"{colour} stands out from {name} by {ratio:.2f} to 1 only; "
                        f"it takes {least} to 1."
                    ),
                )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def tinted(colour: str, share: float) -> str:
    """`share` of a colour on white paper."""
    return "#" + "".join(
        f"{round(255 * (1 - share * (1 - channel))):02x}" for channel in channels(colour)
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, each 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
