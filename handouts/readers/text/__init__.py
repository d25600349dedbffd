"""The plain-text reader: both shapes in which the episodes come."""

from __future__ import annotations

from typing import ClassVar

from handouts.model.episode import Episode
from handouts.readers.text.decode import decode
from handouts.readers.text.episode import read_episode


class TextReader:
    """Reads `.txt` files."""

    suffixes: ClassVar[tuple[str, ...]] = (".txt",)

    def read(self, data: bytes, source: str) -> Episode:
        """Raises SourceError for a file that is empty, binary or without a title."""
        return read_episode(decode(data, source), source)
