"""Typefaces of the file: the theme's two pairs, a third for labels, and who may stand in.

Our own fonts stay outside: a Japanese face would add three megabytes to every handout. Georgia
and Calibri come with Word; the BIZ UDP faces come with Windows and with Word as cloud fonts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

from handouts.layout.theme import Face, Theme

# What Word takes for a name: 31 characters, of which none need be escaped in XML.
_WORDS_NAME = re.compile(r"[^\x00-\x1f<>&\"';]{1,31}")
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font by its name, and the one tried in its place where it is missing.

    `family` is Word's class of design. Word takes one name of at most 31 characters for the
    alternative, where the standard has a list ([MS-OI29500] 2.1.262).
    """

    name: str
    family: str
    alternative: str = ""
    japanese: bool = False


GEORGIA = Typeface("Georgia", "roman")
CALIBRI = Typeface("Calibri", "swiss", "Carlito")
# Windows and Word name this family by its one weight, the font's publisher does not.
MINCHO = Typeface("BIZ UDPMincho Medium", "roman", "Yu Mincho", japanese=True)
GOTHIC = Typeface("BIZ UDPGothic", "swiss", "Yu Gothic", japanese=True)
# Word's own check box character comes from here, and the others have none.
BOXES = Typeface("MS Gothic", "modern", "ＭＳ ゴシック", japanese=True)
# The tick in the same box; on a Mac another font has it.
TICKS = Typeface("Segoe UI Symbol", "swiss", "Apple Symbols")


def latin(face: Face) -> Typeface:
    match face:
        case Face.SERIF:
            return GEORGIA
        case Face.SANS:
            return CALIBRI
        case _:
            assert_never(face)


def japanese(face: Face) -> Typeface:
    match face:
        case Face.SERIF:
            return MINCHO
        case Face.SANS:
            return GOTHIC
        case _:
            assert_never(face)


def in_brand(face: Typeface, theme: Theme) -> Typeface:
    """The brand's font in its place; Word finds fonts by name, and no file of ours holds any."""
    own = (theme.japanese if face.japanese else theme.latin).regular
    if own is None or not _WORDS_NAME.fullmatch(own.family):
        return face
    return Typeface(own.family, face.family, face.name, face.japanese)


def theme_xml(theme: Theme) -> str:
    """The DrawingML theme: headings and body, each a Latin and a Japanese face, and colours.

    Headings are bold, and bold Japanese is Gothic whatever the Latin is.
    """
    head, body = latin(theme.head_face), latin(theme.body_face)
    major, minor = in_brand(GOTHIC, theme), in_brand(japanese(theme.body_face), theme)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Handouts {theme.name}"><a:themeElements>'
        f'{_colours(theme)}<a:fontScheme name="Handouts {theme.name}">'
        f"<a:majorFont>{_pair(in_brand(head, theme), major)}</a:majorFont>"
        f"<a:minorFont>{_pair(in_brand(body, theme), minor)}</a:minorFont>"
        f"</a:fontScheme>{_FORMATS}</a:themeElements></a:theme>"
    )


def _pair(latin_face: Typeface, japanese_face: Typeface) -> str:
    name = japanese_face.name
    return (
        f'<a:latin typeface="{latin_face.name}"/><a:ea typeface="{name}"/><a:cs typeface=""/>'
        f'<a:font script="Jpan" typeface="{name}"/>'
    )


def _colours(theme: Theme) -> str:
    shades = {
        "dk1": theme.ink,
        "lt1": "#ffffff",
        "dk2": theme.primary,
        "lt2": theme.tint or "#ffffff",
        "accent1": theme.primary,
        "accent2": theme.accent,
        "accent3": theme.muted,
        "accent4": theme.hairline,
        "accent5": theme.rule,
        "accent6": theme.ink,
        "hlink": theme.primary,
        "folHlink": theme.muted,
    }
    slots = "".join(
        f'<a:{slot}><a:srgbClr val="{shade.lstrip("#").upper()}"/></a:{slot}>'
        for slot, shade in shades.items()
    )
    return f'<a:clrScheme name="Handouts {theme.name}">{slots}</a:clrScheme>'


# A theme must have three of each (ECMA-376, part 1, 20.1.4.1.14); a handout draws no shapes.
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    '<a:fmtScheme name="Handouts">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def with_brands_fonts(xml: str, theme: Theme) -> str:
    """Styles or lists with the brand's fonts where they name one of the theme's."""
    for face in (CALIBRI, GOTHIC):
        xml = xml.replace(f'"{face.name}"', f'"{in_brand(face, theme).name}"')
    return xml


def font_table_xml(namespace: str, theme: Theme) -> str:
    """Which fonts may stand in for those that a reader's machine lacks."""
    named = (GEORGIA, CALIBRI, MINCHO, GOTHIC, BOXES, TICKS)
    brands = {own.name: own for face in named[:4] if (own := in_brand(face, theme)) is not face}
    fonts = "".join(_font(face) for face in (*brands.values(), *named))
    return f'{DECLARATION}<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'


def _font(face: Typeface) -> str:
    other = f'<w:altName w:val="{face.alternative}"/>' if face.alternative else ""
    charset = "80" if face.japanese else "00"  # Shift-JIS, ANSI
    return (
        f'<w:font w:name="{face.name}">{other}<w:charset w:val="{charset}"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="variable"/></w:font>'
    )
