"""`handouts inspect --markdown`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

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
