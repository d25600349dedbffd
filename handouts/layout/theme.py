"""How it looks: colours, faces and marks, shared by all formats.

Measures that belong to one medium (margins, type sizes in points) live in its exporter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.layout.logo import Logo
from handouts.layout.own_fonts import NO_CUTS, OwnCuts


class Face(StrEnum):
    """A type family of the package: each joins a Latin and a Japanese font."""

    SERIF = "serif"
    SANS = "sans"


class CalloutMark(StrEnum):
    """How a mini-summary is set off, beside its label."""

    LEFT_BAR = "left-bar"
    TOP_BAR = "top-bar"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`. Primary, accent and muted reach 4.5:1 on white and on the tint.

    `head_face` sets headings, `body_face` running text; labels and tables are always sans.
    `upright_deck` sets subtitles and quotations upright instead of italic. `tint` is empty
    where the theme has none.

    `line`, `logo` and the cuts of fonts of one's own come from a brand: `latin` takes the place of
    both families' Latin fonts, `japanese` of their Japanese ones, cut by cut.
    """

    name: str
    ink: str
    primary: str
    accent: str
    muted: str
    tint: str
    hairline: str
    rule: str = "#7f7f7f"
    head_face: Face = Face.SERIF
    body_face: Face = Face.SERIF
    callout: CalloutMark = CalloutMark.LEFT_BAR
    upright_deck: bool = False
    line: str = ""
    logo: Logo | None = None
    latin: OwnCuts = NO_CUTS
    japanese: OwnCuts = NO_CUTS


OF_BRAND = ("line", "logo", "latin", "japanese")
"""What a theme gets from `[brand]`, and no layout's `[theme]` can say."""

CLASSIC = Theme(
    name="classic",
    ink="#1d1d22",
    primary="#1f3f6e",
    accent="#b0341d",
    muted="#565b63",
    tint="#eef1f6",
    hairline="#9aa3b0",
)
MODERN = Theme(
    name="modern",
    ink="#1a1f21",
    primary="#0b5a63",
    accent="#b8420b",
    muted="#52595c",
    tint="#e9f2f2",
    hairline="#8fa5a8",
    head_face=Face.SANS,
    body_face=Face.SANS,
    callout=CalloutMark.TOP_BAR,
    upright_deck=True,
)
MONO = Theme(
    name="mono",
    ink="#111111",
    primary="#111111",
    accent="#111111",
    muted="#555555",
    tint="",
    hairline="#8c8c8c",
    callout=CalloutMark.FRAME,
)
THEMES = {theme.name: theme for theme in (CLASSIC, MODERN, MONO)}
