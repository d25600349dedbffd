"""The page list against the printed workbook of the same build."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from epub_reading import NAMES, OpenedBook
from pdf_reading import PdfFile

from handouts.exporters.api import Export
from handouts.exporters.epub import EpubExporter
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import Layout, Scope
from handouts.layout.loader import Layers, load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.theme import CLASSIC
from handouts.publication.compose import compose
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder
from handouts.testing.exercises import with_every_primitive
from handouts.testing.tricky import tricky_publication

_LETTERS = 24  # of a block's beginning: enough to tell it, few enough to stand in one line


@pytest.fixture(scope="module", params=["the workbook itself", "a compilation"])
def workbook(request: pytest.FixtureRequest) -> tuple[Export, OpenedBook]:
    return compilation() if request.param == "a compilation" else same_book()


def compilation() -> tuple[Export, OpenedBook]:
    """What one build makes of the samples: a workbook to print, and all episodes to read."""
    episodes = read_collection([samples_folder()]).episodes
    around = Layers(above=(parse_settings(["metadata.title=A book"], ()),))
    printed, book = (
        compose(episodes, load_layout(name, around=around)) for name in ("workbook", "compilation")
    )
    paper = PdfExporter({}).export(printed, CLASSIC)
    return paper, OpenedBook(EpubExporter({}).export(book, CLASSIC, paper.page_map).content)


def same_book() -> tuple[Export, OpenedBook]:
    base = tricky_publication()
    layout = Layout("conformance", "Conformance", Scope.COLLECTION, metadata=base.metadata)
    book = with_every_primitive(base, layout)
    paper = PdfExporter({}).export(book, CLASSIC)
    screen = EpubExporter({}).export(book, CLASSIC, paper.page_map)
    return paper, OpenedBook(screen.content)


def listed(opened: OpenedBook) -> list[tuple[str, str]]:
    links = opened.navigation().xpath('//h:nav[@id="page-list"]//h:a', namespaces=NAMES)
    return [(link.text, link.get("href")) for link in links]


def test_every_page_of_the_list_is_one_of_the_pdf_and_pages_rise(
    workbook: tuple[Export, OpenedBook],
) -> None:
    paper, opened = workbook
    numbers = [int(label) for label, _ in listed(opened)]
    assert set(numbers) <= set(range(1, len(PdfFile(paper.content).pages) + 1))
    assert all(before < after for before, after in pairwise(numbers))
    assert len(numbers) > 5


def test_what_follows_a_page_break_stands_on_that_printed_page(
    workbook: tuple[Export, OpenedBook],
) -> None:
    paper, opened = workbook
    printed = PdfFile(paper.content)
    compared = 0
    for label, href in listed(opened):
        name, _, identifier = href.partition("#")
        words = _words_after(opened.root(name), identifier)
        # Each book counts its own exercises.
        beginning = re.sub(r"^\d+\.\d+", "", words)[:_LETTERS]
        page = printed.page_text(int(label))
        if beginning and beginning.isascii():
            assert beginning in _letters(page), (label, beginning)
            compared += 1
    assert compared > 5


def _words_after(root: Any, identifier: str) -> str:
    """The letters of the first text behind a page break, up to the next change of style."""
    for element in root.xpath(f'//*[@id="{identifier}"]/following::*', namespaces=NAMES):
        if words := _letters(element.text or ""):
            return words
    return ""


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()
