"""The Markdown reader: front matter, marked headings and lists, the same rules as for text."""

from __future__ import annotations

from typing import ClassVar

from handouts.model.episode import Episode
from handouts.readers.collector import collector_at_rest


class MarkdownReader:
    """Reads `.md` and `.markdown` files."""

    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")

    @collector_at_rest()
    def read(self, data: bytes, source: str) -> Episode:
        """Raises SourceError for a file that is empty, binary or without a title."""
        from handouts.readers.markdown.reading import read_manuscript  # noqa: PLC0415
        from handouts.readers.structure.episode import read_episode  # noqa: PLC0415

        return read_episode(read_manuscript(data, source))
