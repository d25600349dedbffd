"""What somebody meets who doesn't know the program yet."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from handouts.cli.program import program
from handouts.resources import samples_folder


def test_formats_list_the_options_of_each_format() -> None:
    said = CliRunner().invoke(program, ["formats"]).output
    assert "--set pdf.paper=A4|Letter|B5|A5" in said
    assert "--set docx.paper=A4|Letter" in said


def test_a_book_without_title_says_how_to_give_it_one(tmp_path: Path) -> None:
    source = tmp_path / "tea.txt"
    source.write_text("Episode #1: Tea\n\nWhy so?\n\nBecause.\n", "utf-8")
    words = ["build", str(source), "-f", "epub", "-o", str(tmp_path / "out"), "--dry-run"]
    assert "metadata.title" in CliRunner().invoke(program, words).output
    titled = [*words, "--set", "metadata.title=Tea"]
    assert "metadata.title" not in CliRunner().invoke(program, titled).output


def test_one_sample_by_its_name_has_the_collections_title(tmp_path: Path) -> None:
    sample = min(samples_folder().glob("*.txt"))
    words = ["build", str(sample), "-f", "epub", "-o", str(tmp_path), "--dry-run"]
    assert "working-well-with-japanese-teams.epub" in CliRunner().invoke(program, words).output


def test_a_setting_without_its_format_is_told_how_to_be_written() -> None:
    result = CliRunner().invoke(program, ["build", "--set", "paper=Letter"])
    assert (result.exit_code, "pdf.paper=Letter" in result.output) == (2, True)
