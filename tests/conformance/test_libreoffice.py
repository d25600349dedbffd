"""LibreOffice opens every Word file and shows all of its words."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.oxml.ns import qn
from referee import Tool

OFFICE = Tool("LibreOffice", "Debian: apt-get install libreoffice-writer-nogui.")
POPPLER = Tool("pdftotext", "It is part of Poppler (Debian: apt-get install poppler-utils).")
# A kanji or kana can end a line anywhere, so it counts as a word of its own.
WORD = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[^\W\u3000-\u9fff\uff00-\uffef]+")


def convert(office: str, documents: Sequence[Path], folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *documents], check=True, capture_output=True, timeout=300)


def body_texts(document: Path) -> Iterator[str]:
    """The text of each paragraph of the body, those in tables and content controls too."""
    body = docx.Document(str(document)).element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.casefold()))  # a style may ask for capitals


def lost_words(document: Path, pdf: Path, pdftotext: str) -> list[str]:
    if not pdf.exists():
        return [f"{document.name}: LibreOffice could not open it"]
    shown = subprocess.run([pdftotext, pdf, "-"], check=True, capture_output=True).stdout
    lost = words("\n".join(body_texts(document))) - words(shown.decode())
    return [f"{document.name}: {n} × “{word}” is not shown" for word, n in lost.items()]


def test_libreoffice_shows_every_word(documents: tuple[Path, ...], tmp_path: Path) -> None:
    office = OFFICE.require(shutil.which("soffice"))
    pdftotext = POPPLER.require(shutil.which("pdftotext"))
    convert(office, documents, tmp_path)
    found = [
        line
        for document in documents
        for line in lost_words(document, tmp_path / f"{document.stem}.pdf", pdftotext)
    ]
    assert not found, "\n".join(found)
