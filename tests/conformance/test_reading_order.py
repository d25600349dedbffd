"""What Poppler reads out of the structure tree: the publication's words, in order, with spaces."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from referee import Tool
from structure_census import census
from workbook_pages import printed, sample_book

from handouts.publication.publication import Publication

READER = Tool("pdfinfo", "On Debian and Ubuntu: apt install poppler-utils")
WHERE = re.compile(
    r'^ *(?:(?P<role>[A-Z]\w*)(?: "[^"]*")?(?: \((?P<kind>block|inline)\))?|"(?P<text>.*)")$'
)


def blocks_of(pdf: Path) -> Iterator[str]:
    """The words of each block in reading order; what is inline runs on."""
    reader = READER.require(shutil.which("pdfinfo"))
    command = [reader, "-struct-text", "-enc", "UTF-8", str(pdf)]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    words = ""
    for line in told.splitlines():
        found = WHERE.match(line)
        if found is None:
            continue
        if found["text"] is not None:
            words += found["text"]
        elif found["kind"] != "inline":
            yield " ".join(words.split())
            words = ""
    yield " ".join(words.split())


def wanted_of(book: Publication) -> Iterator[str]:
    """Headings and paragraphs, in the order of the book."""
    for one in census(book):
        match one:
            case str():
                yield " ".join(one.split())
            case (_, words):
                yield " ".join(words.split())


# One episode: Poppler goes through a page for each element on it.
@pytest.mark.parametrize(("layout", "theme"), [("handout", "classic"), ("workbook", "modern")])
def test_poppler_reads_the_publication_in_order(layout: str, theme: str, tmp_path: Path) -> None:
    book = sample_book(layout, count=1)
    pdf = tmp_path / "book.pdf"
    pdf.write_bytes(printed(book, theme).content)
    # Labels are shown in capitals; Poppler reads what is shown.
    blocks = [block.casefold() for block in blocks_of(pdf) if block]
    wanted = [words.casefold() for words in wanted_of(book)]
    assert len(wanted) > 20
    place = 0
    for words in wanted:
        later = (n for n in range(place, len(blocks)) if blocks[n].startswith(words))
        found = next(later, None)
        assert found is not None, f"{words!r} is not read after {blocks[place - 1]!r}"
        place = found + 1
