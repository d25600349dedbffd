"""Copies of sources with hints in them; a source itself is never written to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handouts.errors import HandoutsError, OptionError, SourceError
from handouts.pipeline.delivery import deliver
from handouts.pipeline.names import numbered
from handouts.readers.collection_file import COLLECTION_FILE
from handouts.readers.files import TEXT_SUFFIXES, is_folder, read_bytes, reader_of
from handouts.readers.mojibake import repaired
from handouts.readers.settling import Settled, settled

_NO_HINTS = "only text and Markdown files can take hints"
_SEVERAL = "a folder has room for one; join them by hand"


@dataclass(frozen=True, slots=True)
class Copy:
    """What became of one source; without `path` no copy was made, and `reason` says why.

    `left` are the lines of the copy whose guess its hint would not settle.
    """

    source: str
    path: Path | None = None
    hints: int = 0
    left: tuple[int, ...] = ()
    reason: str = ""
    is_repaired: bool = False


def make_copies(
    sources: Sequence[str], named: Sequence[Path], target: Path, *, repair: bool
) -> tuple[list[Copy], list[HandoutsError]]:
    """Copy text and Markdown files into `target`, and the `collection.toml` of their folder.

    `named` are the files and folders that the sources were found by.
    Everything is prepared before the first file is written. Raises OptionError where a file is in
    the way, or where repairing needs a package that is not there.
    """
    planned: dict[Path, bytes] = {}
    copies: list[Copy] = []
    failures: list[HandoutsError] = []
    taken: set[str] = set()
    for source in sources:
        try:
            copies.append(_planned(Path(source), target, taken, planned, repair=repair))
        except SourceError as error:
            failures.append(error)
    folders = dict.fromkeys(path if is_folder(path) else path.parent for path in named)
    own = [file for folder in folders if (file := folder / COLLECTION_FILE).is_file()]
    if len(own) == 1:
        planned[target / COLLECTION_FILE] = read_bytes(own[0])
    else:
        copies += (Copy(file.as_posix(), reason=_SEVERAL) for file in own)
    refuse_to_overwrite(planned)
    for path, content in planned.items():
        deliver(path, content)
    return copies, failures


def _planned(
    file: Path, target: Path, taken: set[str], planned: dict[Path, bytes], *, repair: bool
) -> Copy:
    source = file.as_posix()
    if file.suffix.lower() not in TEXT_SUFFIXES:
        return Copy(source, reason=_NO_HINTS)
    data = read_bytes(file)
    mended = repaired(data, source) if repair else data
    result: Settled = settled(mended, source, reader_of(file))
    path = target / numbered(PurePosixPath(file.name), taken)
    planned[path] = result.content
    return Copy(source, path, result.hints, result.left, is_repaired=mended != data)


def refuse_to_overwrite(paths: Iterable[Path]) -> None:
    """Raises OptionError for the first path where there is something already."""
    for path in paths:
        if path.exists():
            raise OptionError(
                "this file is there already, and copies overwrite nothing.",
                place=path.as_posix(),
                hint="Choose an empty folder.",
            )
