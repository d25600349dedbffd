"""Word's sections: the sheet, and which running lines hang on which pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.page import Sheet, twips
from handouts.exporters.docx.running import (
    blank_footer_xml,
    blank_header_xml,
    chapter_header_xml,
    first_header_xml,
    footer_xml,
    title_header_xml,
)
from handouts.exporters.docx.shape import Shape
from handouts.publication.publication import TitlePage


@dataclass(frozen=True, slots=True)
class Sections:
    """`front` ends the title page and the contents, and is empty without them; `main` the rest."""

    front: str
    main: str


def add_sections(package: WordPackage, draft: Draft, sheet: Sheet) -> Sections:
    """Add the parts of the running lines; the sections that refer to them.

    Front matter is a section of its own: Word looks for a page's chapter heading backwards,
    then forwards, and would head the contents with the first chapter.
    """
    lines, publication = _RunningLines(package), draft.publication
    footer = lines.footer(footer_xml(draft))
    if draft.shape is Shape.HANDOUT:
        pages = [("default", lines.header(title_header_xml(draft)), footer)]
        pages.append(("first", lines.header(first_header_xml(draft)), footer))
        return Sections("", _section(sheet, pages, has_first_page=True))
    chapters = [("default", lines.header(chapter_header_xml(draft)), footer)]
    if not publication.front:
        return Sections("", _section(sheet, chapters))
    front = [("default", lines.header(title_header_xml(draft)), footer)]
    has_title_page = any(isinstance(part, TitlePage) for part in publication.front)
    if has_title_page:
        blank = lines.header(blank_header_xml()), lines.footer(blank_footer_xml())
        front.append(("first", *blank))
    return Sections(
        _section(sheet, front, has_first_page=has_title_page), _section(sheet, chapters)
    )


class _RunningLines:
    """Adds headers and footers, numbered as Word numbers them."""

    def __init__(self, package: WordPackage) -> None:
        self._package, self._headers, self._footers = package, 0, 0

    def header(self, xml: str) -> str:
        self._headers += 1
        name = f"header{self._headers}.xml"
        return self._package.add_part(name, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, xml)

    def footer(self, xml: str) -> str:
        self._footers += 1
        name = f"footer{self._footers}.xml"
        return self._package.add_part(name, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, xml)


def _section(
    sheet: Sheet, pages: Iterable[tuple[str, str, str]], *, has_first_page: bool = False
) -> str:
    """`pages` are kinds of pages with the ids of their header and footer."""
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{header}"/>'
        f'<w:footerReference w:type="{kind}" r:id="{footer}"/>'
        for kind, header, footer in pages
    )
    side = twips(sheet.side)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{side}" w:bottom="{twips(sheet.bottom)}"'
        f' w:left="{side}" w:header="{twips(sheet.header)}" w:footer="{twips(sheet.footer)}"'
        ' w:gutter="0"/>' + ("<w:titlePg/>" if has_first_page else "") + "</w:sectPr>"
    )
