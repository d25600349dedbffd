"""`handouts` as a process of its own: run, watched, killed; and what it left on the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from handouts.resources import samples_folder

HANDOUTS = Path(sys.executable).with_name("handouts")
_DAY = {"SOURCE_DATE_EPOCH": "1790000000"}
_ROSTER = "name,reading,company\n山田 花子,やまだ はなこ,Example\nAnna Berg,,Example\n"
_WORKSHOP = """
[build]
sources = ["sources"]
output = "out"

[roster]
file = "participants.csv"
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: seconds of wall time, bytes of resident memory at most."""

    code: int
    said: str
    seconds: float
    peak: int


def start(
    words: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [HANDOUTS, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **_DAY, **(environment or {})},
        start_new_session=True,
        preexec_fn=before,  # noqa: PLW1509  no threads here
    )


def ended(process: subprocess.Popen[bytes]) -> Ended:
    """The peak is watched: what the kernel tells in the end counts the one who started it too."""
    begun = time.perf_counter()
    assert process.stderr is not None
    peak = 0
    os.set_blocking(process.stderr.fileno(), False)
    said = b""
    while process.poll() is None:
        peak = max(peak, _peak(process.pid))
        said += process.stderr.read() or b""
        time.sleep(0.005)
    said += process.stderr.read() or b""
    process.stderr.close()
    return Ended(process.returncode, said.decode(), time.perf_counter() - begun, peak)


def _peak(process: int) -> int:
    """Resident memory at most, in bytes; 0 where nobody says it."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM"))
    return next((int(words[1]) * 1024 for words in lines), 0)


def run(
    *words: str | Path,
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Ended:
    """Never a traceback: whatever happens is told as an error."""
    found = ended(start(words, environment, before))
    assert "Traceback" not in found.said, found.said
    return found


@dataclass(frozen=True, slots=True)
class Workshop:
    """One sample episode in all three formats, for everybody and for two participants."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> Workshop:
        (folder / "sources").mkdir(parents=True)
        sample = next(samples_folder().glob("102*.txt"))
        shutil.copy(sample, folder / "sources")
        (folder / "participants.csv").write_text(_ROSTER, "utf-8")
        (folder / "workshop.toml").write_text(_WORKSHOP, "utf-8")
        return cls(folder)

    @property
    def output(self) -> Path:
        return self.folder / "out"

    @property
    def build(self) -> tuple[str | Path, ...]:
        return "build", "--quiet", "--jobs", "2", "--workshop", self.folder / "workshop.toml"

    def reference(self) -> dict[str, bytes]:
        """What an undisturbed build makes; the output is empty again afterwards."""
        assert run(*self.build).code == 0
        made = contents(self.output)
        assert {Path(name).suffix for name in made} == {".pdf", ".docx", ".epub"}
        assert len(made) == 9
        shutil.rmtree(self.output)
        return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in there, hidden ones and unfinished ones as well, by its path."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def finished(folder: Path) -> list[Path]:
    """The files with their final names."""
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]


def unfinished(folder: Path) -> list[Path]:
    return list(folder.rglob(".handouts-*"))


def open_cleanly(path: Path) -> None:
    """Raises where a reader would complain."""
    if path.suffix == ".pdf":
        content = path.read_bytes()
        assert content.startswith(b"%PDF-"), path
        assert content.rstrip().endswith(b"%%EOF"), path
        assert b"startxref" in content[-64:], path
        with pikepdf.open(path) as file:
            assert not file.check_pdf_syntax(), path
            assert len(file.pages) > 0
        return
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, path
        assert archive.namelist()
