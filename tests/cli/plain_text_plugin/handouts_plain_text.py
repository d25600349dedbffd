"""Plain text, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.errors import ExportError
from handouts.exporters.api import Export, PageMap
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication
from handouts.testing import kept_texts


@dataclass(frozen=True, slots=True)
class Options:
    capitals: bool = False
    refuse: str = ""
    crash: str = ""


class PlainTextExporter:
    name = "plain"
    suffix = ".txt"
    media_type = "text/plain"
    default_layout = "handout"

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, self.name, options)

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        """The texts, one a line. Options make it refuse or crash, for tests of both."""
        if self.options.refuse and self.options.refuse in publication.metadata.title:
            raise ExportError("this one is refused.", hint="Ask for another.")
        if self.options.crash and self.options.crash in publication.metadata.title:
            raise ZeroDivisionError("a bug of the plug-in")
        text = "\n".join((publication.metadata.title, *kept_texts(publication))) + "\n"
        return Export((text.upper() if self.options.capitals else text).encode())
