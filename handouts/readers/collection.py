"""Files and folders to a collection of episodes: order, unique keys, what could not be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.readers.api import Reader, readers
from handouts.readers.collection_file import Ignore, read_collection_file
from handouts.readers.mojibake import repaired

# What a folder is searched for; a Word file is read only where it is named.
FOLDER_SUFFIXES = (".txt", ".md", ".html", ".htm")
# Written by hand: their lines can be repaired, and take hints.
TEXT_SUFFIXES = (".txt", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Collection:
    """Episodes in reading order. `metadata` and `ignores` are what the folders' own files say."""

    episodes: tuple[Episode, ...]
    failures: tuple[SourceError, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    ignores: tuple[Ignore, ...] = ()


def read_collection(
    paths: Sequence[Path], output: Path | None = None, *, repair: bool = False
) -> Collection:
    """Read files and folders in the order named; in a folder by episode number, then name.

    Folders are not searched below their first level; hidden files, lock files and the `output`
    folder are left alone. A source that can't be used goes to `failures`, the others are read.
    `repair` mends garbled text (raises OptionError where ftfy is not installed).
    """
    episodes: list[Episode] = []
    failures: list[SourceError] = []
    remarks: list[Diagnostic] = []
    metadata: dict[str, object] = {}
    ignores: list[Ignore] = []
    seen: set[Path] = set()
    # A file named on its own belongs to the collection of its folder all the same.
    for folder in dict.fromkeys(path if path.is_dir() else path.parent for path in paths):
        try:
            own = read_collection_file(folder)
        except SourceError as error:
            failures.append(error)
        else:
            metadata = {**own.metadata, **metadata}
            ignores += own.ignores
            remarks += own.diagnostics
    for path in paths:
        files = _files_of(path, output, remarks, failures) if path.is_dir() else [path]
        fresh = [file for file in files if file.resolve() not in seen]
        seen.update(file.resolve() for file in fresh)
        found = list(_read_all(fresh, failures, repair=repair))
        episodes += sorted(found, key=_place_in_folder) if path.is_dir() else found
    return Collection(
        _with_unique_keys(episodes), tuple(failures), metadata, tuple(remarks), tuple(ignores)
    )


def _place_in_folder(episode: Episode) -> tuple[bool, int, str]:
    return episode.number is None, episode.number or 0, episode.source


def _read_all(
    files: Sequence[Path], failures: list[SourceError], *, repair: bool
) -> Iterator[Episode]:
    for file in files:
        try:
            yield read_file(file, repair=repair)
        except SourceError as error:
            failures.append(error)


def read_file(file: Path, *, repair: bool = False) -> Episode:
    """Read one source with the reader of its suffix. Raises SourceError."""
    source = file.as_posix()
    reader = reader_of(file)
    data = read_bytes(file)
    if repair and file.suffix.lower() in TEXT_SUFFIXES:
        data = repaired(data, source)
    return reader.read(data, source)


def reader_of(file: Path) -> Reader:
    """Raises SourceError for a kind of file that nobody reads."""
    if not file.exists():
        raise SourceError("no such file or folder.", place=file.as_posix(), hint="Check the path.")
    reader = readers().get(file.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers()))
        kind = file.suffix or "files without a suffix"
        raise SourceError(
            f"no reader for {kind}.", place=file.as_posix(), hint=f"Readable are: {known}."
        )
    return reader


def read_bytes(file: Path) -> bytes:
    """Raises SourceError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(file, "file", error) from error


def _files_of(
    folder: Path, output: Path | None, remarks: list[Diagnostic], failures: list[SourceError]
) -> list[Path]:
    """The readable files of a folder; what is left out is remarked on."""
    if output is not None and folder.resolve() == output.resolve():
        return []
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        failures.append(_unreadable(folder, "folder", error))
        return []
    found = []
    for file in names:
        if file.name.startswith((".", "~$")) or not file.is_file():
            continue
        suffix = file.suffix.lower()
        if suffix in FOLDER_SUFFIXES and suffix in readers():
            found.append(file)
        elif suffix in FOLDER_SUFFIXES:
            remarks.append(_skipped(file))
    return found


def _unreadable(path: Path, kind: str, error: OSError) -> SourceError:
    return SourceError(
        f"the {kind} can't be read: {error.strerror}.",
        place=path.as_posix(),
        hint="Check its permissions.",
    )


def _skipped(file: Path) -> Diagnostic:
    return Code.SKIPPED_FILE.remark(
        file.as_posix(),
        0,
        f"no reader for {file.suffix} files is installed; the file was left out.",
        "Save it as plain text (.txt).",
    )


def _with_unique_keys(episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    taken: set[str] = set()
    result = []
    for episode in episodes:
        key, count = episode.key, 1
        while key in taken:
            count += 1
            key = f"{episode.key}-{count}"
        taken.add(key)
        result.append(dataclasses.replace(episode, key=key))
    return tuple(result)
