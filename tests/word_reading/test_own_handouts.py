"""A handout of ours reads as the episode it was made from, but for what it does not print."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from handout_files import SAMPLES, handout_of

from handouts.errors import SourceError
from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.readers.collection import read_file
from handouts.readers.docx import DocxReader
from handouts.readers.markdown.likeness import likeness
from handouts.testing.tricky import tricky_publication

NOT_PRINTED = ("number", "category", "series", "date", "takeaways_heading")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_handout_reads_as_its_source(sample: Path) -> None:
    source, found = read_file(sample), DocxReader().read(handout_of(sample), sample.as_posix())
    expected, read = likeness(source), likeness(found)
    for name in NOT_PRINTED:
        expected.pop(name), read.pop(name)
    assert read == expected
    assert {line.reason for line in found.dropped} == {
        "an exercise, made anew by each build",
        "the list of terms, made anew by each build",
        "a running head or foot",
    }


def test_a_book_of_many_episodes_is_refused() -> None:
    book = DocxExporter({}).export(tricky_publication(Scope.COLLECTION), CLASSIC).content
    with pytest.raises(SourceError, match="a whole book"):
        DocxReader().read(book, "book.docx")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_readings_above_words_are_no_words(sample: Path) -> None:
    with_readings = handout_of(sample, "publication.ruby=all")
    with zipfile.ZipFile(io.BytesIO(with_readings)) as archive:
        assert b"<w:ruby>" in archive.read("word/document.xml")
    found, plain = (
        likeness(DocxReader().read(content, sample.as_posix()))
        for content in (with_readings, handout_of(sample))
    )
    assert found == plain
