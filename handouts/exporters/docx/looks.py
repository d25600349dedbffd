"""How a paragraph and its letters look, as values, and their WordprocessingML.

Lengths are in points but for indents, which are in mm. The order of elements is the schema's
(ECMA-376, part 1, CT_PPr and CT_RPr): Word calls a file damaged that has another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.exporters.docx.faces import BOXES, CALIBRI, GOTHIC, TICKS
from handouts.exporters.docx.page import twips


class Role(StrEnum):
    """Which pair of faces: the theme's for headings or for text, labels' own, or that of a sign."""

    HEAD = "head"
    BODY = "body"
    LABEL = "label"
    BOX = "box"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Letters:
    """Properties of runs; None leaves what the style is based on."""

    role: Role | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: str = ""
    tracking: float = 0.0
    underlined: bool = False
    language: str = ""
    framed: str = ""
    fill: str = ""
    raised: bool = False

    def xml(self) -> str:
        parts = [
            _fonts(self.role, bold=self.bold),
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            "<w:caps/>" if self.capitals else "",
            "<w:noProof/>" if self.language else "",
            f'<w:color w:val="{hexadecimal(self.colour)}"/>' if self.colour else "",
            f'<w:spacing w:val="{round(self.tracking * 20)}"/>' if self.tracking else "",
            _size(self.size),
            '<w:u w:val="single"/>' if self.underlined else "",
            Edge(0.75, self.framed).xml("bdr") if self.framed else "",
            shading(self.fill) if self.fill else "",
            '<w:vertAlign w:val="superscript"/>' if self.raised else "",
            f'<w:lang w:val="{self.language}"/>' if self.language else "",
        ]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Edge:
    """A border: its width and its distance from the text, both in points."""

    width: float
    colour: str
    space: float = 0.0
    dashed: bool = False

    @property
    def reach(self) -> float:
        """How far it reaches out from the text, in mm: Word draws borders outside the indents."""
        return (self.width + self.space) * 25.4 / 72

    def xml(self, side: str) -> str:
        eighths, points = round(self.width * 8), round(self.space)
        kind = "dashed" if self.dashed else "single"
        return (
            f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{points}"'
            f' w:color="{hexadecimal(self.colour)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Edges:
    top: Edge | None = None
    left: Edge | None = None
    bottom: Edge | None = None
    right: Edge | None = None

    def xml(self) -> str:
        sides = (
            ("top", self.top),
            ("left", self.left),
            ("bottom", self.bottom),
            ("right", self.right),
        )
        return "".join(edge.xml(side) for side, edge in sides if edge)


@dataclass(frozen=True, slots=True)
class Setting:
    """Properties of paragraphs; None leaves what the style is based on."""

    line: float | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    numbering: int | None = None
    edges: Edges = Edges()
    fill: str = ""
    tabs: tuple[tuple[str, float], ...] = ()
    joined: bool = False
    centred: bool = False
    outline: int | None = None

    def xml(self) -> str:
        parts = [
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.keep_lines else "",
            "<w:pageBreakBefore/>" if self.page_break else "",
            _numbering(self.numbering),
            f"<w:pBdr>{borders}</w:pBdr>" if (borders := self.edges.xml()) else "",
            shading(self.fill) if self.fill else "",
            _tabs(self.tabs),
            self._spacing(),
            self._indent(),
            "<w:contextualSpacing/>" if self.joined else "",
            '<w:jc w:val="center"/>' if self.centred else "",
            f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "",
        ]
        return "".join(parts)

    def _spacing(self) -> str:
        values = []
        if self.before is not None:
            values.append(f'w:before="{round(self.before * 20)}"')
        if self.after is not None:
            values.append(f'w:after="{round(self.after * 20)}"')
        if self.line is not None:
            values.append(f'w:line="{round(self.line * 20)}" w:lineRule="atLeast"')
        return f"<w:spacing {' '.join(values)}/>" if values else ""

    def _indent(self) -> str:
        sides = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        values = [f'w:{side}="{twips(length)}"' for side, length in sides if length is not None]
        return f"<w:ind {' '.join(values)}/>" if values else ""


def hexadecimal(colour: str) -> str:
    """`#1f3f6e` as Word writes it."""
    return colour.lstrip("#").upper()


def shading(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(colour)}"/>'


def _fonts(role: Role | None, *, bold: bool) -> str:
    match role:
        case Role.HEAD:
            return _theme_fonts("major", "major")
        case Role.BODY:
            return _theme_fonts("minor", "major" if bold else "minor")
        case Role.LABEL:
            # The theme holds two pairs of faces; the third must go by name.
            return _named_fonts(CALIBRI.name, GOTHIC.name)
        case Role.BOX:
            return _named_fonts(BOXES.name, BOXES.name)
        case Role.TICK:
            return _named_fonts(TICKS.name, TICKS.name)
        case None:
            # Bold Japanese is Gothic: the major face, whatever stands around it.
            return '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>' if bold else ""


def _named_fonts(latin: str, japanese: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{japanese}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _theme_fonts(latin: str, japanese: str) -> str:
    return (
        f'<w:rFonts w:asciiTheme="{latin}HAnsi" w:eastAsiaTheme="{japanese}EastAsia"'
        f' w:hAnsiTheme="{latin}HAnsi" w:cstheme="{latin}Bidi"/>'
    )


def _size(points: float | None) -> str:
    if points is None:
        return ""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _numbering(number: int | None) -> str:
    if number is None:
        return ""
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _tabs(tabs: tuple[tuple[str, float], ...]) -> str:
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""
