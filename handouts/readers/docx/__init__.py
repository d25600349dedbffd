"""The Word reader: handouts of ours by their styles, any other file by headings and lists."""

from __future__ import annotations

from typing import ClassVar

from handouts.model.episode import Episode
from handouts.readers.collector import collector_at_rest


class DocxReader:
    """Reads `.docx` files, which are read only where they are named."""

    suffixes: ClassVar[tuple[str, ...]] = (".docx",)

    @collector_at_rest()
    def read(self, data: bytes, source: str) -> Episode:
        """Raises SourceError for what is no Word file, is unsafe, or has no title."""
        from handouts.readers.docx.reading import read_manuscript  # noqa: PLC0415
        from handouts.readers.structure.episode import read_episode  # noqa: PLC0415

        return read_episode(read_manuscript(data, source))
