"""What tries a page: nothing leaves the type area, runs into another, or is parted badly."""

from __future__ import annotations

import re
from functools import cache

import pytest
from edge_pages import FOUR_LINES, GLOSS, MIXED, ROWS, WORD, edge_book
from pdf_reading import PdfFile, text_of
from pdf_samples import export

from handouts.exporters.api import Export
from handouts.exporters.faces import font
from handouts.exporters.pdf.measures import PAPERS, geometry
from handouts.exporters.truetype import TrueTypeFont
from handouts.layout.theme import THEMES

SHOWN = re.compile(r"BT 1 0 0 1 (\S+) (\S+) Tm(.*?)ET", re.DOTALL)
PIECE = re.compile(r"/(\S+) (\S+) Tf|(\S+) Tc|<([0-9a-f]*)> Tj")
ENDS = pytest.mark.parametrize("paper", ["A4", "B5", "A5"])


@cache
def made(paper: str, theme: str = "classic") -> Export:
    return export(edge_book(), THEMES[theme], paper=paper)


def _width(face: TrueTypeFont, text: str, size: float) -> float:
    return sum(face.advance(face.glyph(ord(one))) for one in text) * size / 1000


def lines_on(file: PdfFile, page: int) -> list[tuple[float, float, float, str]]:
    """Left, right, baseline and words of each line shown."""
    found = []
    for shown in SHOWN.finditer(file.page_code(file.pages[page - 1])):
        words, width, face, size, spacing = "", 0.0, "", 0.0, 0.0
        for piece in PIECE.finditer(shown[3]):
            if piece[1]:
                face, size = piece[1], float(piece[2])
            elif piece[3]:
                spacing = float(piece[3])
            else:
                text = text_of(piece[4])
                words += text
                width += _width(font(face), text, size) + spacing * len(text)
        found.append((float(shown[1]), float(shown[1]) + width, float(shown[2]), words))
    return found


@ENDS
@pytest.mark.parametrize("theme", THEMES)
def test_no_word_runs_out_of_the_type_area_or_into_what_stands_beside(
    paper: str, theme: str
) -> None:
    file = PdfFile(made(paper, theme).content)
    for page in range(1, len(file.pages) + 1):
        sheet = geometry(PAPERS[paper], is_recto=page % 2 == 1)
        lines = lines_on(file, page)
        for left, right, y, words in lines:
            assert sheet.left - 8 < left, (page, words)
            assert right < sheet.right + 4, (page, words)
            for other, _, height, beside in lines:
                if abs(height - y) < 0.01 and left < other:
                    assert right < other + 1, (page, words, beside)


@ENDS
def test_a_long_list_and_a_long_table_lose_nothing(paper: str) -> None:
    file = PdfFile(made(paper).content)
    assert len(file.structure.all("LI")) == 75
    text = file.structure.text
    assert all(f"Point {n} of" in text for n in range(75))
    rows = [node.text for node in file.structure.all("TR")]
    assert len(rows) == ROWS + 1
    assert all(row.startswith(f"☐Step {n} ") for n, row in enumerate(rows[1:], 1))


@ENDS
def test_a_long_list_takes_pages_that_are_full(paper: str) -> None:
    file = PdfFile(made(paper).content)
    inside = [
        page
        for page in range(1, len(file.pages) + 1)
        if file.page_text(page).startswith(("•", "–")) or "•Point" in file.page_text(page)
    ][1:-1]
    assert len(inside) >= 3
    for page in inside:
        sheet = geometry(PAPERS[paper], is_recto=page % 2 == 1)
        lowest = min(y for _, _, y, words in lines_on(file, page) if y > sheet.bottom - 1)
        assert lowest - sheet.bottom < 50


@ENDS
def test_a_heading_of_many_lines_stands_whole_over_its_text(paper: str) -> None:
    done = made(paper)
    file = PdfFile(done.content)
    assert done.page_map
    for key, heading in (("s1", WORD), ("s3", FOUR_LINES.strip()), ("s4", MIXED)):
        text = file.page_text(int(done.page_map.pages[key]))
        assert re.search(re.escape(heading) + r"\w", text), heading


@ENDS
def test_a_note_longer_than_its_paragraph_is_shown_whole(paper: str) -> None:
    file = PdfFile(made(paper).content)
    shown = "".join(
        "".join(part for part in file.artifacts(page)) for page in range(1, len(file.pages) + 1)
    )
    words = "".join(shown.split())
    assert "".join(GLOSS.split()) in words or WORD in words
    assert words.count("enryo") >= 1


def test_a_chapter_without_terms_has_no_squares_and_no_empty_table() -> None:
    for paper in ("A4", "A5"):
        file = PdfFile(made(paper).content)
        last = len(file.pages)
        assert "Nothing Japanese" in file.page_text(last)
        assert "TERMS OF THIS SECTION" not in "".join(file.artifacts(last))


def test_a_section_of_one_line_stays_with_its_heading() -> None:
    file = PdfFile(made("A4").content)
    assert any("One line?Yes." in file.page_text(n) for n in range(1, len(file.pages) + 1))
