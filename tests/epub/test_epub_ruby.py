"""Readings above words in an EPUB: seen once, heard never twice, in brackets for old readers."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from epub_reading import NAMES, OpenedBook, words_of
from ruby_sample import GROUPS, with_readings

from handouts.exporters.epub import EpubExporter
from handouts.layout.layout import RubyPlaces
from handouts.layout.theme import CLASSIC
from handouts.testing import check_words


def export(places: RubyPlaces) -> OpenedBook:
    return OpenedBook(EpubExporter({}).export(with_readings(places), CLASSIC).content)


@pytest.fixture(scope="module")
def book() -> OpenedBook:
    return export(RubyPlaces.ALL)


def without(root: Any, *tags: str) -> str:
    """The words that are left without these elements."""
    root = copy.deepcopy(root)
    for tag in tags:
        for element in root.xpath(f"//h:{tag}", namespaces=NAMES):
            before = element.getprevious()
            if before is None:
                parent = element.getparent()
                parent.text = (parent.text or "") + (element.tail or "")
            else:
                before.tail = (before.tail or "") + (element.tail or "")
            element.getparent().remove(element)
    return words_of(root)


@pytest.mark.parametrize("word", GROUPS)
def test_a_reader_without_ruby_shows_readings_in_brackets(book: OpenedBook, word: str) -> None:
    assert GROUPS[word] in words_of(book.root("chapter-0001.xhtml"))
    assert GROUPS[word] in words_of(book.root("glossary-1.xhtml"))


def test_without_readings_the_words_are_the_authors_brackets_included(book: OpenedBook) -> None:
    words = " ".join(without(book.root(name), "rt", "rp") for name in book.spine())
    check_words(words, with_readings(RubyPlaces.ALL))
    assert "打ち合わせ (uchiawase, informal talk)" in words


def test_who_listens_hears_each_word_once(book: OpenedBook) -> None:
    root = book.root("chapter-0001.xhtml")
    assert root.xpath("//h:rt", namespaces=NAMES)
    assert not root.xpath("//h:ruby/*[not(@aria-hidden='true')]", namespaces=NAMES)


def test_readings_are_japanese_and_their_kana_in_the_font(book: OpenedBook) -> None:
    root = book.root("chapter-0001.xhtml")
    for reading in root.xpath("//h:rt", namespaces=NAMES):
        assert reading.xpath("string(ancestor::*[@lang][1]/@lang)") == "ja"
    plain = export(RubyPlaces.NONE)
    fonts = {name for name in book.parts if name.endswith(".ttf")}
    assert fonts == {name for name in plain.parts if name.endswith(".ttf")}
    assert any(len(book.parts[name]) > len(plain.parts[name]) for name in fonts)


def test_the_package_says_so_only_of_a_book_with_readings(book: OpenedBook) -> None:
    plain = export(RubyPlaces.NONE)
    assert "rubyAnnotations" in book.meta("schema:accessibilityFeature")
    assert "rubyAnnotations" not in plain.meta("schema:accessibilityFeature")
    assert b"ruby" not in plain.part("style.css") + plain.part("chapter-0001.xhtml")


def test_the_table_of_contents_has_no_readings(book: OpenedBook) -> None:
    assert not book.navigation().xpath("//h:ruby", namespaces=NAMES)
