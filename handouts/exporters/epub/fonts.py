"""Which Japanese fonts a book embeds, cut down to the characters it shows in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from handouts.exporters.epub.font_subset import font_with
from handouts.exporters.faces import Cut, font, japanese_font
from handouts.layout.own_fonts import OwnFont
from handouts.layout.theme import Theme
from handouts.resources import FONTS

MEDIA_TYPE = "font/ttf"
_COPYRIGHT, _FAMILY, _STYLE = 0, 1, 2
_XHTML = "{http://www.w3.org/1999/xhtml}"
# Japanese inside these is bold, so in Gothic Bold (there is no bold Mincho); style.py agrees.
BOLD_ELEMENTS = ("h1", "h2", "h3", "h4", "b", "strong")
_BOLD_TAGS = frozenset(_XHTML + name for name in BOLD_ELEMENTS)


class Weight(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"


# Families of the style sheet.
_JAPANESE = {Weight.REGULAR: "Handouts JP", Weight.BOLD: "Handouts JP Bold"}
_OWN_JAPANESE = {Weight.REGULAR: "Brand JP", Weight.BOLD: "Brand JP Bold"}
OWN_LATIN = "Brand"


@dataclass(frozen=True, slots=True)
class FontFile:
    """An embedded font. `licence` is the whole text of the licence it is under, empty for one of
    a brand, whose licence is between the firm and the foundry.

    `called` is its family in the style sheet; a Latin one is for all that is not Japanese.
    """

    id: str
    weight: Weight
    family: str
    style: str
    copyright: str
    licence: str
    content: bytes
    called: str
    is_latin: bool = False
    is_italic: bool = False

    @property
    def file(self) -> str:
        return f"fonts/{self.id}.ttf"


def shown_characters(roots: Iterable[etree._Element]) -> dict[Weight, set[str]]:
    """The characters of all Japanese runs, by the weight they are shown in."""
    shown: dict[Weight, set[str]] = {Weight.REGULAR: set(), Weight.BOLD: set()}
    for root in roots:
        for span in root.iter(f"{_XHTML}span"):
            if span.get("lang") == "ja":
                is_bold = any(parent.tag in _BOLD_TAGS for parent in span.iterancestors())
                words = "".join(span.itertext()) if len(span) else span.text or ""
                shown[Weight.BOLD if is_bold else Weight.REGULAR].update(words)
    return shown


def latin_fonts(theme: Theme, roots: Iterable[etree._Element]) -> list[FontFile]:
    """A brand's own cuts, with every character that the book shows; none where there are none."""
    cuts = theme.latin
    if not cuts:
        return []
    characters = {character for root in roots for text in root.itertext() for character in text}
    named = (
        (cuts.regular, Weight.REGULAR, False),
        (cuts.italic, Weight.REGULAR, True),
        (cuts.bold, Weight.BOLD, False),
        (cuts.bold_italic, Weight.BOLD, True),
    )
    made = (
        _own(own, weight, characters, OWN_LATIN, is_italic=is_italic)
        for own, weight, is_italic in named
        if own is not None
    )
    return [replace(file, is_latin=True) for file in made if file is not None]


def embedded_fonts(theme: Theme, shown: dict[Weight, set[str]]) -> list[FontFile]:
    """The Japanese ones; behind a brand's own, the package's for the characters that it lacks."""
    found: list[FontFile | None] = []
    cuts = {Weight.REGULAR: Cut.REGULAR, Weight.BOLD: Cut.BOLD}
    own = {Weight.REGULAR: theme.japanese.regular, Weight.BOLD: theme.japanese.bold}
    for weight in Weight:
        characters = shown[weight]
        if brands := own[weight]:
            found.append(_own(brands, weight, characters, _OWN_JAPANESE[weight]))
            characters = {one for one in characters if not font(brands.name).has(one)}
        found.append(_font(japanese_font(theme.body_face, cuts[weight]), weight, characters))
    return [file for file in found if file is not None]


def _own(
    own: OwnFont, weight: Weight, characters: set[str], called: str, *, is_italic: bool = False
) -> FontFile | None:
    whole = font(own.name)
    covered = {one for one in characters if one > " " and whole.has(one)}
    if not covered:
        return None
    return FontFile(
        id=own.name.lower(),
        weight=weight,
        family=own.family,
        style=whole.said(_STYLE),
        copyright=whole.said(_COPYRIGHT).rstrip("."),
        licence="",
        content=font_with(whole, {*covered, " "}),
        called=called,
        is_italic=is_italic,
    )


def _font(name: str, weight: Weight, characters: set[str]) -> FontFile | None:
    whole = font(name)
    covered = set(filter(whole.has, characters))
    if not covered:
        return None
    licence = FONTS / f"OFL-{whole.name.partition('-')[0]}.txt"
    return FontFile(
        id=whole.name.lower(),
        weight=weight,
        family=whole.said(_FAMILY),
        style=whole.said(_STYLE),
        copyright=whole.said(_COPYRIGHT).rstrip("."),
        licence=licence.read_text(encoding="utf-8"),
        content=font_with(whole, covered),
        called=_JAPANESE[weight],
    )
