"""Files as sources: which of a folder's are read, by whom, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.readers.api import Reader, readers

# What a folder is searched for.
FOLDER_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
# Written by hand: their lines can be repaired, and take hints.
TEXT_SUFFIXES = (".txt", ".md", ".markdown")
# What may be an episode in a form that a folder is not searched for.
_DOCUMENTS = (".docx", ".doc", ".rtf", ".odt", ".pages", ".pdf", ".xhtml")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder that are read, by name, and what is to be said of the others."""

    files: tuple[Path, ...]
    remarks: tuple[Diagnostic, ...] = ()


def is_folder(path: Path) -> bool:
    """Path.is_dir raises where a parent folder can't be entered; then this is none."""
    return os.path.isdir(path)  # noqa: PTH112


def resolved(path: Path) -> Path:
    """The file that a path stands for. Links in a circle, which no file stands behind, stay."""
    return Path(os.path.realpath(path))


def files_of(folder: Path) -> Folder:
    """Raises SourceError where the folder can't be read.

    Hidden files, lock files and folders within are left alone. Links that lead nowhere are
    files: whoever reads them finds out.
    """
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, "folder", error) from None
    found: list[Path] = []
    skipped: dict[str, list[Path]] = {}
    for file in names:
        suffix = file.suffix.lower()
        if file.name.startswith((".", "~$")) or is_folder(file):
            continue
        if suffix in FOLDER_SUFFIXES and suffix in readers():
            found.append(file)
        elif suffix in (*FOLDER_SUFFIXES, *_DOCUMENTS):
            skipped.setdefault(suffix, []).append(file)
    return Folder(tuple(found), tuple(_skipped(skipped)))


def reader_of(file: Path) -> Reader:
    """Raises SourceError for what is no file, and for a kind of file that nobody reads."""
    _refuse_other_than_files(file)
    reader = readers().get(file.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers()))
        kind = f"{file.suffix} files" if file.suffix else "files without a suffix"
        raise SourceError(
            f"there is no reader for {kind}.",
            place=file.as_posix(),
            hint=f"Save it as plain text (.txt). Readable are: {known}.",
        )
    return reader


def read_bytes(file: Path) -> bytes:
    """Raises SourceError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(file, "file", error) from error


def _refuse_other_than_files(file: Path) -> None:
    """Reading a pipe or a device might never end."""
    place = file.as_posix()
    try:
        mode = file.stat().st_mode
    except PermissionError as error:
        raise _unreadable(file, "file", error) from None
    except OSError as error:
        if file.is_symlink():
            raise SourceError(
                "this link leads to no file.",
                place=place,
                hint="Put the file itself in its place, or remove the link.",
            ) from None
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            hint = "Check the path."
            raise SourceError("no such file or folder.", place=place, hint=hint) from None
        raise _unreadable(file, "file", error) from None
    if not stat.S_ISREG(mode):
        raise SourceError(
            "this is neither a file nor a folder.", place=place, hint="Save its text as a file."
        )


def _unreadable(path: Path, kind: str, error: OSError) -> SourceError:
    return SourceError(
        f"the {kind} can't be read: {error.strerror}.",
        place=path.as_posix(),
        hint="Check its path."
        if isinstance(error, FileNotFoundError)
        else "Check its permissions.",
    )


def _skipped(kinds: dict[str, list[Path]]) -> Iterator[Diagnostic]:
    """One remark for all files of a kind."""
    for suffix, files in kinds.items():
        others = f" Nor were {len(files) - 1} more such files." if len(files) > 1 else ""
        yield Code.SKIPPED_FILE.remark(
            files[0].as_posix(),
            0,
            f"the file was not read, as folders are not searched for {suffix} files.{others}"
            if suffix in readers()
            else f"the file was not read, as there is no reader for {suffix} files.{others}",
            "Name it on the command line."
            if suffix in readers()
            else "If it is an episode, save it as plain text (.txt).",
        )
