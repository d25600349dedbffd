"""What a reader is, and where readers are found."""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Protocol, cast

from handouts.errors import RegistryError
from handouts.model.episode import Episode
from handouts.plugins import installed

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
    for plugin in installed(ENTRY_POINT_GROUP):
        make = cast("type[Reader]", plugin.load())
        reader = make()
        for suffix in reader.suffixes:
            if suffix in found:
                raise RegistryError(
                    f"two readers claim {suffix} files; one is {plugin.name}.",
                    place=plugin.distribution,
                    hint="Uninstall one of the two distributions.",
                )
            found[suffix] = reader
    return found
