"""`handouts pull`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from edits import Edit, add_after, reword, several
from word_files import edited
from workspaces import written

Run = Callable[..., Result]
RunJson = Callable[..., dict[str, Any]]

POUR = reword("Because a guest", "a warm cup", "a cold cup")


def _handout(run: Run) -> Path:
    run("build", "-q", "-f", "docx", "sources/a.txt")
    (handout,) = Path("dist").rglob("*.docx")
    return handout


def _edited(run: Run, edit: Edit) -> Path:
    handout = _handout(run)
    handout.write_bytes(edited(handout.read_bytes(), edit))
    return handout


def test_an_untouched_handout_has_no_change(run: Run, workspace: Path) -> None:
    result = run("pull", str(_handout(run)))
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "No change.")


def test_a_change_is_shown_with_its_place_and_its_words(run: Run, workspace: Path) -> None:
    result = run("pull", str(_edited(run, POUR)))
    assert result.exit_code == 0
    assert "under “Why does tea come first?”: changed\n" in result.stdout
    assert "holds a [-warm-] {+cold+} cup" in result.stdout


def test_the_source_is_as_it_was_without_write(run: Run, workspace: Path) -> None:
    before = Path("sources/a.txt").read_bytes()
    handout = _edited(run, POUR)
    files = written(workspace)
    run("pull", str(handout))
    run("pull", str(handout), "--markdown")
    assert Path("sources/a.txt").read_bytes() == before
    assert written(workspace) == files


def test_printed_markdown_builds_in_every_format(run: Run, workspace: Path) -> None:
    edit = several(POUR, add_after("Warm the pot", "Warm the cups."))
    text = run("pull", str(_edited(run, edit)), "--markdown").stdout
    Path("new.md").write_text(text, "utf-8")
    assert run("build", "-q", "new.md", "-o", "new").exit_code == 0
    suffixes = {Path(name).suffix for name in written(Path("new"))}
    assert suffixes == {".pdf", ".docx", ".epub"}
    assert "a cold cup" in text
    assert "- Warm the cups.\n" in text


def test_write_puts_markdown_in_the_place_of_a_text_and_then_over_it(
    run: Run, run_json: RunJson, workspace: Path
) -> None:
    before = Path("sources/a.txt").read_bytes()
    result = run("pull", str(_edited(run, POUR)), "--write")
    assert (result.exit_code, "Written: sources/a.md" in result.stderr) == (0, True)
    assert Path("sources/a.txt.orig").read_bytes() == before
    assert not Path("sources/a.txt").exists()
    run("build", "-q", "-f", "docx", "sources/a.md")
    (handout,) = Path("dist").rglob("*.docx")
    again = reword("Warm the pot", "pot", "teapot")
    handout.write_bytes(edited(handout.read_bytes(), again))
    assert run_json("pull", "--json", "--write", str(handout))["written"] == "sources/a.md"
    assert "- Warm the teapot." in Path("sources/a.md").read_text("utf-8")


def test_nothing_in_the_way_is_overwritten(run: Run, workspace: Path) -> None:
    handout = _edited(run, POUR)
    Path("sources/a.md").write_text("mine", "utf-8")
    result = run("pull", str(handout), "--against", "sources/a.txt", "--write")
    assert (result.exit_code, Path("sources/a.md").read_text("utf-8")) == (2, "mine")


def test_an_older_handout_is_a_conflict_that_is_never_written(run: Run, workspace: Path) -> None:
    handout = _edited(run, POUR)
    source = Path("sources/a.txt")
    source.write_text(source.read_text("utf-8").replace("Warm the pot", "Rinse the pot"), "utf-8")
    before = source.read_bytes()
    result = run("pull", str(handout), "--write")
    assert (result.exit_code, source.read_bytes()) == (1, before)
    assert "older than the source’s present words" in result.stderr.replace("'", "’")
    assert "[-warm-] {+cold+}" in result.stdout


def test_what_is_not_merged_is_a_warning_under_strict(run: Run, workspace: Path) -> None:
    handout = _edited(run, reword("Terms in this", "handout", "leaflet"))
    assert run("pull", str(handout)).exit_code == 0
    result = run("pull", str(handout), "--strict")
    assert (result.exit_code, "Not merged" in result.stdout) == (3, True)


def test_json_has_all_of_it(run: Run, run_json: RunJson, workspace: Path) -> None:
    found = run_json("pull", "--json", str(_edited(run, POUR)))
    assert (found["schema"], found["is_older"], found["written"]) == (1, False, None)
    (change,) = found["changes"]
    assert (change["kind"], change["merged"], change["tracked"]) == ("changed", True, False)
    assert found["markdown"].startswith("---\n")


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(run: Run, workspace: Path, content: bytes) -> None:
    Path("x.docx").write_bytes(content)
    result = run("pull", "x.docx")
    assert (result.exit_code, "can't be read as a Word file" in result.stderr) == (1, True)
