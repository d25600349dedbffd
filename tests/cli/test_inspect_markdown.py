"""`handouts inspect --markdown`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result
from workspaces import written

Run = Callable[..., Result]
RunJson = Callable[..., dict[str, Any]]


def test_an_episode_is_printed_as_markdown_that_reads_the_same(
    run: Run, run_json: RunJson, workspace: Path
) -> None:
    text = run("inspect", "--markdown", "sources/a.txt").stdout
    assert text.startswith("---\nnumber: 12\n")
    assert "\n# Tea First\n\n## Why does tea come first?\n" in text
    assert "\n**Mini-summary:** Pour first and talk second.\n" in text
    assert "\n- Warm the pot.\n" in text
    Path("again.md").write_text(text, "utf-8")
    (before,) = run_json("inspect", "--json", "sources/a.txt")["episodes"]
    (after,) = run_json("inspect", "--json", "again.md")["episodes"]
    for name in ("key", "number", "title", "subtitle"):
        assert before[name] == after[name]
    keys = [[block["key"] for block in found["sections"][0]["blocks"]] for found in (before, after)]
    assert keys[0] == keys[1]


def test_what_markdown_cannot_tell_is_said(run: Run, workspace: Path) -> None:
    parts = "Key Takeaways\nMini-summary: End.\nA statement\n- One\nMini-Summary:\n- One"
    text = f"Episode #1: Tea\n{parts}"
    Path("odd.txt").write_text(text, "utf-8")
    result = run("inspect", "--markdown", "odd.txt")
    assert result.exit_code == 0
    assert "markdown-differs" in result.stderr


def test_markdown_is_printed_alone(run: Run, workspace: Path) -> None:
    assert run("inspect", "--markdown", "--json").exit_code == 2
    assert run("inspect", "--markdown", "--publication").exit_code == 2


def test_several_episodes_go_into_a_file_each_that_reads_the_same(
    run: Run, run_json: RunJson, workspace: Path
) -> None:
    Path("sources/more").mkdir()
    Path("sources/more/A.txt").write_text(Path("sources/b.txt").read_text("utf-8"), "utf-8")
    sources = ("sources", "sources/more")
    result = run("inspect", "--markdown", *sources, "-o", "md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert written(Path("md")) == ["A-2.md", "a.md", "b.md"]
    assert "md/a.md" in result.stderr
    titles = [
        [one["title"] for one in run_json("inspect", "--json", *each)["episodes"]]
        for each in (sources, ("md",))
    ]
    assert sorted(titles[0]) == sorted(titles[1])


def test_a_file_in_the_way_is_kept_and_no_other_written(run: Run, workspace: Path) -> None:
    Path("md").mkdir()
    Path("md/b.md").write_text("mine", "utf-8")
    result = run("inspect", "--markdown", "-o", "md")
    assert result.exit_code == 2
    assert "b.md" in result.stderr
    assert written(Path("md")) == ["b.md"]
    assert Path("md/b.md").read_text("utf-8") == "mine"


def test_several_episodes_on_stdout_are_said_to_be_several(run: Run, workspace: Path) -> None:
    result = run("inspect", "--markdown")
    assert "2 episodes in one stream; -o DIR" in result.stderr
    assert result.stdout.count("\n# ") == 2
    assert "stream" not in run("inspect", "--markdown", "sources/a.txt").stderr


def test_files_are_written_of_markdown_only(run: Run, workspace: Path) -> None:
    assert run("inspect", "-o", "md").exit_code == 2
    assert run("inspect", "--json", "-o", "md").exit_code == 2
    assert not Path("md").exists()
