"""Files and folders to a collection of episodes: order, unique keys, what could not be read."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.readers.api import readers

COLLECTION_FILE = "collection.toml"
# What a folder is searched for; a Word file is read only where it is named.
FOLDER_SUFFIXES = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Collection:
    """Episodes in reading order. `metadata` is the `[metadata]` of the folders' own file."""

    episodes: tuple[Episode, ...]
    failures: tuple[SourceError, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_collection(paths: Sequence[Path], output: Path | None = None) -> Collection:
    """Read files and folders in the order named; in a folder by episode number, then name.

    Folders are not searched below their first level; hidden files, lock files and the `output`
    folder are left alone. A source that can't be used goes to `failures`, the others are read.
    """
    episodes: list[Episode] = []
    failures: list[SourceError] = []
    remarks: list[Diagnostic] = []
    metadata: dict[str, object] = {}
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            for name, value in _collection_metadata(path, failures).items():
                metadata.setdefault(name, value)
            files = _files_of(path, output, remarks, failures)
        else:
            files = [path]
        fresh = [file for file in files if file.resolve() not in seen]
        seen.update(file.resolve() for file in fresh)
        found = list(_read_all(fresh, failures))
        episodes += sorted(found, key=_place_in_folder) if path.is_dir() else found
    return Collection(_with_unique_keys(episodes), tuple(failures), metadata, tuple(remarks))


def _place_in_folder(episode: Episode) -> tuple[bool, int, str]:
    return episode.number is None, episode.number or 0, episode.source


def _read_all(files: Sequence[Path], failures: list[SourceError]) -> Iterator[Episode]:
    for file in files:
        try:
            yield read_file(file)
        except SourceError as error:
            failures.append(error)


def read_file(file: Path) -> Episode:
    """Read one source with the reader of its suffix. Raises SourceError."""
    source = file.as_posix()
    reader = readers().get(file.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers()))
        kind = file.suffix or "files without a suffix"
        raise SourceError(f"no reader for {kind}.", place=source, hint=f"Readable are: {known}.")
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file.", place=source, hint="Check the path.") from None
    except OSError as error:
        raise _unreadable(file, "file", error) from error
    return reader.read(data, source)


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
    return Diagnostic(
        code="skipped-file",
        severity=Severity.NOTE,
        path=file.as_posix(),
        message=f"no reader for {file.suffix} files is installed; the file was left out.",
        hint="Save it as plain text (.txt).",
    )


def _collection_metadata(folder: Path, failures: list[SourceError]) -> Mapping[str, object]:
    file = folder / COLLECTION_FILE
    if not file.is_file():
        return {}
    try:
        table = tomllib.loads(file.read_text("utf-8-sig")).get("metadata", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        failures.append(
            SourceError(f"{error}.", place=file.as_posix(), hint="Mend the TOML, or remove it.")
        )
        return {}
    if isinstance(table, dict):
        return table
    failures.append(
        SourceError(
            "metadata is not a table.",
            place=file.as_posix(),
            hint="Write a line [metadata] and the entries below it.",
        )
    )
    return {}


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
