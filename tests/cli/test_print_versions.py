"""Print versions lie beside the book that is read, and share its page numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handouts.cli.program import program
from handouts.resources import samples_folder


def build(*words: str) -> Result:
    sample = min(samples_folder().glob("*.txt"))
    return CliRunner().invoke(program, ["build", str(sample), "-f", "pdf", *words])


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes", "crop"])
def test_a_print_version_never_replaces_the_book(tmp_path: Path, imposition: str) -> None:
    for setting in ("none", imposition):
        words = ["-o", str(tmp_path), "--set", f"pdf.imposition={setting}"]
        assert build(*words).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"working-well-with-japanese-teams-{imposition}.pdf",
        "working-well-with-japanese-teams.pdf",
    ]


def test_the_trainers_book_is_made_for_the_same_sheets(tmp_path: Path) -> None:
    words = ["-o", str(tmp_path), "--edition", "all", "--set", "pdf.imposition=booklet"]
    assert build(*words).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "working-well-with-japanese-teams-booklet.pdf",
        "working-well-with-japanese-teams-facilitator-booklet.pdf",
    ]


def test_a_contradiction_is_wrong_usage_and_says_the_mend(tmp_path: Path) -> None:
    words = ["-o", str(tmp_path), "--set", "pdf.imposition=booklet", "--set", "pdf.sides=single"]
    refused = build(*words)
    assert refused.exit_code == 2
    assert "Leave one of them out." in refused.output


def test_the_formats_say_along_which_edge_a_booklet_is_turned() -> None:
    said = CliRunner().invoke(program, ["formats"]).output
    assert "--set pdf.imposition=none|booklet|2up-notes|crop" in said
    assert "turned along the short edge" in " ".join(said.split())
