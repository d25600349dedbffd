"""Where a page has no margin column, a section's terms stand in a table before its end."""

from __future__ import annotations

import pytest
from pdf_reading import PdfFile
from workbook_pages import printed, sample_book

from handouts.model.walk import block_inlines, terms_in

TITLE = "TERMS OF THIS SECTION"


def shown(**options: str) -> str:
    file = PdfFile(printed(sample_book(), **options).content)
    return "\n".join("\n".join(file.artifacts(page)) for page in range(1, len(file.pages) + 1))


@pytest.mark.parametrize(
    "options", [{"paper": "A5"}, {"gutter": "36"}, {"enlarge": "1.5"}], ids=str
)
def test_papers_without_a_margin_column_have_a_table_of_terms(options: dict[str, str]) -> None:
    text = shown(**options)
    assert TITLE in text
    for chapter in sample_book().chapters:
        blocks = [block for section in chapter.sections for block in section.blocks]
        terms = [t for block in blocks for words in block_inlines(block) for t in terms_in(words)]
        for term in terms:
            if term.japanese and term.gloss:
                assert term.japanese in text


def test_papers_with_a_margin_column_have_none() -> None:
    assert TITLE not in shown(paper="A4")


def test_a_table_of_terms_is_not_read_aloud_twice() -> None:
    file = PdfFile(printed(sample_book(), paper="A5").content)
    assert "Terms of this section" not in file.structure.text
