"""EPUB Accessibility 1.1, as far as a machine sees it: Ace by DAISY."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from referee import Tool

PROGRAM = Path(__file__).parents[2] / ".tools/node_modules/@daisy/ace-cli/bin/ace.js"
ACE = Tool("Ace by DAISY", "`make conformance` installs it where npm is there.")
BROWSER = Tool("Chromium", "On Debian and Ubuntu: apt install chromium")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Only a certifier has these to give (EPUB Accessibility 1.1, section 5); and who publishes a book
# claims that it conforms, not the program that wrote it.
CLAIMS = {
    "a11y:certifiedBy",
    "a11y:certifierCredential",
    "a11y:certifierReport",
    "dcterms:conformsTo",
}


def report_on(book: Path, folder: Path) -> Any:
    """Ace's report. Its exit status is 0 whatever it finds."""
    browser = BROWSER.require(next(filter(None, map(shutil.which, BROWSERS)), None))
    node = ACE.require(shutil.which("node"))
    settings = {
        "PUPPETEER_EXECUTABLE_PATH": browser,
        "XDG_CONFIG_HOME": str(folder / "settings"),
        "ACE_TIMEOUT_INITIAL": "60000",
    }
    command = [node, str(PROGRAM), "--force", "--silent", "--outdir", str(folder), str(book)]
    finished = subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    report = folder / "report.json"
    if not report.exists():
        pytest.fail(f"Ace made no report on {book.name}:\n{finished.stderr}", pytrace=False)
    return json.loads(report.read_text("utf-8"))


def violations(report: Any) -> Iterator[str]:
    for document in report["assertions"]:
        for assertion in document["assertions"]:
            words = " ".join(assertion["earl:result"].get("dct:description", "").split())
            title = assertion["earl:test"]["dct:title"]
            yield f"{document['earl:testSubject']['url']}: {title}: {words[:200]}"
    for missing in sorted(set(report["a11y-metadata"]["missing"]) - CLAIMS):
        yield f"metadata: {missing} is missing"


def test_ace_finds_no_violation(books: tuple[Path, ...], tmp_path: Path) -> None:
    ACE.require(PROGRAM if PROGRAM.exists() else None)
    for number, book in enumerate(books):
        report = report_on(book, tmp_path / str(number))
        assert not list(violations(report)), book.name
        assert report["earl:result"]["earl:outcome"] == "pass"
