"""Which font sets which character: a family and a cut name a Latin and a Japanese font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import assert_never

from handouts.exporters.truetype import TrueTypeFont
from handouts.layout.own_fonts import OwnCuts, OwnFont, path_of
from handouts.layout.theme import Face, Theme
from handouts.model.scripts import has_japanese
from handouts.resources import FONTS

_POSTSCRIPT_NAME, _PLAIN_NAME = 6, re.compile(r"[A-Za-z0-9-]{1,60}")
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


@dataclass(frozen=True, slots=True)
class Family:
    """A face of the package behind the cuts that a brand has of its own."""

    face: Face
    latin: OwnCuts
    japanese: OwnCuts


AnyFace = Face | Family
_LATIN = {Face.SERIF: "Serif", Face.SANS: "Sans"}


def family_of(theme: Theme, face: Face) -> AnyFace:
    """What a theme sets a face in: the package's fonts, or a brand's before them."""
    if theme.latin or theme.japanese:
        return Family(face, theme.latin, theme.japanese)
    return face


@cache
def font(name: str) -> TrueTypeFont:
    """`name` is also the font's name in page resources: `Serif-Italic`, `MinchoJP-Regular`."""
    if own := path_of(name):
        called = TrueTypeFont(own).said(_POSTSCRIPT_NAME)
        return TrueTypeFont(own, called if _PLAIN_NAME.fullmatch(called) else name)
    return TrueTypeFont(FONTS / f"Handouts{name}.ttf")


def latin_font(face: AnyFace, cut: Cut) -> str:
    """A cut that a brand does not have stays the package's."""
    if isinstance(face, Family):
        own = _own(face.latin, cut)
        return own.name if own else latin_font(face.face, cut)
    return f"{_LATIN[face]}-{cut.value}"


def _own(cuts: OwnCuts, cut: Cut) -> OwnFont | None:
    match cut:
        case Cut.REGULAR:
            return cuts.regular
        case Cut.ITALIC:
            return cuts.italic
        case Cut.BOLD:
            return cuts.bold
        case Cut.BOLD_ITALIC:
            return cuts.bold_italic
        case _:
            assert_never(cut)


def japanese_font(face: AnyFace, cut: Cut) -> str:
    """Upright always, and Gothic Bold beside every bold: there is no Mincho Bold."""
    if isinstance(face, Family):
        own = face.japanese.bold if cut.is_bold else face.japanese.regular
        return own.name if own else japanese_font(face.face, cut)
    if cut.is_bold:
        return "GothicJP-Bold"
    return "MinchoJP-Regular" if face is Face.SERIF else "GothicJP-Regular"


@cache
def font_for(text: str, face: AnyFace, cut: Cut) -> str | None:
    """Latin font, Japanese font, Gothic, in this order; None where none has every character.

    A brand's go before the package's. Kana and kanji of a brand's Latin font are left alone.
    """
    names = [latin_font(face, cut), japanese_font(face, cut), "GothicJP-Regular"]
    if isinstance(face, Family):
        plain = face.face
        latin = [] if any(map(has_japanese, text)) else [names[0]]
        names = [*latin, latin_font(plain, cut), names[1], japanese_font(plain, cut), names[2]]
    for name in names:
        if all(map(font(name).has, text)):
            return name
    return None
