"""LibreOffice opens every Word file and shows all of its words."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from client_templates import letterhead
from docx.oxml.ns import qn
from referee import Tool, build

from handouts.layout.loader import shipped_layouts

SAMPLES = Path(__file__).parents[2] / "sources"
OFFICE = Tool("LibreOffice", "Debian: apt-get install libreoffice-writer-nogui.")
POPPLER = Tool("pdftotext", "It is part of Poppler (Debian: apt-get install poppler-utils).")
_NO_LETTER = re.compile(r"[\W_]+")


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


def letters(text: str) -> str:
    """What is left when lines are broken, hyphenated and set in capitals anew."""
    return _NO_LETTER.sub("", text.casefold())


def lost_words(document: Path, pdf: Path, pdftotext: str) -> list[str]:
    if not pdf.exists():
        return [f"{document.name}: LibreOffice could not open it"]
    printed = subprocess.run([pdftotext, "-raw", pdf, "-"], check=True, capture_output=True)
    shown = letters(printed.stdout.decode())
    words = [letters(word) for text in body_texts(document) for word in text.split()]
    # What two words form together may be parted by a page's end, so only whole words count.
    wanted = "\n".join(words)
    return [
        f"{document.name}: “{word}” is shown {shown.count(word)} times, not {wanted.count(word)}"
        for word in sorted({*words} - {""})
        if shown.count(word) < wanted.count(word)
    ]


def complaints(documents: Sequence[Path], folder: Path) -> str:
    office = OFFICE.require(shutil.which("soffice"))
    pdftotext = POPPLER.require(shutil.which("pdftotext"))
    convert(office, documents, folder)
    found = [
        line
        for document in documents
        for line in lost_words(document, folder / f"{document.stem}.pdf", pdftotext)
    ]
    return "\n".join(found)


def test_libreoffice_shows_every_word(documents: tuple[Path, ...], tmp_path: Path) -> None:
    assert not complaints(documents, tmp_path)


def test_libreoffice_shows_every_word_of_every_layout(tmp_path: Path) -> None:
    """Both editions, with fields, footnotes and two sides; the handout in a client's look."""
    client = tmp_path / "client.docx"
    client.write_bytes(letterhead().content())
    (tmp_path / "all").mkdir()
    documents = []
    for layout in shipped_layouts():
        arguments = ["-f", "docx", "--layout", layout, "--edition", "all"]
        arguments += ["--set", "docx.term_notes=footnotes", "--set", "docx.sides=double"]
        if layout == "handout":
            arguments += ["--set", f"docx.template={client}"]
        # Names of their own: LibreOffice puts all of them into one folder.
        documents += [
            made.rename(tmp_path / "all" / f"{layout}-{made.name}")
            for made in build(tmp_path / layout, [*arguments, str(SAMPLES)])
            if made.suffix == ".docx"
        ]
    assert len(documents) > 2 * len(shipped_layouts())
    assert not complaints(documents, tmp_path)
