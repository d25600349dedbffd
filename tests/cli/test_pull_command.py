"""`handouts pull`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from edits import Edit, add_after, reword, several
from word_files import edited, members_of, zipped
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


@pytest.mark.parametrize("name", ["own.toml", "../own.toml", "//host/share/own.toml", "own"])
def test_a_file_that_comes_back_names_no_file_to_be_read(
    run: Run, workspace: Path, name: str
) -> None:
    handout = _handout(run)
    Path("own.toml").write_text('[layout]\nbased_on = "handout"\n', "utf-8")
    members = members_of(handout.read_bytes())
    part = "docProps/custom.xml"
    assert b">handout<" in members[part]
    members[part] = members[part].replace(b">handout<", f">{name}<".encode())
    handout.write_bytes(zipped(members))
    result = run("pull", str(handout))
    assert result.exit_code == 1
    assert f"by a layout of one's own, '{name}'" in result.stderr
    assert run("pull", "--layout", "own.toml", str(handout)).exit_code == 0


def _book(run: Run, edit: Edit) -> Path:
    run("build", "-q", "-f", "docx", "--layout", "compilation", "sources")
    (book,) = Path("dist").rglob("*.docx")
    book.write_bytes(edited(book.read_bytes(), edit))
    return book


def test_a_book_writes_the_changed_sources_alone(
    run: Run, run_json: RunJson, workspace: Path
) -> None:
    before = {path: path.read_bytes() for path in Path("sources").iterdir()}
    book = _book(run, POUR)
    found = run_json("pull", "--json", "--write", str(book))
    assert (found["source"], found["markdown"], found["written"]) == (None, None, None)
    written_now = [one["written"] for one in found["episodes"] if one["written"]]
    assert written_now == ["sources/b.md"]
    assert "a cold cup" in Path("sources/b.md").read_text("utf-8")
    changed = {path.name for path, data in before.items() if not _is_same(path, data)}
    assert changed == {"b.txt"}


def _is_same(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def test_into_writes_beside_and_leaves_the_sources(run: Run, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in Path("sources").iterdir()}
    book = _book(run, POUR)
    result = run("pull", str(book), "--into", "pulled")
    assert (result.exit_code, written(Path("pulled"))) == (0, ["b.md"])
    assert {path: path.read_bytes() for path in Path("sources").iterdir()} == before
    again = run("pull", str(book), "--into", "pulled")
    assert (again.exit_code, "nothing is overwritten" in again.stderr) == (2, True)


def test_markdown_of_a_book_has_no_place_on_the_screen(run: Run, workspace: Path) -> None:
    result = run("pull", str(_book(run, POUR)), "--markdown")
    assert (result.exit_code, "--into DIR" in result.stderr) == (2, True)


BOMB = b"<w:document>" + b" " * (65 * 2**20)
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document '
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("word/document.xml", BOMB, "unpacks to more than 64 MB"),
        ("word/comments.xml", BOMB, "unpacks to more than 64 MB"),
        ("word/document.xml", ENTITIES, "declares a document type"),
        ("word/styles.xml", ENTITIES, "declares a document type"),
        ("docProps/custom.xml", ENTITIES, "declares a document type"),
    ],
)
@pytest.mark.parametrize("command", ["pull", "inspect"])
def test_a_bomb_is_refused_in_words(
    run: Run, workspace: Path, command: str, part: str, content: bytes, words: str
) -> None:
    handout = _handout(run)
    handout.write_bytes(zipped(members_of(handout.read_bytes()) | {part: content}))
    result = run(command, str(handout))
    assert (result.exit_code, words in result.stderr) == (1, True)
    assert "Traceback" not in result.stderr


def test_nesting_as_deep_as_xml_allows_is_read_or_refused(run: Run, workspace: Path) -> None:
    handout = _handout(run)
    members = members_of(handout.read_bytes())
    text = members["word/document.xml"].decode()
    deep = "<w:p>" + "<w:ins>" * 240 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * 240 + "</w:p>"
    at = text.rindex("<w:sectPr")
    handout.write_bytes(
        zipped(members | {"word/document.xml": (text[:at] + deep + text[at:]).encode()})
    )
    result = run("pull", str(handout))
    assert (result.exit_code, "deep" in result.stdout) == (0, True)
