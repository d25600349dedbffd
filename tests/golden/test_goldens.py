"""Each case folder holds an episode, a layout and what must come of them.

`make golden` rewrites what is expected; a person reads the difference before it is committed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from extracts import differ_in_line_breaks_only, docx_lines, epub_lines, pdf_lines

HERE = Path(__file__).parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/layout.toml"))
HANDOUTS = str(Path(sys.executable).with_name("handouts"))
WRITE = os.environ.get("HANDOUTS_GOLDEN") == "write"
EXTRACTS = {"pdf": pdf_lines, "docx": docx_lines, "epub": epub_lines}


def handouts(case: str, *arguments: str) -> bytes:
    """Run the program inside the case's folder, so that no path of a machine gets in."""
    finished = subprocess.run(
        [HANDOUTS, *arguments, "--layout", "layout.toml", "."],
        cwd=HERE / case,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1775001600"},
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr.decode()
    return finished.stdout


def expect(case: str, name: str, found: str, *, reflow: bool = False) -> None:
    """Compare with the stored file, or store. `reflow` lets lines break elsewhere."""
    golden = HERE / case / "expected" / name
    wanted = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if reflow and differ_in_line_breaks_only(wanted, found):
        return
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    else:
        assert found.splitlines() == wanted.splitlines()


Build = Callable[[str], Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    @cache
    def build_once(case: str) -> Path:
        folder = tmp_path_factory.mktemp(case)
        handouts(case, "build", "--quiet", "--jobs", "1", "--output", str(folder))
        return folder

    return build_once


@pytest.mark.parametrize("case", CASES)
def test_an_episode_is_read_as_expected(case: str) -> None:
    expect(case, "reading.json", handouts(case, "inspect", "--json").decode())


@pytest.mark.parametrize("case", CASES)
def test_a_publication_is_composed_as_expected(case: str) -> None:
    found = handouts(case, "inspect", "--publication", "--json").decode()
    expect(case, "publication.json", found)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("suffix", EXTRACTS)
def test_an_output_says_what_is_expected(case: str, suffix: str, built: Build) -> None:
    if suffix == "pdf" and not shutil.which("pdftotext"):
        leave = pytest.fail if os.environ.get("HANDOUTS_REQUIRE_TOOLS") else pytest.skip
        leave("pdftotext (Poppler) is not installed")
    outputs = sorted(built(case).rglob(f"*.{suffix}"))
    assert len(outputs) == 1, outputs
    lines = "\n".join(EXTRACTS[suffix](outputs[0])) + "\n"
    expect(case, f"{suffix}.txt", lines, reflow=suffix == "pdf")
