"""Disks that are full, folders that are closed, builds that meet in one folder."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from programs import (
    Workshop,
    contents,
    ended,
    finished,
    open_cleanly,
    run,
    start,
    unfinished,
)

Note = Callable[[str, str], None]


@contextmanager
def mounted(kind: str, source: str | Path, at: Path, options: str) -> Iterator[None]:
    at.mkdir(exist_ok=True)
    words = ["mount", *(("-t", kind) if kind else ("--bind",)), str(source), str(at)]
    if subprocess.run([*words, "-o", options], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=True)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize("room", [0, 64, 300])
def test_a_full_disk_keeps_whole_files_and_names_the_others(
    workshop: Workshop, room: int, note: Note
) -> None:
    wanted = workshop.reference()
    at = workshop.output
    with mounted("tmpfs", "tmpfs", at, "size=4m"):
        used = 4 * 2**20 - room * 1024
        (at / "others").write_bytes(bytes(used))
        found = run(*workshop.build)
        assert found.code == 1
        assert "No space left on device" in found.said
        assert not unfinished(at)
        made = [path for path in finished(at) if path.name != "others"]
        for path in made:
            open_cleanly(path)
            assert path.name not in found.said
        for name in set(wanted) - {path.relative_to(at).as_posix() for path in made}:
            assert name in found.said
        (at / "others").unlink()
        assert run(*workshop.build).code == 0
        assert contents(at) == wanted
    note(f"disk with {room} KiB left", f"{len(made)} of {len(wanted)} files whole, others named")


def test_a_limit_on_the_size_of_files_is_told(workshop: Workshop) -> None:
    wanted = workshop.reference()
    limit = max(len(content) for name, content in wanted.items() if name.endswith(".docx"))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    found = run(*workshop.build, before=limited)
    assert found.code == 1
    assert "File too large" in found.said
    made = contents(workshop.output)
    for name, content in wanted.items():
        assert (name in found.said) is (name not in made)
        if name in made and not name.endswith(".epub"):  # it has the pages of a PDF that is made
            assert made[name] == content
            assert len(content) <= limit
    assert 0 < len(made) < len(wanted)
    for path in finished(workshop.output):
        open_cleanly(path)


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_folder_for_temporary_files_does_no_harm(workshop: Workshop, jobs: str) -> None:
    wanted = workshop.reference()
    at = workshop.folder / "temporary"
    with mounted("tmpfs", "tmpfs", at, "size=64k"):
        (at / "others").write_bytes(bytes(64 * 1024))
        found = run(*workshop.build, "--jobs", jobs, environment={"TMPDIR": str(at)})
        assert found.code == 0, found.said
        assert contents(workshop.output) == wanted


@pytest.mark.usefixtures("as_root")
def test_an_output_that_cannot_be_written_is_told(workshop: Workshop) -> None:
    wanted = workshop.reference()
    assert run(*workshop.build).code == 0
    with mounted("", workshop.output, workshop.output, "ro"):
        subprocess.run(["mount", "-o", "remount,ro,bind", workshop.output], check=True)
        found = run(*workshop.build)
    assert found.code == 1
    assert found.said.count("Read-only file system") == len(wanted)
    assert contents(workshop.output) == wanted


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; see the mount above")
def test_an_output_without_rights_is_told(workshop: Workshop) -> None:
    workshop.output.mkdir()
    workshop.output.chmod(0o555)
    found = run(*workshop.build)
    assert found.code == 1
    assert "Permission denied" in found.said
    assert not contents(workshop.output)


def test_a_folder_in_a_files_place_stops_that_file_alone(workshop: Workshop) -> None:
    wanted = workshop.reference()
    name = next(name for name in wanted if name.endswith(".epub") and "/" not in name)
    (workshop.output / name).mkdir(parents=True)
    found = run(*workshop.build)
    assert found.code == 1
    assert name in found.said
    made = contents(workshop.output)
    assert made == {key: value for key, value in wanted.items() if key != name}


def test_an_output_that_is_a_file_is_told(workshop: Workshop) -> None:
    workshop.output.write_text("precious")
    found = run(*workshop.build)
    assert found.code in (1, 2)
    assert str(workshop.output) in found.said
    assert workshop.output.read_text() == "precious"


def test_builds_that_meet_in_one_folder_leave_what_one_would(
    workshop: Workshop, note: Note, pytestconfig: pytest.Config
) -> None:
    wanted = workshop.reference()
    rounds = max(1, pytestconfig.getoption("--rounds") // 20)
    for _ in range(rounds):
        together = [start(workshop.build) for _ in range(3)]
        for found in [ended(process) for process in together]:
            assert found.code == 0, found.said
        assert contents(workshop.output) == wanted
    note("three builds into one folder at once", f"{rounds} times, the bytes of one build")


def test_files_that_a_reader_has_open_stay_as_they_were_for_it(workshop: Workshop) -> None:
    assert run(*workshop.build).code == 0
    before = contents(workshop.output)
    opened = {name: (workshop.output / name).open("rb") for name in before}
    again = run(*workshop.build, "--set", "metadata.title=Another")
    assert again.code == 0, again.said
    for name, file in opened.items():
        with file:
            assert file.read() == before[name]
