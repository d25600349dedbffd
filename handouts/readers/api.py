"""What a reader is, and where readers are found."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import ClassVar, Protocol

from handouts.errors import RegistryError
from handouts.model.episode import Episode

ENTRY_POINT_GROUP = "handouts.readers"


class Reader(Protocol):
    """Reads one kind of file. `suffixes` are lower case, with their dot.

    A reader never touches the disk. What cannot be used at all raises a SourceError; whatever
    can be doubted or was left out is in the episode's diagnostics and dropped lines.
    """

    suffixes: ClassVar[tuple[str, ...]]

    def read(self, data: bytes, source: str) -> Episode:
        """`source` is the path as the user named it; the episode's key is its stem."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """The installed readers by suffix. Raises RegistryError where one is broken or doubled."""
    found: dict[str, Reader] = {}
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        reader = _load(point)
        for suffix in reader.suffixes:
            if suffix in found:
                raise RegistryError(
                    f"two readers claim {suffix} files; one is {point.value} of {_owner(point)}.",
                    hint="Uninstall one of the two distributions.",
                )
            found[suffix] = reader
    return found


def _load(point: EntryPoint) -> Reader:
    try:
        reader: Reader = point.load()()
    except (ImportError, AttributeError) as error:
        raise RegistryError(
            f"the reader {point.name} of {_owner(point)} can't be loaded: {error}.",
            hint="Reinstall or uninstall that distribution.",
        ) from error
    return reader


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unknown distribution"
