"""The reader of web pages as a browser saves them. Scripts never run, nothing is fetched."""

from __future__ import annotations

from typing import ClassVar

from handouts.model.episode import Episode
from handouts.readers.collector import collector_at_rest


class WebPageReader:
    """Reads `.html` and `.htm` files."""

    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm")

    @collector_at_rest()
    def read(self, data: bytes, source: str) -> Episode:
        """Raises SourceError for a page that is empty, binary, nested absurdly or untitled."""
        from handouts.readers.html.page import read_page  # noqa: PLC0415 - lxml only for a page
        from handouts.readers.structure.episode import read_episode  # noqa: PLC0415

        return read_episode(read_page(data, source))
