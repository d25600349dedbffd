"""What stands on a cover, and how far apart."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from workbook_pages import printed, sample_book

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (Poppler) is not installed"
)
TITLE = "Working Well with Japanese Teams at Work"
SUBTITLE = "Five short lessons on meetings, silence, bad news, email and the art of saying no"
CREDIT = "Written as samples. The firm and the people in them are invented, all of them."


def cover(folder: Path, *options: str, **of_pdf: str) -> str:
    """What pdftotext says of the first page."""
    book = sample_book()
    page = replace(book.front[0], title=TITLE, subtitle=SUBTITLE)
    facts = replace(book.metadata, author="Hinoki & Vale Learning", credit=CREDIT, rights="Ours.")
    book = replace(book, front=(page, *book.front[1:]), metadata=facts)
    pdf = folder / "book.pdf"
    pdf.write_bytes(printed(book, **of_pdf).content)
    command = ["pdftotext", *options, "-l", "1", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_title_and_subtitle_are_broken_into_lines_of_one_length(tmp_path: Path) -> None:
    lines = cover(tmp_path).splitlines()
    assert "Teams at Work" in lines
    assert "bad news, email and the art of saying no" in lines


def test_names_on_a_large_cover_stand_in_a_row_clear_of_its_foot(tmp_path: Path) -> None:
    words = cover(tmp_path, "-bbox", enlarge="1.55")
    found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]+)<', words)
    tops = {word: float(top) for top, word in found}
    assert tops["Name"] == pytest.approx(tops["Date"], abs=0.1)
    assert tops["Written"] - tops["Date"] > 30
