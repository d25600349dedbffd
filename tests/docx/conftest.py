"""One handout and one book, made once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_document import WordDocument
from word_workbooks import document, workbook

from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import Blocks
from handouts.publication.publication import Publication
from handouts.testing.exercises import FACILITATOR
from handouts.testing.tricky import tricky_publication


@pytest.fixture(scope="session")
def handout_publication() -> Publication:
    """The tricky episode alone, without title page and contents, as the handout layout has it."""
    publication = tricky_publication(Scope.EPISODE)
    return replace(publication, front=())


@pytest.fixture(scope="session")
def book_publication() -> Publication:
    return tricky_publication(Scope.COLLECTION)


@pytest.fixture(scope="session")
def handout(handout_publication: Publication) -> WordDocument:
    return WordDocument(DocxExporter({}).export(handout_publication, CLASSIC).content)


@pytest.fixture(scope="session")
def book(book_publication: Publication) -> WordDocument:
    return WordDocument(DocxExporter({}).export(book_publication, CLASSIC).content)


@pytest.fixture(scope="session")
def participant() -> WordDocument:
    return document(workbook(Scope.COLLECTION))


@pytest.fixture(scope="session")
def facilitator() -> WordDocument:
    return document(workbook(Scope.COLLECTION, FACILITATOR))


class Handouts:
    """Makes handouts like the tricky one with other blocks in their first section."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication

    def publication(self, blocks: Blocks) -> Publication:
        chapter = self._publication.chapters[0]
        section = replace(chapter.sections[1], blocks=blocks)
        only = replace(chapter, sections=(section,))
        return replace(self._publication, chapters=(only,), back=())

    def document(self, blocks: Blocks) -> WordDocument:
        export = DocxExporter({}).export(self.publication(blocks), CLASSIC)
        return WordDocument(export.content)


@pytest.fixture(scope="session")
def handouts(handout_publication: Publication) -> Handouts:
    return Handouts(handout_publication)
