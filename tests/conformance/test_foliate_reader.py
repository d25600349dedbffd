"""foliate-js in headless Chromium: pages, links, pop-up notes, and text that stands out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reading_systems import PHONE, TABLET, read


def look_at(book: Path, size: tuple[int, int], scheme: str) -> Any:
    return read("foliate_reader.mjs", "foliate-js", book, *size, scheme)


@pytest.mark.parametrize(
    ("books", "size", "scheme"),
    [
        ("samples", PHONE, "dark"),
        ("samples", TABLET, "light"),
        ("signs", PHONE, "light"),
        ("given", TABLET, "dark"),
        ("japanese", PHONE, "dark"),
    ],
    indirect=["books"],
    ids=str,
)
def test_pages_links_and_notes_are_shown_and_every_word_stands_out(
    books: tuple[Path, ...], size: tuple[int, int], scheme: str
) -> None:
    for book in books:
        found = look_at(book, size, scheme)
        assert not found["errors"], f"{book.name}: {found['errors'][:10]}"
        assert found["pages"] >= found["spine"] > 1
        assert found["links"]
        assert found["contrast"] >= 4.5


@pytest.mark.parametrize("books", ["samples"], indirect=True)
def test_it_tells_what_vanishes_overflows_or_leads_nowhere(
    books: tuple[Path, ...], tmp_path: Path
) -> None:
    spoiled = tmp_path / "spoiled.epub"
    with zipfile.ZipFile(books[0]) as book, zipfile.ZipFile(spoiled, "w") as copy:
        for name in book.namelist():
            content = book.read(name)
            if name.endswith("style.css"):
                content += b".deck { color: #222 } .small { background: white }"
                content += b"table { width: 900px }"
            if name.endswith("colophon.xhtml"):
                bad = b'<p><a href="#nowhere">x</a></p><table><tr><td>y</td></tr></table></body>'
                content = content.replace(b"</body>", bad)
            content = re.sub(rb'(<aside id="note-[^>]*>).*?</aside>', rb"\1</aside>", content)
            copy.writestr(name, content)
    errors = "\n".join(look_at(spoiled, PHONE, "dark")["errors"])
    assert "contrast 1." in errors
    assert "rgb(255, 255, 255)" in errors
    assert "dead link EPUB/colophon.xhtml#nowhere" in errors
    assert "a table is wider than the page: EPUB/colophon.xhtml" in errors
    assert "empty pop-up" in errors
