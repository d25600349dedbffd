"""Files appear whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handouts.errors import ExportError
from handouts.pipeline.delivery import deliver, sweep, withdraw

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals and rights are POSIX")


def test_a_file_is_written_into_folders_that_are_missing(tmp_path: Path) -> None:
    deliver(tmp_path / "a" / "b" / "x.pdf", b"content")
    assert (tmp_path / "a" / "b" / "x.pdf").read_bytes() == b"content"
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["x.pdf"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "x.pdf").symlink_to(tmp_path / "precious")
    deliver(tmp_path / "x.pdf", b"new")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "x.pdf").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_is_named_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(ExportError) as caught:
        deliver(tmp_path / "x.pdf", b"new")
    assert caught.value.place == str(tmp_path / "x.pdf")
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_withdrawing_what_is_not_there_does_nothing(tmp_path: Path) -> None:
    withdraw(tmp_path / "x.pdf")
    (tmp_path / "x.pdf").write_bytes(b"old")
    withdraw(tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


_WRITER = """
import sys
from pathlib import Path
from handouts.pipeline.delivery import deliver
content = bytes([int(sys.argv[2])]) * 30_000_000
print("ready", flush=True)
while True:
    deliver(Path(sys.argv[1]), content)
"""


@posix_only
def test_a_killed_process_leaves_no_torn_file_and_the_next_build_cleans_up(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    for round_ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(target), str(round_)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.004 * round_ + 0.001)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        if target.exists():
            content = target.read_bytes()
            assert len(content) == 30_000_000
            assert len(set(content[::1_000_000])) == 1
    assert any(path.suffix == ".part" for path in tmp_path.iterdir()), "never killed in mid-write"
    (tmp_path / "notes.part").write_text("not ours")
    sweep([tmp_path])
    left = {path.name for path in tmp_path.iterdir()}
    assert left - {"x.pdf"} == {"notes.part"}


@posix_only
def test_the_parts_of_a_running_build_are_left_alone(tmp_path: Path) -> None:
    part = tmp_path / f".handouts-{os.getppid()}-x.pdf.part"
    part.write_bytes(b"half")
    sweep([tmp_path])
    assert part.exists()
