"""Reading systems in headless Chromium: Node programs that print what they found as JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from referee import Tool

MODULES = Path(__file__).parents[2] / ".tools/node_modules"
BROWSER = Tool("Chromium", "On Debian and Ubuntu: apt install chromium")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PHONE, TABLET = (390, 760), (820, 1180)


def read(reader: str, package: str, book: Path, *arguments: object) -> Any:
    """What the program `reader` of this folder, which needs the npm package, says of the book."""
    tool = Tool(package, "`make conformance` installs it where npm is there.")
    tool.require(MODULES if (MODULES / package).exists() else None)
    browser = BROWSER.require(next(filter(None, map(shutil.which, BROWSERS)), None))
    node = tool.require(shutil.which("node"))
    program = Path(__file__).with_name(reader)
    finished = subprocess.run(
        [node, str(program), str(MODULES), browser, str(book), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if not finished.stdout.startswith("{"):
        pytest.fail(f"{package} did not read {book.name}:\n{finished.stderr}", pytrace=False)
    return json.loads(finished.stdout)
