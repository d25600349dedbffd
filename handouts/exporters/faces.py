"""Which font sets which character: a family and a cut name a Latin and a Japanese font."""

from __future__ import annotations

from enum import Enum
from functools import cache

from handouts.exporters.truetype import TrueTypeFont
from handouts.layout.theme import Face
from handouts.resources import FONTS

JAPANESE_SIZE = 0.93  # of the Latin around it


class Cut(Enum):
    """Weight and slant; the value is the ending of the Latin font's name."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    BOLD = "Bold"
    BOLD_ITALIC = "BoldItalic"

    @property
    def is_bold(self) -> bool:
        return self in (Cut.BOLD, Cut.BOLD_ITALIC)

    @property
    def bolder(self) -> Cut:
        return Cut.BOLD_ITALIC if self in (Cut.ITALIC, Cut.BOLD_ITALIC) else Cut.BOLD

    @property
    def slanted(self) -> Cut:
        return Cut.BOLD_ITALIC if self.is_bold else Cut.ITALIC


_LATIN = {Face.SERIF: "Serif", Face.SANS: "Sans"}


@cache
def font(name: str) -> TrueTypeFont:
    """`name` is also the font's name in page resources: `Serif-Italic`, `MinchoJP-Regular`."""
    return TrueTypeFont(FONTS / f"Handouts{name}.ttf")


def latin_font(face: Face, cut: Cut) -> str:
    return f"{_LATIN[face]}-{cut.value}"


def japanese_font(face: Face, cut: Cut) -> str:
    """Upright always, and Gothic Bold beside every bold: there is no Mincho Bold."""
    if cut.is_bold:
        return "GothicJP-Bold"
    return "MinchoJP-Regular" if face is Face.SERIF else "GothicJP-Regular"


@cache
def font_for(text: str, face: Face, cut: Cut) -> str | None:
    """Latin font, Japanese font, Gothic, in this order; None where none has every character."""
    for name in (latin_font(face, cut), japanese_font(face, cut), "GothicJP-Regular"):
        if all(map(font(name).has, text)):
            return name
    return None
