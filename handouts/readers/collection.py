"""Files and folders to a collection of episodes: order, unique keys, what could not be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.layout.tables import Tables
from handouts.model.episode import Episode
from handouts.readers.collection_file import (
    NO_METADATA,
    CollectionFile,
    Ignore,
    merged_metadata,
    read_collection_file,
)
from handouts.readers.files import (
    TEXT_SUFFIXES,
    files_of,
    is_folder,
    read_bytes,
    reader_of,
    resolved,
)
from handouts.readers.mojibake import repaired

Reading = Callable[[Path], Episode | SourceError]
Each = Callable[[Reading, Sequence[Path]], Iterable[Episode | SourceError]]
"""Reads every file, like `map`; perhaps in several processes."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Episodes in reading order. `metadata` and `ignores` are what the folders' own files say."""

    episodes: tuple[Episode, ...]
    failures: tuple[SourceError, ...] = ()
    metadata: Tables = NO_METADATA
    diagnostics: tuple[Diagnostic, ...] = ()
    ignores: tuple[Ignore, ...] = ()


def read_collection(
    paths: Sequence[Path], output: Path | None = None, *, repair: bool = False, each: Each = map
) -> Collection:
    """Read files and folders in the order named; in a folder by episode number, then name.

    Folders are not searched below their first level; hidden files, lock files and the `output`
    folder are left alone. A source that can't be used goes to `failures`, the others are read.
    `repair` mends garbled text (raises OptionError where ftfy is not installed).
    """
    episodes: list[Episode] = []
    failures: list[SourceError] = []
    own = [*_collection_files(paths, failures)]
    seen: set[Path] = set()
    remarks = [remark for file in own for remark in file.diagnostics]
    for path in paths:
        files = _files_at(path, output, remarks, failures)
        read = list(each(partial(_read, repair=repair), list(_unseen(files, seen))))
        found = [one for one in read if isinstance(one, Episode)]
        failures += (one for one in read if isinstance(one, SourceError))
        episodes += sorted(found, key=_place_in_folder) if is_folder(path) else found
    return Collection(
        _with_unique_keys(episodes),
        tuple(failures),
        merged_metadata(own),
        tuple(remarks),
        tuple(ignore for file in own for ignore in file.ignores),
    )


def _collection_files(
    paths: Sequence[Path], failures: list[SourceError]
) -> Iterator[CollectionFile]:
    """Those of the folders; a file named by itself belongs to the collection of its folder."""
    for folder in dict.fromkeys(path if is_folder(path) else path.parent for path in paths):
        try:
            yield read_collection_file(folder)
        except SourceError as error:
            failures.append(error)


def _files_at(
    path: Path, output: Path | None, remarks: list[Diagnostic], failures: list[SourceError]
) -> Sequence[Path]:
    """The file itself, or what is read of a folder; nothing of the output folder."""
    if not is_folder(path):
        return [path]
    if output is not None and resolved(path) == resolved(output):
        return []
    try:
        folder = files_of(path)
    except SourceError as error:
        failures.append(error)
        return []
    remarks += folder.remarks
    return folder.files


def _unseen(files: Iterable[Path], seen: set[Path]) -> Iterator[Path]:
    """Each file once, by whatever names and links it was named."""
    for file in files:
        real = resolved(file)
        if real not in seen:
            seen.add(real)
            yield file


def _place_in_folder(episode: Episode) -> tuple[bool, int, str]:
    return episode.number is None, episode.number or 0, episode.source


def _read(file: Path, *, repair: bool) -> Episode | SourceError:
    try:
        return read_file(file, repair=repair)
    except SourceError as error:
        return error


def read_file(file: Path, *, repair: bool = False) -> Episode:
    """Read one source with the reader of its suffix. Raises SourceError."""
    source = file.as_posix()
    reader = reader_of(file)
    data = read_bytes(file)
    if repair and file.suffix.lower() in TEXT_SUFFIXES:
        data = repaired(data, source)
    return reader.read(data, source)


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
