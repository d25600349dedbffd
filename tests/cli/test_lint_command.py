"""`handouts lint`: Word files looked through, ours and others'."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def handout(run: Run, workspace: Path) -> Path:
    assert run("build", "-f", "docx").exit_code == 0
    return min((workspace / "dist").rglob("*.docx"))


def spoilt(handout: Path) -> Path:
    """The handout with a style that is not in it."""
    target = handout.with_name("spoilt.docx")
    with zipfile.ZipFile(handout) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(
                name, data.replace(b'<w:pStyle w:val="Heading1"', b'<w:pStyle w:val="No"')
            )
    return target


def test_a_file_fresh_from_the_build_has_no_finding(run: Run, handout: Path) -> None:
    result = run("lint", str(handout))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 findings in 1 file.\n"


def test_findings_are_told_with_their_file(run: Run, handout: Path) -> None:
    bad = spoilt(handout)
    result = run("lint", str(handout), str(bad))
    assert result.exit_code == 1
    assert result.stdout == f"{bad}: dangling style No\n"


def test_findings_as_json(run: Run, handout: Path) -> None:
    bad = spoilt(handout)
    result = run("lint", "--json", str(bad))
    found = {"path": str(bad), "findings": ["dangling style No"]}
    assert json.loads(result.stdout) == {"files": [found]}


def test_a_missing_file_is_an_error_and_another_kind_a_finding(run: Run, workspace: Path) -> None:
    text = workspace / "a.docx"
    text.write_text("no zip")
    result = run("lint", str(workspace / "gone.docx"), str(text))
    assert result.exit_code == 1
    assert "gone.docx cannot be read: No such file or directory." in result.stderr
    assert "a.docx: it is no Word file" in result.stdout
