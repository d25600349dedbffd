"""Every block, activity and primitive of a publication is found in all three outputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from epub_reading import OpenedBook
from lxml import etree
from pdf_reading import PdfFile
from word_document import WordDocument, text_of_words

from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.exporters.epub import EpubExporter
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import KeyPlace, Layout, PublicationSettings, Scope
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC
from handouts.publication.compose import compose
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder
from handouts.testing import check_words
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.parity import missing_words
from handouts.testing.tricky import tricky_publication

PARTICIPANT = Layout("workbook", "Workbook", Scope.COLLECTION)
LAYOUTS = {"participant": PARTICIPANT, "facilitator": replace(PARTICIPANT, edition=FACILITATOR)}
Say = Callable[[Publication, PageMap | None], str]


def printed(publication: Publication, pages: PageMap | None) -> str:
    return PdfFile(PdfExporter({}).export(publication, CLASSIC, pages).content).structure.text


def edited(publication: Publication, pages: PageMap | None) -> str:
    """The words of the body, and of the comments in which a trainer's remarks stand."""
    content = DocxExporter({}).export(publication, CLASSIC, pages).content
    members = WordDocument(content).members
    remarks = members.get("word/comments.xml", b"<none/>")
    return text_of_words(content) + "".join(etree.fromstring(remarks).itertext())


def on_screen(publication: Publication, pages: PageMap | None) -> str:
    book = OpenedBook(EpubExporter({}).export(publication, CLASSIC, pages).content)
    return "".join("".join(book.root(name).itertext()) for name in book.spine())


FORMATS: dict[str, Say] = {"pdf": printed, "docx": edited, "epub": on_screen}


def pages_of(publication: Publication) -> PageMap | None:
    return PdfExporter({}).export(publication, CLASSIC).page_map


@pytest.mark.parametrize("edition", LAYOUTS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_primitive_is_in_every_format(name: str, edition: str) -> None:
    plain = tricky_publication(Scope.COLLECTION)
    book = with_every_primitive(plain, LAYOUTS[edition])
    pages = pages_of(with_every_primitive(plain, PARTICIPANT))
    assert not missing_words(FORMATS[name](book, pages), book)


@pytest.mark.parametrize("edition", LAYOUTS)
@pytest.mark.parametrize("name", FORMATS)
def test_the_samples_workbook_is_whole_in_every_format(name: str, edition: str) -> None:
    episodes = read_collection([samples_folder()]).episodes
    participants = compose(episodes, load_layout("workbook"))
    book = compose(episodes, load_layout("workbook", edition=edition))
    words = FORMATS[name](book, pages_of(participants))
    assert not missing_words(words, book)
    if name != "pdf":  # a PDF's text is in order by its structure, which tests/pdf reads
        check_words(words, book)


@pytest.mark.parametrize("name", FORMATS)
def test_no_answer_is_in_a_participants_file_without_a_key(name: str) -> None:
    keyless = PublicationSettings(answer_key=KeyPlace.FILE)
    layout = replace(PARTICIPANT, publication=keyless)
    book = with_every_primitive(tricky_publication(Scope.COLLECTION), layout)
    words = FORMATS[name](book, None)
    for answer in ("a silence", "no date"):
        assert "".join(answer.split()) not in "".join(words.split())


def test_a_facilitators_file_shows_the_answers_that_were_looked_for() -> None:
    book = with_every_primitive(tricky_publication(Scope.COLLECTION), LAYOUTS["facilitator"])
    pages = pages_of(with_every_primitive(tricky_publication(Scope.COLLECTION), PARTICIPANT))
    assert "asilence" in "".join(printed(book, pages).split())
