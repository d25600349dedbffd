"""`handouts check`: choosing remarks, ignore lists, copies with hints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from workspaces import written

from handouts.cli.check import check
from handouts.readers import files
from handouts.readers.text import TextReader

Run = Callable[..., Result]
RunJson = Callable[..., dict[str, Any]]

TEA = """Tea Before Talk

Why does tea come first?

In Yokohama there is an old saying:

The pot decides when the talk begins.

Mini-summary: Pour first.

The cup as a clock

A guest isn’t in a hurry.

Key Takeaways

• Pour first.
"""
CODES = ["missing-number", "guessed-quotation", "guessed-heading", "missing-mini-summary"]


@pytest.fixture(autouse=True)
def texts(workspace: Path) -> Path:
    """One episode with four remarks, in a folder of its own."""
    folder = workspace / "texts"
    folder.mkdir()
    (folder / "tea.txt").write_text(TEA, "utf-8")
    return folder


def codes(report: dict[str, Any]) -> list[str]:
    return [remark["code"] for remark in report["diagnostics"]]


def test_remarks_are_chosen_by_code_or_by_its_first_words(run_json: RunJson) -> None:
    assert codes(run_json("check", "texts", "--json")) == CODES
    for options, expected in {
        ("--select", "missing"): [CODES[0], CODES[3]],
        ("--select", "missing-number,guessed"): CODES[:3],
        ("--select", "missing-number", "--select", "guessed-heading"): [CODES[0], CODES[2]],
        ("--ignore", "guessed"): [CODES[0], CODES[3]],
        ("--select", "missing", "--ignore", "missing-number"): [CODES[3]],
    }.items():
        assert codes(run_json("check", "texts", "--json", *options)) == expected


def test_what_is_ignored_does_not_count_for_strict(run: Run) -> None:
    assert run("check", "texts", "--strict").exit_code == 3
    assert run("check", "texts", "--strict", "--ignore", "missing").exit_code == 0
    assert run("check", "texts", "--strict", "--select", "guessed").exit_code == 0


def test_an_error_is_always_shown(run: Run, texts: Path) -> None:
    (texts / "bad.txt").write_bytes(b"")
    result = run("check", "texts", "--select", "guessed", "--ignore", "unusable-source")
    assert result.exit_code == 1
    assert "bad.txt:1:1 unusable-source" in result.stdout


@pytest.mark.parametrize(
    ("selector", "hint"),
    [("mising-number", "Did you mean missing-number?"), ("guesed", "Did you mean guessed?")],
)
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_nobody_knows_is_wrong_usage(
    run: Run, option: str, selector: str, hint: str
) -> None:
    result = run("check", "texts", option, selector)
    assert result.exit_code == 2
    assert f"{option}: there is no code {selector!r}. {hint}" in result.stderr
    assert result.stdout == ""


def test_the_collections_file_ignores_for_all_files_or_some(
    run_json: RunJson, run: Run, texts: Path
) -> None:
    (texts / "talk.txt").write_text(TEA.replace("Tea", "Talk", 1), "utf-8")
    (texts / "collection.toml").write_text(
        '[check]\nignore = ["missing"]\n[check.per-file-ignores]\n"te*.txt" = ["guessed-heading"]\n'
    )
    found = run_json("check", "texts", "--json")["diagnostics"]
    assert [(remark["path"], remark["code"]) for remark in found] == [
        ("texts/talk.txt", "guessed-quotation"),
        ("texts/talk.txt", "guessed-heading"),
        ("texts/tea.txt", "guessed-quotation"),
    ]
    assert run("build", "texts", "-f", "docx", "--strict").exit_code == 0


def test_the_collections_file_silences_exporters_too(run: Run, texts: Path) -> None:
    text = TEA.replace("hurry.", "hurry 🍵\n\nMini-summary: Watch the cup.")
    (texts / "tea.txt").write_text(f"Episode #3: {text}", "utf-8")
    result = run("build", "texts", "-f", "pdf", "--strict")
    assert result.exit_code == 3
    assert result.stderr.count("missing-glyph") == 1
    assert run("check", "texts", "--strict").stdout.count("missing-glyph") == 1
    (texts / "collection.toml").write_text('[check]\nignore = ["missing-glyph"]\n')
    assert run("build", "texts", "-f", "pdf", "--strict").exit_code == 0
    assert run("check", "texts", "--strict").exit_code == 0


def test_a_wrong_entry_in_the_collections_file_is_told_with_its_line(run: Run, texts: Path) -> None:
    (texts / "collection.toml").write_text('[check]\nignore = [\n  "gessed",\n]\nignroe = []\n')
    lines = run("check", "texts", "--select", "unknown").stdout.splitlines()
    assert lines == [
        "texts/collection.toml:3:1 unknown-collection-key There is no code 'gessed' to ignore.",
        "    Did you mean guessed?",
        "texts/collection.toml:5:1 unknown-collection-key Nothing reads check.ignroe.",
        "    Did you mean ignore?",
    ]


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (b"check = 3", "1:1", "[check]"),
        (b'[check]\nignore = "guessed"', "2:1", 'ignore = ["guessed-heading"]'),
        (b'[check.per-file-ignores]\n"a" = [3]', "2:1", 'ignore = ["guessed-heading"]'),
        (b"\n[check\n", "2:7", "no TOML"),
        (b"\xff\xfe[\0", "1:1", "Save it as UTF-8."),
    ],
)
def test_a_broken_collections_file_fails_alone(
    run: Run, texts: Path, content: bytes, place: str, says: str
) -> None:
    (texts / "collection.toml").write_bytes(content)
    result = run("check", "texts")
    assert result.exit_code == 1
    assert f"texts/collection.toml:{place} unusable-source" in result.stdout
    assert says in result.stdout
    assert "missing-number" in result.stdout


def test_what_nothing_reads_in_the_collections_file_is_told(run: Run, texts: Path) -> None:
    (texts / "collection.toml").write_text('# chekc\n[metadata]\ntitel = "Tea"\n[chekc]\n')
    for named in ("texts", "texts/tea.txt"):
        lines = run("check", named, "--select", "unknown").stdout.splitlines()
        assert lines == [
            "texts/collection.toml:3:1 unknown-collection-key Nothing reads metadata.titel.",
            "    Did you mean title?",
            "texts/collection.toml:4:1 unknown-collection-key Nothing reads chekc.",
            "    Did you mean check?",
        ]


def test_github_gets_each_remark_with_its_severity(run: Run) -> None:
    lines = run("check", "texts", "--github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::warning",
        "::notice",
        "::notice",
        "::warning",
    ]
    assert "file=texts/tea.txt,title=guessed-quotation,line=7,col=1::" in lines[1]


# ---- copies ------------------------------------------------------------------------------


def test_fix_writes_a_copy_that_guesses_no_more(run: Run, run_json: RunJson, texts: Path) -> None:
    (texts / "collection.toml").write_text('[metadata]\ntitle = "Tea"\n')
    result = run("check", "texts", "--fix", "checked")
    assert result.exit_code == 0
    assert "checked/tea.txt: 2 hints added." in result.stderr
    assert (texts / "tea.txt").read_text("utf-8") == TEA
    assert written(Path("checked")) == ["collection.toml", "tea.txt"]
    assert codes(run_json("check", "checked", "--json")) == [CODES[0], CODES[3]]
    before = run_json("inspect", "texts", "--json")["episodes"][0]
    after = run_json("inspect", "checked", "--json")["episodes"][0]
    assert said(before["sections"]) == said(after["sections"])


def said(value: object) -> object:
    if isinstance(value, dict):
        return {key: said(part) for key, part in value.items() if key not in ("line", "lines")}
    return [said(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("folder", ["texts", "checked"])
def test_fix_overwrites_nothing(run: Run, texts: Path, folder: str) -> None:
    (texts / "other.txt").write_text(TEA, "utf-8")
    Path("checked").mkdir()
    Path("checked/tea.txt").write_text("mine")
    result = run("check", "texts", "--fix", folder)
    assert result.exit_code == 2
    assert "copies overwrite nothing. Choose an empty folder." in result.stderr
    assert (texts / "tea.txt").read_text("utf-8") == TEA
    assert written(Path("checked")) == ["tea.txt"]
    assert Path("checked/tea.txt").read_text() == "mine"


def test_a_file_named_by_itself_is_copied_with_the_collections_file(run: Run, texts: Path) -> None:
    (texts / "collection.toml").write_text('[metadata]\ntitle = "Tea"\n')
    run("check", "texts/tea.txt", "--fix", "checked")
    assert written(Path("checked")) == ["collection.toml", "tea.txt"]


def test_two_collections_files_are_told_and_not_copied(run: Run, texts: Path) -> None:
    more = texts.parent / "more"
    more.mkdir()
    for folder in (texts, more):
        (folder / "collection.toml").write_text('[metadata]\ntitle = "Tea"\n')
    (more / "talk.txt").write_text(TEA, "utf-8")
    result = run("check", "texts", "more", "--fix", "checked")
    assert "more/collection.toml: not copied, as a folder has room for one" in result.stderr
    assert written(Path("checked")) == ["talk.txt", "tea.txt"]


def test_fix_names_the_lines_that_no_hint_settles(run: Run, texts: Path) -> None:
    text = TEA.replace("• Pour first.", "A cup\nWarm tea\n\nPour")
    (texts / "tea.txt").write_text(text, "utf-8")
    result = run("check", "texts", "--fix", "checked")
    assert "2 hints added, 2 guesses left, to be settled by hand: line 19, 22." in result.stderr
    lines = Path("checked/tea.txt").read_text("utf-8").splitlines()
    assert lines[18] == "A cup"


def test_files_of_one_name_are_copied_beside_each_other(run: Run, texts: Path) -> None:
    more = texts.parent / "more"
    more.mkdir()
    for name in ("Tea.txt", "1. cup.txt"):
        (more / name).write_text(TEA, "utf-8")
    (texts / "1. cup.txt").write_text(TEA, "utf-8")
    run("check", "texts", "more", "--fix", "checked")
    assert written(Path("checked")) == ["1. cup-2.txt", "1. cup.txt", "Tea-2.txt", "tea.txt"]


def test_fix_says_which_kinds_of_files_take_no_hints(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (texts / "page.html").write_text(TEA, "utf-8")
    known = {".txt": TextReader(), ".html": TextReader()}
    monkeypatch.setattr(files, "readers", lambda: known)
    result = run("check", "texts", "--fix", "checked")
    assert "texts/page.html: not copied, as only text and Markdown files" in result.stderr
    assert written(Path("checked")) == ["tea.txt"]


def test_garbled_text_is_repaired_only_when_asked(run: Run, run_json: RunJson, texts: Path) -> None:
    pytest.importorskip("ftfy")
    (texts / "tea.txt").write_text(TEA.replace("’", "â€™"), "utf-8")
    run("check", "texts", "--fix", "as-it-is")
    assert "isnâ€™t" in Path("as-it-is/tea.txt").read_text("utf-8")
    result = run("check", "texts", "--fix", "repaired", "--repair-mojibake")
    assert "garbled-text" in result.stdout
    assert "repaired/tea.txt: 2 hints added, garbled text repaired." in result.stderr
    assert "isn’t" in Path("repaired/tea.txt").read_text("utf-8")
    assert codes(run_json("check", "repaired", "--json")) == [CODES[0], CODES[3]]
    report = json.loads(run("build", "texts", "-f", "docx", "--json", "--repair-mojibake").stdout)
    assert "garbled-text" not in codes(report)
    assert "garbled-text" in codes(run_json("build", "texts", "-f", "docx", "--json"))


def test_repairing_without_ftfy_tells_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    result = run("check", "texts", "--fix", "repaired", "--repair-mojibake")
    assert result.exit_code == 2
    assert "pip install 'handouts[mojibake]'" in result.stderr
    assert not Path("repaired").exists()


def test_repairing_needs_a_folder_for_the_copies(run: Run) -> None:
    result = run("check", "texts", "--repair-mojibake")
    assert result.exit_code == 2
    assert "--fix" in result.stderr


def test_codes_are_completed_one_after_another(workspace: Path) -> None:
    (select,) = [option for option in check.params if option.name == "select"]
    context = check.make_context("check", [])
    found = [item.value for item in select.shell_complete(context, "long-section,number")]
    assert found == ["long-section,number-gap", "long-section,number-repeated"]
