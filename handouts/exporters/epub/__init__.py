"""The EPUB exporter: a reflowable EPUB 3.3 book.

EbookLib writes package document, NCX and container; every content document is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from handouts.errors import OptionError
from handouts.exporters.api import Export, PageMap
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """`embed_fonts`: Japanese fonts, cut down to the book's characters, travel with it.

    `volume` parts the book: "category", or how many episodes are in each.

    `claim_accessibility`: the package says that the book conforms to EPUB Accessibility 1.1 at
    WCAG 2.2 level AA, in the name of the publisher, else the author; nobody named, no claim.
    Only on request: no machine can see whether the words are right for everybody.
    """

    embed_fonts: bool = field(
        default=True, metadata={"help": "Japanese fonts, cut to the book, travel with it"}
    )
    volume: str = field(
        default="", metadata={"help": "volumes by category, or of so many episodes: category, 20"}
    )
    claim_accessibility: bool = field(
        default=False, metadata={"help": "say that the book conforms to WCAG 2.2 AA, in your name"}
    )


class EpubExporter:
    """One EPUB for a whole publication. A page map becomes page breaks and a page list."""

    name = "epub"
    suffix = ".epub"
    media_type = "application/epub+zip"
    default_layout = "compilation"
    options_kind: ClassVar[type] = EpubOptions

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(EpubOptions, self.name, options)
        self.volume = self.options.volume
        is_number = self.volume.isascii() and self.volume.isdigit() and int(self.volume) > 0
        if not (is_number or self.volume in ("", "category")):
            error = OptionError(
                f"epub.volume is {self.volume!r}.",
                hint="Give category, or a number of episodes: epub.volume=20.",
            )
            error.key = "volume"
            raise error

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        # EbookLib, lxml and Pillow load only when a book is really made.
        from handouts.exporters.epub.book import make_book  # noqa: PLC0415

        return make_book(publication, theme, pages, self.options)
