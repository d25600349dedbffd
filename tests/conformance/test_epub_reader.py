"""A reading system: epub.js in headless Chromium turns every page of every book."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from referee import Tool

READER = Path(__file__).with_name("epub_reader.mjs")
MODULES = Path(__file__).parents[2] / ".tools/node_modules"
EPUB_JS = Tool("epub.js", "`make conformance` installs it where npm is there.")
BROWSER = Tool("Chromium", "On Debian and Ubuntu: apt install chromium")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PHONE, TABLET = (390, 760), (820, 1180)


def read(book: Path, size: tuple[int, int]) -> Any:
    browser = BROWSER.require(next(filter(None, map(shutil.which, BROWSERS)), None))
    node = EPUB_JS.require(shutil.which("node"))
    finished = subprocess.run(
        [node, str(READER), str(MODULES), browser, str(book), *map(str, size)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if not finished.stdout.startswith("{"):
        pytest.fail(f"epub.js did not read {book.name}:\n{finished.stderr}", pytrace=False)
    return json.loads(finished.stdout)


@pytest.fixture(autouse=True)
def _installed() -> None:
    EPUB_JS.require(MODULES if (MODULES / "epubjs").exists() else None)


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_every_page_is_shown_and_every_link_leads_somewhere(
    books: tuple[Path, ...], size: tuple[int, int]
) -> None:
    for book in books:
        found = read(book, size)
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
    errors = "\n".join(read(spoiled, PHONE)["errors"])
    assert "colophon.xhtml: dead link #nowhere" in errors
    assert "fetched: http://127.0.0.1:9/x.png" in errors
