"""A publication becomes a PDF: fragments, their pages, the file, the page map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from handouts.diagnostics import Diagnostic
from handouts.exporters.api import Export, PageMap
from handouts.exporters.pdf.about import lay_out_about
from handouts.exporters.pdf.assembler import Assembler, Pagination
from handouts.exporters.pdf.chapter import lay_out_chapter
from handouts.exporters.pdf.contents import lay_out_contents
from handouts.exporters.pdf.glossary import lay_out_glossary
from handouts.exporters.pdf.metadata import facts_of
from handouts.exporters.pdf.setting import Setting, make_setting
from handouts.exporters.pdf.title_page import lay_out_title_page
from handouts.layout.theme import Theme
from handouts.publication.publication import (
    About,
    BackMatter,
    Contents,
    FrontMatter,
    Glossary,
    GlossaryEntry,
    Publication,
    TitlePage,
    keys_of,
)

if TYPE_CHECKING:
    from handouts.exporters.pdf import PdfOptions


def build_book(publication: Publication, theme: Theme, options: PdfOptions) -> Export:
    is_double = options.sides == "double"
    setting = make_setting(theme, options.paper, publication.labels, is_double=is_double)
    book = _Book(publication, setting)
    for front in publication.front:
        book.add_front(front)
    for chapter in publication.chapters:
        is_alone = len(publication.chapters) == 1
        fragment, remarks = lay_out_chapter(chapter, setting, is_alone=is_alone)
        book.pagination.place(fragment, on_recto=is_double)
        book.remark(remarks)
    for back in publication.back:
        book.add_back(back)
    return book.export()


@dataclass(slots=True)
class _Book:
    publication: Publication
    setting: Setting
    pagination: Pagination = field(default_factory=Pagination)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def remark(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics += diagnostics

    def add_front(self, part: FrontMatter) -> None:
        is_double = self.setting.is_double
        match part:
            case TitlePage():
                fragment, remarks = lay_out_title_page(part, self.publication, self.setting)
                self.remark(remarks)
                self.pagination.place(fragment, on_recto=is_double, is_bare=True)
            case Contents():
                fragment = lay_out_contents(part, self.publication, self.setting)
                self.pagination.place(fragment, on_recto=is_double)
            case _:
                assert_never(part)

    def add_back(self, part: BackMatter) -> None:
        from_recto = self.pagination.count % 2 == 0
        match part:
            case Glossary():
                fragment = lay_out_glossary(
                    part, self.setting, self._pages_of, from_recto=from_recto
                )
            case About():
                fragment, remarks = lay_out_about(part, self.setting, from_recto=from_recto)
                self.remark(remarks)
            case _:
                assert_never(part)
        self.pagination.place(fragment, on_recto=False)

    def _pages_of(self, entry: GlossaryEntry) -> list[tuple[int, str]]:
        """Pages on which a term is explained, each with the section to go to."""
        names = (entry.term.japanese, entry.term.romaji)
        pages: dict[int, str] = {}
        for occurrence in entry.occurrences:
            page = self._page_in(occurrence.section, names)
            if page is not None:
                pages.setdefault(page, occurrence.section)
        return sorted(pages.items())

    def _page_in(self, section: str, names: Sequence[str | None]) -> int | None:
        for placed in self.pagination.placed:
            for name in names:
                page = placed.fragment.terms.get((section, name)) if name else None
                if page is not None:
                    return placed.first_page + page + 1
        return self.pagination.pages.get(section)

    def export(self) -> Export:
        metadata = self.publication.metadata
        assembler = Assembler(
            self.setting, facts_of(self.publication), metadata.title, self.pagination
        )
        content = assembler.assemble()
        pages = {
            key: str(self.pagination.pages[key])
            for key in keys_of(self.publication)
            if key in self.pagination.pages
        }
        page_map = PageMap(metadata.title, self.publication.edition, pages)
        diagnostics = tuple(sorted(self.diagnostics, key=lambda remark: remark.sort_key))
        return Export(content, self.pagination.count, page_map, diagnostics)
