"""MuPDF, as in small e-readers and desktop viewers: it opens every book and shows every word."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from epub_words import lost
from referee import Tool

MUPDF = Tool("PyMuPDF", "`make conformance` installs it from PyPI.")


def test_mupdf_shows_every_word_on_its_pages(books: tuple[Path, ...]) -> None:
    MUPDF.require(find_spec("pymupdf"))
    import pymupdf  # noqa: PLC0415

    for book in books:
        with pymupdf.open(book) as opened:
            pages = [page.get_text() for page in opened]
            contents = opened.get_toc()
        assert len(pages) > 1
        assert contents
        assert lost(book, "".join(pages)) == [], book.name
