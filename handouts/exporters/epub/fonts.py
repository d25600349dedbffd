"""Which Japanese fonts a book embeds, cut down to the characters it shows in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from handouts.exporters.epub.font_subset import font_with, name_entry
from handouts.exporters.faces import Cut, font, japanese_font
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


@dataclass(frozen=True, slots=True)
class FontFile:
    """An embedded font. `licence` is the whole text of the licence it is under."""

    id: str
    weight: Weight
    family: str
    style: str
    copyright: str
    licence: str
    content: bytes

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


def embedded_fonts(theme: Theme, shown: dict[Weight, set[str]]) -> list[FontFile]:
    names = {
        Weight.REGULAR: japanese_font(theme.body_face, Cut.REGULAR),
        Weight.BOLD: japanese_font(theme.body_face, Cut.BOLD),
    }
    fonts = (_font(names[weight], weight, shown[weight]) for weight in Weight)
    return [file for file in fonts if file is not None]


def _font(name: str, weight: Weight, characters: set[str]) -> FontFile | None:
    whole = font(name)
    covered = set(filter(whole.has, characters))
    if not covered:
        return None
    licence = FONTS / f"OFL-{whole.name.partition('-')[0]}.txt"
    return FontFile(
        id=whole.name.lower(),
        weight=weight,
        family=name_entry(whole, _FAMILY),
        style=name_entry(whole, _STYLE),
        copyright=name_entry(whole, _COPYRIGHT).rstrip("."),
        licence=licence.read_text(encoding="utf-8"),
        content=font_with(whole, covered),
    )
