"""Word's sections: the sheet, and which running lines hang on which pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.running import (
    blank_footer_xml,
    blank_header_xml,
    chapter_header_xml,
    first_header_xml,
    footer_xml,
    title_header_xml,
)
from handouts.exporters.docx.shape import Shape
from handouts.publication.matter import Agenda, Contents, FrontMatter, TitlePage


@dataclass(frozen=True, slots=True)
class Sections:
    """`w:sectPr` of each part of the front matter, and of all the rest, which ends the body."""

    front: tuple[str, ...]
    main: str


def add_sections(
    package: WordPackage, draft: Draft, paper: str, dressed: Callable[[str], str] = str
) -> Sections:
    """Add the parts of the running lines; the sections that refer to them.

    `paper` is its size and margins as XML (`page.paper_xml`), `dressed` gives the parts the styles
    of the file.

    Contents are a section of their own: Word looks for a page's chapter heading backwards,
    then forwards, and would head them with the first chapter. So is the title page, though
    `w:titlePg` would do: LibreOffice then loses the fields of the pages after it.
    """
    lines = _RunningLines(package, dressed)
    footer = lines.footer(footer_xml(draft))
    pages = [_front_page(part, lines, draft, footer) for part in draft.publication.front]
    front = tuple(_section(paper, [page]) for page in pages)
    if draft.shape is Shape.HANDOUT:
        title = _Page("default", lines.header(title_header_xml(draft)), footer)
        first = _Page("first", lines.header(first_header_xml(draft)), footer)
        return Sections(front, _section(paper, [title, first]))
    chapter = _Page("default", lines.header(chapter_header_xml(draft)), footer)
    return Sections(front, _section(paper, [chapter]))


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

    def __init__(self, package: WordPackage, dressed: Callable[[str], str]) -> None:
        self._package, self._dressed = package, dressed
        self._headers, self._footers = 0, 0

    def header(self, xml: str) -> str:
        self._headers += 1
        name = f"header{self._headers}.xml"
        kinds = (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
        return self._package.add_part(name, *kinds, self._dressed(xml))

    def footer(self, xml: str) -> str:
        self._footers += 1
        name = f"footer{self._footers}.xml"
        kinds = (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)
        return self._package.add_part(name, *kinds, self._dressed(xml))


def _section(paper: str, pages: Sequence[_Page]) -> str:
    references = "".join(
        f'<w:headerReference w:type="{page.kind}" r:id="{page.header}"/>'
        f'<w:footerReference w:type="{page.kind}" r:id="{page.footer}"/>'
        for page in pages
    )
    has_first_page = any(page.kind == "first" for page in pages)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{paper}'
        + ("<w:titlePg/>" if has_first_page else "")
        + "</w:sectPr>"
    )
