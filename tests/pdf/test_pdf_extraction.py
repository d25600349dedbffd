"""What another program reads out of our files: Poppler's pdftotext and pdfinfo."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_samples import book, chapter, export, paragraph, section, single, words

from handouts.exporters.api import Export
from handouts.testing.tricky import tricky_publication

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="Poppler is missing (apt-get install poppler-utils)"
)


def poppler(made: Export, folder: Path, *command: str) -> str:
    file = folder / "made.pdf"
    file.write_bytes(made.content)
    target = ["-"] if command[0] == "pdftotext" else []
    done = subprocess.run([*command, str(file), *target], capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def test_every_word_is_found_in_the_order_of_the_text(tmp_path: Path) -> None:
    texts = [words(60 + 7 * number, number) for number in range(30)]
    blocks = [paragraph(f"p{number}", text) for number, text in enumerate(texts)]
    found = poppler(single(blocks), tmp_path, "pdftotext", "-raw").split()
    at = 0
    for word in " ".join(texts).split():
        at = found.index(word, at) + 1


def test_words_stay_apart_and_japanese_stays_whole_where_lines_end(tmp_path: Path) -> None:
    for spaces in range(12):
        text = "a " * spaces + "They speak of 根回し and of 報告書 at every 打ち合わせ here. " * 9
        found = " ".join(poppler(single([paragraph("p", text)]), tmp_path, "pdftotext").split())
        assert text.strip() in found


def test_hyphens_of_each_kind_come_out_as_themselves(tmp_path: Path) -> None:
    kinds = "well-known non\u2011breaking 2010\u20132026 dash\u2014dash minus\u2212one"
    found = poppler(single([paragraph("p", kinds)]), tmp_path, "pdftotext", "-raw")
    assert kinds in found


def test_characters_without_a_glyph_are_copied_as_they_were_written(tmp_path: Path) -> None:
    text = "Smile 😀 and a family 👩‍👩‍👧 and ☃ end"
    made = single([paragraph("p", text)])
    assert text in poppler(made, tmp_path, "pdftotext", "-raw")


def test_poppler_sees_a_tagged_file_without_complaint(tmp_path: Path) -> None:
    made = export(tricky_publication())
    facts = poppler(made, tmp_path, "pdfinfo")
    assert re.search(r"Tagged:\s+yes", facts)
    assert re.search(rf"Pages:\s+{made.page_count}\b", facts)
    tree = poppler(made, tmp_path, "pdfinfo", "-struct")
    assert "H1" in tree
    assert "LBody" in tree


def test_the_contents_send_to_the_page_that_has_the_heading(tmp_path: Path) -> None:
    chapters = [
        chapter(
            n,
            f"Chapter title {n}",
            [section(f"s{n}", f"What is number {n}?", [paragraph(f"p{n}", words(500 * n, n))])],
        )
        for n in range(1, 6)
    ]
    pages = poppler(export(book(chapters)), tmp_path, "pdftotext").split("\f")
    listed = dict(re.findall(r"What is number (\d)\?\s+(\d+)", pages[2]))
    assert len(listed) == 5
    for number, page in listed.items():
        assert f"What is number {number}?" in pages[int(page) - 1]
