"""A chapter's first page: who gives way where room is short, and what a trainer sees first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pdf_reading import PdfFile
from workbook_pages import pages_of, printed, sample_book

from handouts.model.inlines import Text

RULE = re.compile(r"0\.5 w (\S+) (\S+) m (\S+) \2 l S")


def rules_on(file: PdfFile, page: int, width: float) -> list[float]:
    """Heights of writing rules as wide as the type area."""
    code = file.page_code(file.pages[page - 1])
    return [
        float(found[2])
        for found in RULE.finditer(code)
        if float(found[3]) - float(found[1]) == pytest.approx(width, abs=0.1)
    ]


def test_the_own_question_loses_rules_before_it_leaves_the_opener() -> None:
    book = sample_book()
    made = printed(book)
    pages, file = pages_of(made), PdfFile(made.content)
    for chapter in book.chapters:
        assert 2 <= len(rules_on(file, int(pages[chapter.key]), 168 / 25.4 * 72)) <= 4


def test_every_own_question_of_the_samples_stands_on_its_opener() -> None:
    book = sample_book()
    pages = pages_of(printed(book))
    for chapter in book.chapters:
        assert pages[chapter.opening[2].key] == pages[chapter.key]


def test_what_finds_no_room_on_an_opener_goes_overleaf_whole() -> None:
    book = sample_book()
    first = book.chapters[0]
    title = (Text("A long title that goes on and on over many lines of the page " * 4),)
    crowded = replace(book, chapters=(replace(first, title=title), *book.chapters[1:]))
    made = printed(crowded)
    pages, file = pages_of(made), PdfFile(made.content)
    page = int(pages[first.opening[2].key])
    assert page == int(pages[first.key]) + 1
    assert len(rules_on(file, page, 168 / 25.4 * 72)) == 4


def test_a_trainers_strip_stands_under_the_title_before_every_exercise() -> None:
    book = sample_book(edition="facilitator")
    made = printed(book)
    file = PdfFile(made.content)
    pages = pages_of(made)
    for chapter in book.chapters:
        number = int(pages[chapter.key].removeprefix("F"))
        text = file.page_text(number)
        assert chapter.session
        title = text.index(chapter.opening[0].title)
        assert text.index(chapter.session.facts[0][1]) < title


def test_a_chapter_of_the_contents_is_on_one_page() -> None:
    book = sample_book("cornell")
    file = PdfFile(printed(book).content)
    first, second = file.page_text(3), file.page_text(4)
    last = "The Email That Gets an Answer"
    assert last not in first
    assert last in second
