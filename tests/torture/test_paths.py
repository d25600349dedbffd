"""Folders that lead into themselves, outputs among the sources, names that nobody expects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from programs import contents, finished, open_cleanly, run

from handouts.resources import samples_folder

SAMPLE = next(samples_folder().glob("102*.txt"))
NAMES = [
    "a\nb.txt",
    "🙂 emoji.txt",
    "-f.txt",
    "%%.txt",
    "x" * 250 + ".txt",
    "あ" * 80 + ".txt",
    "a\u202eb.txt",
    "a\udcff.txt",
    "CON.txt",
    " .txt",
    "a'\"`$(x).txt",
]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(SAMPLE, folder)
    return folder


def test_links_in_a_circle_are_told_and_harm_no_other_file(sources: Path) -> None:
    (sources / "a.txt").symlink_to("b.txt")
    (sources / "b.txt").symlink_to("a.txt")
    (sources / "self.txt").symlink_to("self.txt")
    (sources / "again").symlink_to(sources)
    out = sources.parent / "out"
    found = run("build", "-f", "docx", "-o", out, sources)
    assert found.code == 1
    for name in ("a.txt", "b.txt", "self.txt"):
        assert name in found.said
    (made,) = finished(out)
    open_cleanly(made)


def test_an_output_that_is_a_link_to_itself_is_told(sources: Path) -> None:
    out = sources.parent / "out"
    out.symlink_to(out)
    found = run("build", "-f", "docx", "-o", out, sources)
    assert found.code in (1, 2)
    assert "out" in found.said


def test_an_output_among_the_sources_is_no_source_of_the_next_build(sources: Path) -> None:
    for _ in range(2):
        assert run("build", "--jobs", "2", "-o", sources / "dist", sources).code == 0
        names = sorted(path.suffix for path in finished(sources))
        assert names == [".docx", ".epub", ".pdf", ".txt"]


def test_a_build_into_its_own_sources_is_refused(sources: Path) -> None:
    before = contents(sources)
    assert run("build", "-o", sources, sources).code == 2
    assert contents(sources) == before


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_source_gives_a_file(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(SAMPLE, folder / name)
    out = tmp_path / "out"
    found = run("build", "-f", "docx", "-f", "epub", "-o", out, "--jobs", "1", folder)
    assert found.code == 0, found.said
    made = finished(out)
    assert len(made) == 2
    for path in made:
        open_cleanly(path)
        assert path.name.isprintable()


def test_a_title_that_is_no_name_gives_a_short_plain_name(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8").splitlines()
    text[0] = "Episode 1: ../../" + "🙂根" * 300 + "\u202e/etc/passwd"
    (tmp_path / "a.txt").write_text("\n".join(text), "utf-8")
    out = tmp_path / "out"
    assert run("build", "-f", "docx", "-o", out, tmp_path / "a.txt").code == 0
    (made,) = finished(tmp_path / "out")
    assert len(made.name.encode()) < 250
    assert made.name.isprintable()
