"""Pages that end early are ruled for notes, to the foot of the type area."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from pdf_reading import PdfFile
from workbook_pages import pages_of, printed, sample_book, texts

from handouts.publication.primitives import Start
from handouts.publication.publication import Chapter

RULE = re.compile(r"0\.5 w (\S+) (\S+) m (\S+) \2 l S")
WIDTH, FOOT = 168 / 25.4 * 72, 33 / 25.4 * 72
ROW = 8 / 25.4 * 72


def heights_of_rules(file: PdfFile, page: int) -> list[float]:
    code = file.page_code(file.pages[page - 1])
    return sorted(
        float(found[2])
        for found in RULE.finditer(code)
        if float(found[3]) - float(found[1]) == pytest.approx(WIDTH, abs=0.1)
    )


def before_a_spread(chapter: Chapter) -> str:
    """The key of the activity after which one begins a spread."""
    pairs = pairwise(chapter.closing)
    return next(one.key for one, after in pairs if after.start is Start.SPREAD)


def test_the_rest_of_a_page_before_a_spread_is_ruled_to_its_foot() -> None:
    book = sample_book()
    made = printed(book)
    file, pages, said = PdfFile(made.content), pages_of(made), texts(made)
    ruled = 0
    for chapter in book.chapters:
        page = int(pages[before_a_spread(chapter)])
        rules = heights_of_rules(file, page)
        if len(rules) >= 8 and "Notes" in said[page - 1]:
            assert rules[0] == pytest.approx(FOOT, abs=0.1)
            steps = [after - one for one, after in pairwise(rules)]
            assert steps == pytest.approx([ROW] * len(steps), abs=0.02)
            ruled += 1
    assert ruled >= 3


def test_nothing_is_ruled_where_pages_left_over_stay_blank() -> None:
    book = sample_book()
    made = printed(book, blank_pages="blank")
    file, pages = PdfFile(made.content), pages_of(made)
    for chapter in book.chapters:
        assert not heights_of_rules(file, int(pages[before_a_spread(chapter)]))


def test_no_page_takes_another_sheet_for_its_notes() -> None:
    book = sample_book()
    with_notes, without = printed(book), printed(book, blank_pages="blank")
    assert pages_of(with_notes) == pages_of(without)
