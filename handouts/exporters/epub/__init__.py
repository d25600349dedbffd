"""The EPUB exporter: a reflowable EPUB 3.3 book.

EbookLib writes package document, NCX and container; every content document is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.exporters.api import Export, PageMap
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """`embed_fonts`: Japanese fonts, cut down to the book's characters, travel with it.

    `claim_accessibility`: the package says that the book conforms to EPUB Accessibility 1.1 at
    WCAG 2.2 level AA, in the name of the publisher, else the author; nobody named, no claim.
    """

    embed_fonts: bool = True
    claim_accessibility: bool = True


class EpubExporter:
    """One EPUB for a whole publication. A page map becomes page breaks and a page list."""

    name = "epub"
    suffix = ".epub"
    media_type = "application/epub+zip"
    default_layout = "compilation"
    options_kind: ClassVar[type] = EpubOptions

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(EpubOptions, self.name, options)

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        # EbookLib, lxml and Pillow load only when a book is really made.
        from handouts.exporters.epub.book import make_book  # noqa: PLC0415

        return make_book(publication, theme, pages, self.options)
