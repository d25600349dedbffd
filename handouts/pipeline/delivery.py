"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from handouts.errors import ExportError

# The process that writes is in the name, so that two builds never write to one file.
_UNFINISHED = re.compile(r"\.handouts-(\d+)-.*\.part")


def deliver(path: Path, content: bytes) -> None:
    """Write beside `path`, then rename: readers see the old file or the new, never a torn one."""
    part = path.with_name(f".handouts-{os.getpid()}-{path.name[:80]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            part.unlink(missing_ok=True)
        raise ExportError(
            f"the file cannot be written: {error.strerror or error}.",
            place=str(path),
            hint="Close it in other programs, and check rights and room on the disk.",
        ) from None


def withdraw(path: Path) -> None:
    """Remove an earlier build's file whose name would pass for this build's."""
    with contextlib.suppress(OSError):  # nothing to remove, or the failure is told already
        path.unlink()


def sweep(folders: Iterable[Path]) -> None:
    """Remove what killed builds left behind; parts of a build that is running stay."""
    for folder in folders:
        with contextlib.suppress(OSError):  # what matters fails again, and is told, in deliver()
            for path in list(folder.iterdir()):
                found = _UNFINISHED.fullmatch(path.name)
                if found and not _is_running(int(found[1])):
                    path.unlink()


def _is_running(process: int) -> bool:
    if os.name == "nt":  # os.kill would end the process there
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return process != os.getpid()


def left_over(folder: Path, made: Collection[Path]) -> list[Path]:
    """Files of a folder, and of those in it, that are not among those `made` now."""
    known = {path.resolve() for path in made}
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.resolve() not in known)
