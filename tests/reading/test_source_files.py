"""Files and folders as people have them: links, pipes, Word files, files nobody may read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handouts.codes import Code
from handouts.errors import SourceError
from handouts.pipeline.plan import read
from handouts.pipeline.request import Request
from handouts.readers.collection import Collection, read_collection

TEA = "Episode #12: Tea\n\nWhy does tea come first?\n\nIt is warm.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tea.txt").write_text(TEA, "utf-8")
    return tmp_path


def names(collection: Collection) -> list[str]:
    return [Path(episode.source).name for episode in collection.episodes]


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "in a folder"])
def test_links_that_lead_nowhere_fail_alone(folder: Path, is_named: bool) -> None:
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    read = read_collection(sorted(folder.iterdir()) if is_named else [folder])
    assert names(read) == ["tea.txt"]
    assert [Path(failure.place).name for failure in read.failures] == ["circle.txt", "gone.txt"]
    assert {failure.message for failure in read.failures} == {"this link leads to no file."}


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    read = read_collection([folder])
    assert names(read) == ["tea.txt"]
    (failure,) = read.failures
    assert "neither a file nor a folder" in failure.message


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("is_folder_closed", [True, False])
def test_what_may_not_be_read_fails_alone(folder: Path, is_folder_closed: bool) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "cup.txt").write_text(TEA, "utf-8")
    (closed if is_folder_closed else closed / "cup.txt").chmod(0)
    for named in (closed, closed / "cup.txt"):
        read = read_collection([named, folder])
        assert names(read) == ["tea.txt"]
        assert "can't be read" in read.failures[-1].message
    closed.chmod(0o700)


def test_two_names_of_one_file_are_one_episode(folder: Path) -> None:
    (folder / "zen.txt").symlink_to("tea.txt")
    assert names(read_collection([folder])) == ["tea.txt"]
    assert names(read_collection([folder / "zen.txt", folder])) == ["zen.txt"]


def test_markdown_files_are_found_by_either_suffix(folder: Path) -> None:
    (folder / "cup.markdown").write_text("# Episode #3: Cups\n\n## Why cups?\n", "utf-8")
    assert names(read_collection([folder])) == ["cup.markdown", "tea.txt"]


def test_documents_of_other_kinds_are_remarked_on_once_for_each_kind(folder: Path) -> None:
    for name in ("a.docx", "b.DOCX", "c.docx", "d.pdf", "notes.xyz", "collection.toml"):
        (folder / name).write_bytes(b"")
    (folder / "folder.docx").mkdir()
    remarks = read_collection([folder]).diagnostics
    assert [(remark.code, Path(remark.path).name) for remark in remarks] == [
        (Code.SKIPPED_FILE, "a.docx"),
        (Code.SKIPPED_FILE, "d.pdf"),
    ]
    assert "are not searched for .docx files. Nor were 2 more such files." in remarks[0].message
    assert remarks[0].hint == "Name it on the command line."
    assert "save it as plain text" in remarks[1].hint


def test_a_folder_of_word_files_says_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(SourceError, match=r"no episodes here.*a\.docx.*not searched for \.docx"):
        read(Request((tmp_path,), tmp_path / "dist"))


def test_a_name_with_a_byte_that_is_no_character_gives_a_key_of_characters(folder: Path) -> None:
    (folder / os.fsdecode(b"cup\xff.txt")).write_text(TEA, "utf-8")
    keys = {episode.key for episode in read_collection([folder]).episodes}
    assert keys == {"cup_", "tea"}


def test_a_web_page_under_the_name_of_a_text_is_refused(folder: Path) -> None:
    (folder / "page.txt").write_text(f"<!DOCTYPE html>\n<body>{TEA}", "utf-8")
    (failure,) = read_collection([folder]).failures
    assert failure.hint == "Give it a name that ends in .html."
