"""`handouts build`: what it writes, prints and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from workspaces import written

Run = Callable[..., Result]
RunJson = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.usefixtures("workspace", "plain_text")


def test_each_format_follows_its_own_layout_and_name(run: Run, workspace: Path) -> None:
    result = run("build", "--set", "metadata.title=Tea & Talk")
    assert result.exit_code == 0, result.stderr
    assert written(workspace / "dist") == [
        "handouts/12-tea-first.docx",
        "handouts/3-cups-and-saucers.docx",
        "tea-and-talk.epub",
        "tea-and-talk.pdf",
    ]
    assert result.stdout.split() == [
        "dist/tea-and-talk.pdf",
        "dist/handouts/3-cups-and-saucers.docx",
        "dist/handouts/12-tea-first.docx",
        "dist/tea-and-talk.epub",
    ]


def test_json_lists_what_was_made(run: Run, workspace: Path) -> None:
    result = run("build", "-f", "plain", "-f", "pdf", "--json")
    report = json.loads(result.stdout)
    assert report["schema"] == 1
    assert [output["format"] for output in report["outputs"]] == ["plain", "plain", "pdf"]
    plain, _, pdf = report["outputs"]
    assert plain == {
        "format": "plain",
        "path": "dist/handouts/3-cups-and-saucers.txt",
        "bytes": (workspace / plain["path"]).stat().st_size,
        "edition": "participant",
        "episodes": ["b"],
    }
    assert pdf["pages"] >= 2
    assert pdf["episodes"] == ["b", "a"]
    assert report["diagnostics"] == []
    assert report["seconds"] > 0


def test_a_dry_run_names_the_files_and_writes_none(run: Run, workspace: Path) -> None:
    result = run("build", "--dry-run", "-f", "plain")
    assert result.exit_code == 0
    assert result.stdout.split() == [
        "dist/handouts/3-cups-and-saucers.txt",
        "dist/handouts/12-tea-first.txt",
    ]
    assert not (workspace / "dist").exists()


def test_quiet_says_nothing_but_errors(run: Run, workspace: Path) -> None:
    assert run("build", "-q", "-f", "plain").output == ""
    (workspace / "sources" / "bad.txt").write_bytes(b"")
    result = run("build", "-q", "-f", "plain")
    assert result.stdout == ""
    assert result.stderr.startswith("error: sources/bad.txt: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\n", b"%PDF-1.7\x00\x01\x02\x00\xff\xfe\x00" * 50, b"\x00" * 500],
    ids=["empty", "blank", "binary", "zeros"],
)
def test_an_unusable_source_gets_one_line_and_its_siblings_are_built(
    run: Run, workspace: Path, content: bytes
) -> None:
    (workspace / "sources" / "bad.txt").write_bytes(content)
    result = run("build", "-f", "plain")
    assert result.exit_code == 1
    (line,) = [line for line in result.stderr.splitlines() if "bad.txt" in line]
    assert line.startswith("error: sources/bad.txt: ")
    assert len(written(workspace / "dist")) == 2


def test_missing_files_and_unknown_kinds_fail_alone(run: Run, workspace: Path) -> None:
    (workspace / "notes.xyz").write_text("Tea")
    result = run("build", "-f", "plain", "sources", "no-such.txt", "notes.xyz")
    assert result.exit_code == 1
    assert "error: no-such.txt: " in result.stderr
    assert "error: notes.xyz: " in result.stderr
    assert len(written(workspace / "dist")) == 2


def test_without_sources_the_way_to_begin_is_shown(run: Run, workspace: Path) -> None:
    empty = workspace / "empty"
    empty.mkdir()
    for arguments in (["build", "empty"], ["check", "empty"], ["inspect", "empty"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "handouts init" in result.stderr


def test_the_default_folder_may_be_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 1
    assert "error: sources/: " in result.stderr
    assert "handouts init" in result.stderr


def test_strict_ends_with_3_for_warnings_and_1_for_failures(run: Run, workspace: Path) -> None:
    source = workspace / "sources" / "a.txt"
    source.write_text(source.read_text("utf-8").replace("Episode #12: ", ""), "utf-8")
    assert run("build", "-f", "plain").exit_code == 0
    assert run("build", "-f", "plain", "--strict").exit_code == 3
    (workspace / "sources" / "bad.txt").write_bytes(b"")
    assert run("build", "-f", "plain", "--strict").exit_code == 1


def test_a_failed_output_leaves_the_others_and_no_old_file_under_its_name(
    run: Run, workspace: Path
) -> None:
    run("build", "-f", "plain")
    (workspace / "dist" / "handouts" / "mine.txt").write_text("not handouts' to remove")
    result = run("build", "-f", "plain", "--set", "plain.refuse=Tea")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "error: dist/handouts/12-tea-first.txt: this one is refused. Ask for another."
    )
    assert written(workspace / "dist") == ["handouts/3-cups-and-saucers.txt", "handouts/mine.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_crashing_exporter_shows_its_traceback_after_the_others_are_made(
    run: Run, workspace: Path, jobs: str
) -> None:
    result = run("build", "-f", "plain", "--set", "plain.crash=Cups", "--jobs", jobs)
    assert result.exit_code == 1
    assert "ZeroDivisionError: a bug of the plug-in" in result.stderr
    assert written(workspace / "dist") == ["handouts/12-tea-first.txt"]


def test_the_output_folder_is_never_read(run: Run, workspace: Path) -> None:
    result = run("build", "-f", "plain", "-o", "sources")
    assert result.exit_code == 2
    assert "error: sources: this folder is the output folder" in result.stderr
    assert len(written(workspace / "sources")) == 2


def test_an_output_folder_that_is_a_file_is_refused(run: Run, workspace: Path) -> None:
    (workspace / "taken").write_text("x")
    result = run("build", "-f", "plain", "-o", "taken")
    assert result.exit_code == 2
    assert "taken" in result.stderr


def test_titles_without_a_number_or_with_the_same_words_get_names_of_their_own(
    run: Run, workspace: Path
) -> None:
    text = (workspace / "sources" / "a.txt").read_text("utf-8")
    for name, title in {
        "c": "Tea First",
        "d": "TEA – First",
        "e": "../../con",
        "f": "お茶",
    }.items():
        changed = text.replace("Episode #12: Tea First", title)
        (workspace / "sources" / f"{name}.txt").write_text(changed, "utf-8")
    result = run("build", "-f", "plain")
    assert result.exit_code == 0, result.stderr
    assert written(workspace / "dist") == [
        "handouts/12-tea-first.txt",
        "handouts/3-cups-and-saucers.txt",
        "handouts/f.txt",
        "handouts/handout-con.txt",
        "handouts/tea-first-2.txt",
        "handouts/tea-first.txt",
    ]


def test_settings_go_to_whoever_owns_them(run: Run, workspace: Path) -> None:
    run("build", "-f", "plain", "--set", "plain.capitals=true")
    text = (workspace / "dist" / "handouts" / "12-tea-first.txt").read_text("utf-8")
    assert text.startswith("TEA FIRST\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "-f", "plian"], "Did you mean plain?"),
        (["build", "--layout", "workbok"], "Did you mean workbook?"),
        (["build", "--theme", "clasic"], "Did you mean classic?"),
        (["build", "--edition", "particpant"], "Did you mean participant?"),
        (["build", "-f", "plain", "--set", "plain.capitels=true"], "Did you mean capitals?"),
        (["build", "--set", "metadata.titel=x"], "Did you mean title?"),
        (["build", "--set", "metadat.title=x"], "Did you mean metadata?"),
        (["build", "--set", "title"], "--set metadata.title="),
        (["build", "--set", "publication.contents=perhaps"], "takes true or false"),
        (["build", "--set", "theme.primary=red"], "a colour like"),
        (["build", "--jobs", "0"], "--jobs"),
        (["biuld"], "Did you mean 'build'?"),
        (["build", "--stric"], "--strict"),
        (["build", "--layout", "no/such.toml"], "no/such.toml"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_hint(
    run: Run, workspace: Path, arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert not (workspace / "dist").exists()


def test_an_edition_that_no_layout_has_is_refused_with_the_nearest(run: Run) -> None:
    result = run("build", "--edition", "facilitators")
    assert result.exit_code == 2
    assert "Did you mean facilitator?" in result.stderr


def test_all_editions_are_those_there_are(run: Run, workspace: Path) -> None:
    assert run("build", "-f", "plain", "--edition", "all").exit_code == 0
    assert len(written(workspace / "dist")) == 4


@pytest.mark.parametrize("edition", ["participant", "all"])
def test_a_file_of_answers_on_a_screen_knows_the_printed_pages(
    run: Run, workspace: Path, edition: str
) -> None:
    asked = ["-f", "epub", "--layout", "workbook", "--edition", edition]
    result = run("build", *asked, "--set", "publication.answer_key=file")
    assert result.exit_code == 0, result.stderr
    names = written(workspace / "dist")
    assert sum("answers" in name for name in names) == 1
    assert not any(name.endswith(".pdf") for name in names)


def test_an_unknown_layout_key_is_refused_with_its_line(run: Run, workspace: Path) -> None:
    (workspace / "mine.toml").write_text(
        '[metadata]\ntitle = "T"\n\n[theme]\nprimery = "#000000"\n'
    )
    result = run("build", "-f", "plain", "-f", "docx", "--layout", "mine.toml")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "error: mine.toml:5: Nothing reads theme.primery. Did you mean primary?"
    ]
    assert not (workspace / "dist").exists()


def test_a_setting_for_an_activity_that_no_layout_has_is_refused(run: Run) -> None:
    result = run("build", "-f", "docx", "--set", "activities.certificate.course=Tea")
    assert result.exit_code == 2
    assert "No layout of this build has the activity certificate." in result.stderr
    assert run("build", "-f", "docx", "--set", "activities.objectives.place=off").exit_code == 0


def test_a_wrong_value_in_a_layout_names_file_line_and_key(run: Run, workspace: Path) -> None:
    (workspace / "mine.toml").write_text("[publication]\ncontents = 3\n")
    result = run("build", "--layout", "mine.toml")
    assert result.exit_code == 2
    assert "error: mine.toml:2: publication.contents takes true or false, not 3." in result.stderr


def test_an_option_nobody_knows_is_told_with_the_layout_it_stands_in(
    run: Run, workspace: Path
) -> None:
    (workspace / "mine.toml").write_text("[export.plain]\ncapitels = true\n")
    result = run("build", "-f", "plain", "--layout", "mine.toml")
    assert result.exit_code == 2
    assert "error: mine.toml:2: unknown option plain.capitels." in result.stderr
    assert "Did you mean capitals?" in result.stderr


def test_one_job_and_many_make_the_same_files(run: Run, workspace: Path) -> None:
    arguments = ["build", "-f", "plain", "-f", "docx", "-f", "epub", "-q"]
    run(*arguments, "--jobs", "1", "-o", "one")
    run(*arguments, "--jobs", "4", "-o", "many")
    names = written(workspace / "one")
    assert len(names) == 5
    assert names == written(workspace / "many")
    for name in names:
        assert (workspace / "one" / name).read_bytes() == (workspace / "many" / name).read_bytes()


def test_where_nothing_was_read_no_word_is_said_of_the_books_title(
    run: Run, workspace: Path
) -> None:
    Path("broken.txt").write_text("Key Takeaways\n\n• Pour.\n", "utf-8")
    result = run("build", "broken.txt", "-f", "pdf")
    assert result.exit_code == 1
    assert "title line" in result.stderr or "without a title" in result.stderr
    assert "no title of its own" not in result.stderr
    assert "no title of its own" in run("build", "-f", "pdf").stderr
