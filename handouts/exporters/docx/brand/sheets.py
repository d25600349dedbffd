"""A client's sections: the paper, its margins, and which running lines hang on which pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from handouts.exporters.docx.brand.wrapping import R, W, inner_xml
from handouts.exporters.docx.page import Paper, Sheet, paper_xml, sheet_of

_KINDS = ("default", "first", "even")
_NARROWEST = 60.0  # mm of text: with less the margins can't be meant


@dataclass(frozen=True, slots=True)
class ClientSection:
    """A section without its running lines, whose relationships it names in `headers`, `footers`.

    `sheet` is its paper, `wide` the width of the text in mm. The rest are elements of `w:sectPr`
    as XML: `paper` (size and margins), `borders`, `start` (numbers of pages), `upright` (where
    the text stands between top and bottom), `grid` (Japanese lines).
    """

    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]
    sheet: Sheet
    wide: float
    paper: str
    borders: str
    start: str
    upright: str
    grid: str
    has_first_page: bool

    def xml(self, references: str, *, is_cover: bool = False, is_later: bool = False) -> str:
        """`w:sectPr`. A later one of the same kind has no first page of its own, and counts on."""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>{self.paper}{self.borders}'
            + ("" if is_later else self.start)
            + (self.upright if is_cover else "")
            + ("<w:titlePg/>" if self.has_first_page and not is_later else "")
            + f"{self.grid}</w:sectPr>"
        )

    def with_grid(self, section: str) -> str:
        """A `w:sectPr` of ours with this one's lines, which the schema wants last."""
        return section.removesuffix("</w:sectPr>") + f"{self.grid}</w:sectPr>"


def read_sections(document: etree._Element) -> list[ClientSection]:
    """All sections in order. One without running lines of a kind has those of the one before."""
    found: list[ClientSection] = []
    for element in document.iter(W + "sectPr"):
        section = _section(element)
        if found:
            before = found[-1]
            section = replace(
                section,
                headers=_inherited(section.headers, before.headers),
                footers=_inherited(section.footers, before.footers),
            )
        found.append(section)
    return found


def _inherited(
    own: tuple[tuple[str, str], ...], before: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    lines = dict(before) | dict(own)
    return tuple((kind, lines[kind]) for kind in _KINDS if kind in lines)


def _section(element: etree._Element) -> ClientSection:
    sheet, wide, paper = _paper(element)
    title = element.find(W + "titlePg")
    return ClientSection(
        headers=_references(element, "headerReference"),
        footers=_references(element, "footerReference"),
        sheet=sheet,
        wide=wide,
        paper=paper,
        borders=_child(element, "pgBorders"),
        start=_child(element, "pgNumType"),
        upright=_child(element, "vAlign"),
        grid=_child(element, "docGrid"),
        has_first_page=title is not None and title.get(W + "val", "1") not in {"0", "false", "off"},
    )


def _references(element: etree._Element, tag: str) -> tuple[tuple[str, str], ...]:
    found = {
        str(one.get(W + "type", "default")): str(one.get(R + "id", ""))
        for one in element.findall(W + tag)
    }
    return tuple((kind, found[kind]) for kind in _KINDS if kind in found)


def _child(element: etree._Element, tag: str) -> str:
    child = element.find(W + tag)
    if child is None or any(key.startswith(R) for key in child.attrib):
        return ""
    return inner_xml([child])


def _paper(element: etree._Element) -> tuple[Sheet, float, str]:
    size, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
    wide, high = _length(size, "w"), _length(size, "h")
    sides = {side: abs(_length(margins, side)) for side in ("top", "right", "bottom", "left")}
    text = wide - sides["left"] - sides["right"] - _length(margins, "gutter")
    if text < _NARROWEST or high - sides["top"] - sides["bottom"] < _NARROWEST:
        return _own_paper()
    header, footer = _length(margins, "header"), _length(margins, "footer")
    sheet = Sheet(wide, high, sides["top"], sides["bottom"], header, footer)
    return sheet, text, _child(element, "pgSz") + _child(element, "pgMar")


def _own_paper() -> tuple[Sheet, float, str]:
    sheet = sheet_of(Paper.A4)
    return sheet, sheet.width - 2 * sheet.side, paper_xml(sheet)


def _length(element: etree._Element | None, side: str) -> float:
    """An attribute in mm; 0 where it is missing or no number."""
    try:
        return 0.0 if element is None else float(element.get(W + side, "0")) * 25.4 / 1440
    except ValueError:
        return 0.0
