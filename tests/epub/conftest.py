"""The invented book, exported once for the tests that only read it."""

from __future__ import annotations

import pytest
from epub_reading import OpenedBook
from epub_sample_book import PAGES, book

from handouts.exporters.epub import EpubExporter
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import Publication


@pytest.fixture
def publication() -> Publication:
    return book()


@pytest.fixture(scope="session")
def opened() -> OpenedBook:
    return OpenedBook(EpubExporter({}).export(book(), CLASSIC).content)


@pytest.fixture(scope="session")
def paged() -> OpenedBook:
    return OpenedBook(EpubExporter({}).export(book(), CLASSIC, PAGES).content)
