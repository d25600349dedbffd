"""The table `[brand]`: a firm's logo, colours and fonts, for every format."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.layout.contrast import tinted
from handouts.layout.theme import MONO, Theme

_TINT = 0.07  # of the primary colour on white


@dataclass(frozen=True, slots=True)
class Brand:
    """What a firm puts on its papers; an empty value leaves the theme's own.

    `logo` is a PNG, JPEG or SVG file, `logo_alt` what it says to those who don't see it. Colours
    are `#rrggbb` and take the place of the theme's. `font_latin` and `font_japanese` are a
    TrueType file (the regular cut) or a folder of cuts; a relative path begins beside the file that
    says it. `line` stands at the foot of the pages.
    """

    logo: Path | None = None
    logo_alt: str = ""
    primary: str = ""
    accent: str = ""
    muted: str = ""
    font_latin: Path | None = None
    font_japanese: Path | None = None
    line: str = ""

    @property
    def colours(self) -> dict[str, str]:
        """Those that it has, by the theme's names."""
        named = {"primary": self.primary, "accent": self.accent, "muted": self.muted}
        return {name: colour for name, colour in named.items() if colour}


NO_BRAND = Brand()
COLOURS = frozenset({"primary", "accent", "muted"})


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def branded(theme: Theme, brand: Brand, *, keeps_tint: bool) -> Theme:
    """The theme in the brand's colours; `mono` is for printers without any and stays grey.

    The tint follows the primary colour, unless the theme has none or the layout says one.
    """
    if theme.name == MONO.name:
        return replace(theme, line=brand.line)
    changed = replace(
        theme,
        line=brand.line,
        primary=brand.primary or theme.primary,
        accent=brand.accent or theme.accent,
        muted=brand.muted or theme.muted,
    )
    if brand.primary and theme.tint and not keeps_tint:
        changed = replace(changed, tint=tinted(brand.primary, _TINT))
    return changed
