"""A reading system: epub.js in headless Chromium turns every page of every book."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from reading_systems import PHONE, TABLET, read


def turn_pages(book: Path, size: tuple[int, int]) -> Any:
    return read("epub_reader.mjs", "epubjs", book, *size)


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_every_page_is_shown_and_every_link_leads_somewhere(
    books: tuple[Path, ...], size: tuple[int, int]
) -> None:
    for book in books:
        found = turn_pages(book, size)
        assert not found["errors"], f"{book.name}: {found['errors'][:10]}"
        assert found["pages"] >= found["spine"] > 1
        assert found["links"]


@pytest.mark.parametrize("books", ["signs"], indirect=True)
def test_the_reader_tells_what_is_wrong(books: tuple[Path, ...], tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.epub"
    with zipfile.ZipFile(books[0]) as book, zipfile.ZipFile(spoiled, "w") as copy:
        for name in book.namelist():
            content = book.read(name)
            if name.endswith("colophon.xhtml"):
                bad = b'<p><a href="#nowhere">x</a><img src="http://127.0.0.1:9/x.png"/></p></body>'
                content = content.replace(b"</body>", bad)
            copy.writestr(name, content)
    errors = "\n".join(turn_pages(spoiled, PHONE)["errors"])
    assert "colophon.xhtml: dead link #nowhere" in errors
    assert "fetched: http://127.0.0.1:9/x.png" in errors
