"""`check`, `inspect`, `formats`, `layouts`, `init` and what all commands share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from workspaces import episode_text, written

from handouts import __version__

Run = Callable[..., Result]
RunJson = Callable[..., dict[str, Any]]


def handouts(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from handouts.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def test_check_prints_file_line_column_code_and_hint(run: Run, workspace: Path) -> None:
    text = episode_text("Episode #4: Late Tea").replace("Mini-summary: Pour first", "Pour first")
    (workspace / "sources" / "a.txt").write_text(text, "utf-8")
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        (
            "sources/a.txt:5:1 missing-mini-summary "
            "the section “Why does tea come first?” has no mini-summary."
        ),
        "    End it with a line “Mini-summary: …”.",
    ]
    assert result.stderr == "2 episodes: 1 warning.\n"
    assert run("check", "--strict").exit_code == 3


def test_check_finds_nothing_in_good_episodes(run: Run, workspace: Path) -> None:
    result = run("check", "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    assert not (workspace / "dist").exists()


def test_check_as_json_and_for_github(run: Run, run_json: RunJson, workspace: Path) -> None:
    (workspace / "sources" / "a,b.txt").write_bytes(b"")
    report = run_json("check", "--json")
    assert report["schema"] == 1
    (remark,) = report["diagnostics"]
    assert (remark["code"], remark["severity"]) == ("unusable-source", "error")
    assert remark["path"] == "sources/a,b.txt"
    result = run("check", "--github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=sources/a%2Cb.txt,")
    assert run("check", "--json", "--github").exit_code == 2


def test_check_reads_the_layout_it_is_given(run: Run, workspace: Path) -> None:
    (workspace / "mine.toml").write_text("[metadata]\ntitel = 'T'\n[exports.pdf]\n")
    result = run("check", "--layout", "mine.toml")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "error: mine.toml:2: Nothing reads metadata.titel. Did you mean title?",
        "error: mine.toml:3: Nothing reads [exports]. Did you mean export?",
    ]


def test_unknown_keys_of_the_collection_are_remarked(run: Run, workspace: Path) -> None:
    (workspace / "sources" / "collection.toml").write_text("[metadata]\nautor = 'A'\n")
    assert "unknown-collection-key Nothing reads metadata.autor." in run("check").stdout


def test_inspect_shows_the_parts_with_their_lines(run: Run, workspace: Path) -> None:
    lines = run("inspect", "sources/a.txt").stdout.splitlines()
    assert lines[0] == "12  Tea First"
    assert "    5  Why does tea come first?" in lines
    assert [line for line in lines if "term" in line and "客 / kyaku" in line]


def test_inspect_as_json_keeps_the_schema(run_json: RunJson, workspace: Path) -> None:
    document = run_json("inspect", "--json")
    assert document["schema"] == 1
    assert [episode["number"] for episode in document["episodes"]] == [3, 12]
    assert document["episodes"][1]["sections"][0]["line"] == 5


def test_inspect_shows_the_composed_publication(
    run: Run, run_json: RunJson, workspace: Path
) -> None:
    (book,) = run_json("inspect", "--publication", "--json")["publications"]
    assert [chapter["title"] for chapter in book["chapters"]] == ["Cups & Saucers", "Tea First"]
    each = run_json("inspect", "--publication", "-f", "docx", "--json")["publications"]
    assert [handout["layout"] for handout in each] == ["handout", "handout"]
    assert "glossary" in run("inspect", "--publication").stdout


def test_formats_name_suffix_and_distribution(run: Run, plain_text: Path) -> None:
    result = run("formats")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["pdf", ".pdf", "handouts", __version__] in rows
    assert ["plain", ".txt", "handouts-plain-text", "0.3.0"] in rows


def test_layouts_are_listed_and_shown(run: Run) -> None:
    names = [line.split()[0] for line in run("layouts").stdout.splitlines()]
    every = ["compilation", "cornell", "handout", "job-aid", "large-print", "workbook"]
    assert names == every
    assert run("layouts", "--labels", "ja").stdout.startswith("# The words that a book adds")
    assert "There is no set of labels for 'xx'" in run("layouts", "--labels", "xx").stderr
    assert run("layouts", "--show", "handout").stdout.startswith("# The client's handout")
    result = run("layouts", "--show", "handuot")
    assert result.exit_code == 2
    assert "Did you mean handout?" in result.stderr


def test_init_makes_a_workspace_that_builds(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", "mine")
    assert result.exit_code == 0
    first, second, _, third = (line.strip() for line in result.stderr.splitlines()[1:])
    assert first == "cd mine"
    monkeypatch.chdir(tmp_path / "mine")
    assert run(*third.split()[1:], "--dry-run", "--strict").exit_code == 0
    assert run(*second.split()[1:], "-f", "docx", "--strict").exit_code == 0
    assert len(written(tmp_path / "mine" / "dist" / "handouts")) >= 4


def test_init_never_overwrites(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    Path("mine/layout.toml").write_text("mine")
    result = run("init", "mine")
    assert result.exit_code == 1
    assert "mine/layout.toml" in result.stderr
    assert written(tmp_path / "mine") == ["layout.toml"]
    assert Path("mine/layout.toml").read_text() == "mine"


@pytest.mark.parametrize("command", ["build", "check", "inspect", "formats", "layouts", "init"])
def test_every_command_says_what_it_does_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"\n    handouts {command}" in result.stdout.partition("Example")[2]


def test_the_help_of_all_documents_completion_and_exit_status(run: Run) -> None:
    text = run("--help").stdout
    for words in ("_HANDOUTS_COMPLETE=bash_source", "zsh_source", "fish_source", "130 interrupted"):
        assert words in text


def test_completion_knows_formats_and_layouts(workspace: Path) -> None:
    found = handouts(
        _HANDOUTS_COMPLETE="bash_complete", COMP_WORDS="handouts build --layout com", COMP_CWORD="3"
    )
    assert "compilation" in found.stdout


def test_the_version_needs_no_library_of_any_format() -> None:
    code = (
        "import sys\nfrom handouts.cli.program import program\n"
        "program(['--help'], standalone_mode=False)\n"
        "heavy = {'reportlab', 'docx', 'ebooklib', 'lxml', 'fontTools', 'importlib.metadata'}\n"
        "found = heavy & sys.modules.keys()\nassert not found, found\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_data_and_messages_keep_to_their_streams_without_colours(workspace: Path) -> None:
    (workspace / "sources" / "bad.txt").write_bytes(b"")
    result = handouts("build", "-f", "epub", "--json", FORCE_COLOR="1", LC_ALL="C")
    assert result.returncode == 1
    assert json.loads(result.stdout)["outputs"][0]["format"] == "epub"
    assert "\x1b" not in result.stdout + result.stderr
    assert "Building" not in result.stderr


def test_a_reader_that_goes_away_does_no_harm(workspace: Path) -> None:
    command = [sys.executable, "-c", "from handouts.cli import main; main()", "inspect", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_an_interrupt_ends_with_130(workspace: Path) -> None:
    code = (
        "import handouts.pipeline.plan as plan\n"
        "def interrupted(request, jobs): raise KeyboardInterrupt\n"
        "plan.plan = interrupted\n"
        "from handouts.cli import main; main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "build"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 130
    assert result.stderr.strip() == "Interrupted."


def test_the_same_bytes_under_another_hash_seed_locale_zone_and_folder(
    workspace: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "a longer name of a folder"
    elsewhere.mkdir()
    (workspace / "sources").rename(elsewhere / "sources")
    contents = []
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("2", "America/New_York", "C.UTF-8")):
        folder = elsewhere if seed == "1" else workspace
        if seed == "2":
            (elsewhere / "sources").rename(workspace / "sources")
        result = subprocess.run(
            [sys.executable, "-c", "from handouts.cli import main; main()", "build"],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        )
        assert result.returncode == 0, result.stderr
        names = written(folder / "dist")
        contents.append({name: (folder / "dist" / name).read_bytes() for name in names})
    assert len(contents[0]) == 4
    assert contents[0] == contents[1]
