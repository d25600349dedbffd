"""Word's sections: the sheet, and which running lines hang on which pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

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
from handouts.publication.publication import Agenda, Contents, FrontMatter, TitlePage


@dataclass(frozen=True, slots=True)
class Sections:
    """`w:sectPr` of each part of the front matter, and of all the rest, which ends the body."""

    front: tuple[str, ...]
    main: str


def add_sections(package: WordPackage, draft: Draft) -> Sections:
    """Add the parts of the running lines; the sections that refer to them.

    Contents are a section of their own: Word looks for a page's chapter heading backwards,
    then forwards, and would head them with the first chapter. So is the title page, though
    `w:titlePg` would do: LibreOffice then loses the fields of the pages after it.
    """
    lines, sheet = _RunningLines(package), draft.sheet
    footer = lines.footer(footer_xml(draft))
    pages = [_front_page(part, lines, draft, footer) for part in draft.publication.front]
    front = tuple(_section(sheet, [page]) for page in pages)
    if draft.shape is Shape.HANDOUT:
        title = _Page("default", lines.header(title_header_xml(draft)), footer)
        first = _Page("first", lines.header(first_header_xml(draft)), footer)
        return Sections(front, _section(sheet, [title, first]))
    chapter = _Page("default", lines.header(chapter_header_xml(draft)), footer)
    return Sections(front, _section(sheet, [chapter]))


def _front_page(part: FrontMatter, lines: _RunningLines, draft: Draft, footer: str) -> _Page:
    match part:
        case TitlePage():
            header, footer = lines.header(blank_header_xml()), lines.footer(blank_footer_xml())
            return _Page("default", header, footer)
        case Contents() | Agenda():
            return _Page("default", lines.header(title_header_xml(draft)), footer)
        case _:
            assert_never(part)


@dataclass(frozen=True, slots=True)
class _Page:
    """A kind of page (`default` or `first`), and the ids of its header and footer."""

    kind: str
    header: str
    footer: str


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


def _section(sheet: Sheet, pages: Sequence[_Page]) -> str:
    references = "".join(
        f'<w:headerReference w:type="{page.kind}" r:id="{page.header}"/>'
        f'<w:footerReference w:type="{page.kind}" r:id="{page.footer}"/>'
        for page in pages
    )
    side = twips(sheet.side)
    has_first_page = any(page.kind == "first" for page in pages)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{side}" w:bottom="{twips(sheet.bottom)}"'
        f' w:left="{side}" w:header="{twips(sheet.header)}" w:footer="{twips(sheet.footer)}"'
        ' w:gutter="0"/>' + ("<w:titlePg/>" if has_first_page else "") + "</w:sectPr>"
    )
