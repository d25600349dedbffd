"""Columns, and what stands beside: they end together, and nothing is parted by what is beside."""

from __future__ import annotations

import re

import pytest
from pdf_reading import PdfFile
from workbook_pages import pages_of, printed, sample_book

from handouts.exporters.pdf.measures import PAPERS, U, geometry
from handouts.publication.matter import AnswerKey, Glossary, Index
from handouts.publication.publication import keys_of

LINE = re.compile(r"BT 1 0 0 1 (\S+) (\S+) Tm")


@pytest.mark.parametrize("kind", [AnswerKey, Glossary, Index])
def test_columns_end_together_on_their_last_page(kind: type) -> None:
    book = sample_book()
    made = printed(book)
    pages, file = pages_of(made), PdfFile(made.content)
    part = next(one for one in book.back if isinstance(one, kind))
    firsts = sorted({int(pages[one.key]) for one in book.back} | {len(file.pages) + 1})
    last = next(page for page in firsts if page > int(pages[part.key])) - 1
    sheet = geometry(PAPERS["A4"], is_recto=last % 2 == 1)
    lines = [
        (float(x), float(y))
        for x, y in LINE.findall(file.page_code(file.pages[last - 1]))
        if sheet.bottom - 1 < float(y) < sheet.top
    ]
    middle = (sheet.left + sheet.right) / 2
    left = min(y for x, y in lines if x < middle)
    right = min(y for x, y in lines if x >= middle)
    assert abs(left - right) < 12 * U, (left, right)
    assert left - right < 6 * U  # the left column is the longer one, or as good as


def test_pairs_stand_under_their_head_also_beside_a_trainers_notes() -> None:
    book = sample_book(edition="facilitator")
    pages = pages_of(printed(book))
    matches = [
        activity
        for chapter in book.chapters
        for activity in chapter.closing
        if activity.kind == "term-match"
    ]
    assert matches
    for match in matches:
        assert pages[match.elements[0].key] == pages[match.key]


def test_trying_columns_leaves_no_trace_in_the_file() -> None:
    book = sample_book()
    made = printed(book)
    assert PdfFile(made.content).structure.text == PdfFile(printed(book).content).structure.text
    assert set(keys_of(book)) == set(pages_of(made))
