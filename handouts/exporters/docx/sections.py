"""Word's sections: the sheet, and which running lines hang on which pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, assert_never

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.logo import logo_story, numbered
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.running import (
    blank_footer_xml,
    chapter_header_xml,
    cover_header_xml,
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
    package: WordPackage,
    draft: Draft,
    paper: str,
    dressed: Callable[[str], str] = str,
    *,
    both_sides: bool = False,
) -> Sections:
    """Add the parts of the running lines; the sections that refer to them.

    `paper` is its size and margins as XML (`page.paper_xml`), `dressed` gives the parts the styles
    of the file. `both_sides`: left-hand pages have lines of their own.

    Contents are a section of their own: Word looks for a page's chapter heading backwards,
    then forwards, and would head them with the first chapter. So is the title page, though
    `w:titlePg` would do: LibreOffice then loses the fields of the pages after it.
    """
    lines = _RunningLines(package, draft, dressed, both_sides=both_sides)
    front = tuple(_section(paper, _front_page(part, lines)) for part in draft.publication.front)
    if draft.shape is Shape.HANDOUT:
        pages = (*lines.pages(title_header_xml), *lines.first(first_header_xml))
        return Sections(front, _section(paper, pages))
    return Sections(front, _section(paper, lines.pages(chapter_header_xml)))


def _front_page(part: FrontMatter, lines: _RunningLines) -> tuple[_Page, ...]:
    match part:
        case TitlePage():
            return lines.blank()
        case Contents() | Agenda():
            return lines.pages(title_header_xml)
        case _:
            assert_never(part)


@dataclass(frozen=True, slots=True)
class _Page:
    """A kind of page (`default`, `even` or `first`), and the ids of its header and footer."""

    kind: str
    header: str
    footer: str


class _Line(Protocol):
    """Writes a running line; `is_left` for a left-hand page."""

    def __call__(self, draft: Draft, *, is_left: bool = False) -> str: ...


class _RunningLines:
    """Adds headers and footers, numbered as Word numbers them."""

    def __init__(
        self,
        package: WordPackage,
        draft: Draft,
        dressed: Callable[[str], str],
        *,
        both_sides: bool,
    ) -> None:
        self._package, self._draft, self._dressed = package, draft, dressed
        self._kinds = (("default", False), ("even", True)) if both_sides else (("default", False),)
        self._headers, self._footers = 0, 0
        self._pictures = logo_story(draft.theme.logo)
        self._foot = {
            kind: self._footer(footer_xml(draft, is_left=left)) for kind, left in self._kinds
        }

    def pages(self, line: _Line) -> tuple[_Page, ...]:
        """All pages of a section, right and left where they differ."""
        return tuple(
            _Page(kind, self._header(line(self._draft, is_left=left)), self._foot[kind])
            for kind, left in self._kinds
        )

    def first(self, line: _Line) -> tuple[_Page, ...]:
        """The first page: one on the right."""
        return (_Page("first", self._header(line(self._draft)), self._foot["default"]),)

    def blank(self) -> tuple[_Page, ...]:
        """Pages without running lines: a logo at the most."""
        header = self._header(cover_header_xml(self._draft))
        footer = self._footer(blank_footer_xml())
        return tuple(_Page(kind, header, footer) for kind, _ in self._kinds)

    def _header(self, xml: str) -> str:
        self._headers += 1
        name = f"header{self._headers}.xml"
        kinds = (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
        xml = numbered(self._dressed(xml), self._headers)
        return self._package.add_story(name, kinds, xml, self._pictures)

    def _footer(self, xml: str) -> str:
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
