"""Readings above words in Word: set as ruby, the words and the author's bracket kept as text."""

from __future__ import annotations

import pytest
from lxml import etree
from ruby_sample import GROUPS, with_readings
from word_document import NAMESPACES, W, WordDocument, text_of, text_of_words

from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import RubyPlaces
from handouts.layout.theme import CLASSIC, MODERN, Theme
from handouts.testing import check_words


def export(places: RubyPlaces, theme: Theme = CLASSIC, **options: bool) -> bytes:
    return DocxExporter(options).export(with_readings(places), theme).content


@pytest.fixture(scope="module")
def content() -> bytes:
    return export(RubyPlaces.ALL)


@pytest.fixture(scope="module")
def document(content: bytes) -> WordDocument:
    return WordDocument(content)


def shown(paragraph: etree._Element) -> str:
    """The words with what stands above them in brackets."""
    parts = []
    for node in paragraph.iter(W + "t"):
        is_reading = node.getparent().getparent().tag == W + "rt"
        parts.append((is_reading, node.text or ""))
    words, waiting = "", ""
    for is_reading, text in parts:  # the file has a reading before its word
        if is_reading:
            waiting = f"({text})"
        else:
            words, waiting = words + text + waiting, ""
    return words


@pytest.mark.parametrize("word", GROUPS)
def test_readings_stand_above_their_kanji_in_text_and_glossary(
    document: WordDocument, word: str
) -> None:
    lines = [shown(paragraph) for paragraph in document.paragraphs]
    assert any(GROUPS[word] in line and line != GROUPS[word] for line in lines)
    assert GROUPS[word] in lines


def test_the_words_are_the_authors_once_with_their_brackets(content: bytes) -> None:
    words = text_of_words(content)
    check_words(words, with_readings(RubyPlaces.ALL))
    assert "Before the 打ち合わせ (uchiawase, informal talk) comes" in words
    assert words == text_of_words(export(RubyPlaces.NONE))


def test_a_paragraph_with_readings_has_more_leading_and_no_other(document: WordDocument) -> None:
    for paragraph in document.paragraphs:
        has_ruby = paragraph.find(".//w:ruby", NAMESPACES) is not None
        spacing = paragraph.find("w:pPr/w:spacing", NAMESPACES)
        assert (spacing is not None) == has_ruby, text_of(paragraph)
        if spacing is not None:
            assert int(spacing.get(W + "line")) >= 19 * 20
            assert spacing.get(W + "lineRule") == "atLeast"


@pytest.mark.parametrize("theme", [CLASSIC, MODERN], ids=lambda theme: theme.name)
def test_readings_are_half_as_large_as_their_words_and_five_points_at_least(theme: Theme) -> None:
    document = WordDocument(export(RubyPlaces.ALL, theme))
    sizes = set()
    for ruby in document.find(".//w:ruby"):
        found = {
            name: int(ruby.find(f"w:rubyPr/w:{name}", NAMESPACES).get(W + "val"))
            for name in ("hps", "hpsBaseText")
        }
        assert found["hps"] == max(10, found["hpsBaseText"] // 2)
        size = ruby.find("w:rt/w:r/w:rPr/w:sz", NAMESPACES)
        assert int(size.get(W + "val")) == found["hps"]
        sizes.add(found["hps"])
    assert sizes == {10, 12}


def test_headings_have_no_readings(document: WordDocument) -> None:
    headings = [one for one in document.paragraphs if "根回し" in text_of(one)]
    headings = [one for one in headings if document.style_name(one).startswith("heading")]
    assert headings
    assert not any(one.find(".//w:ruby", NAMESPACES) is not None for one in headings)


@pytest.mark.parametrize(
    "content",
    [export(RubyPlaces.NONE), export(RubyPlaces.ALL, portable=True)],
    ids=["not wanted", "portable"],
)
def test_no_readings_leave_no_trace(content: bytes) -> None:
    document = WordDocument(content)
    assert not document.find(".//w:ruby")
    assert "ReadingAbove" not in document.styles
