"""Calibre, with which readers make files for a Kindle: no word is lost on the way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from epub_words import lost
from referee import Tool

CALIBRE = Tool("ebook-convert", "On Debian and Ubuntu: apt install --no-install-recommends calibre")
AS_TEXT = ("--txt-output-formatting=plain", "--max-line-length=0")


def convert(source: Path, target: Path, *options: str) -> Path:
    program = CALIBRE.require(shutil.which("ebook-convert"))
    command = [program, str(source), str(target), *options]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode or not target.exists():
        pytest.fail(f"{source.name} → {target.suffix}:\n{finished.stderr[-2000:]}", pytrace=False)
    return target


@pytest.mark.parametrize("books", ["samples", "signs", "given"], indirect=True)
def test_calibre_makes_text_and_a_kindle_book_with_every_word(
    books: tuple[Path, ...], tmp_path: Path
) -> None:
    book = books[0]
    text = convert(book, tmp_path / "book.txt", *AS_TEXT)
    assert lost(book, text.read_text("utf-8")) == []
    kindle = convert(book, tmp_path / "book.azw3")
    again = convert(kindle, tmp_path / "kindle.txt", *AS_TEXT)
    assert lost(book, again.read_text("utf-8")) == []
