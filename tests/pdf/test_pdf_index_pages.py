"""The index names the page on which a term stands, not the one on which its paragraph begins."""

from __future__ import annotations

from pdf_reading import PdfFile

from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.book import laid_out_book, setting_of
from handouts.exporters.pdf.fragment import term_names
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC
from handouts.publication.compose import compose
from handouts.publication.folding import folded
from handouts.publication.matter import Index, IndexEntry
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder


def entries(publication: Publication) -> list[IndexEntry]:
    (index,) = [part for part in publication.back if isinstance(part, Index)]
    return [entry for group in index.groups for entry in group.entries if entry.script]


def test_every_page_of_a_term_in_the_index_names_it() -> None:
    publication = compose(read_collection([samples_folder()]).episodes, load_layout("workbook"))
    exporter = PdfExporter({"paper": "A5"})
    parts = [exporter.part(task) for task in exporter.parts(publication, CLASSIC)]
    setting = setting_of(publication, CLASSIC, exporter.options, None)
    book = laid_out_book(publication, setting, exporter.options, parts)
    printed = PdfFile(book.export().content)
    texts = [folded(printed.page_text(page)) for page in range(1, len(printed.pages) + 1)]
    compared, moved = 0, 0
    for entry in entries(publication):
        for key, _ in entry.places:
            page = book.page_of(key, term_names(entry.script, entry.romaji))
            assert page is not None
            names = [folded(name) for name in (entry.script, entry.romaji) if name]
            assert any(name in texts[page - 1] for name in names), (entry.words, page)
            compared, moved = compared + 1, moved + (page != book.pagination.pages[key])
    assert compared > 50
    assert moved
