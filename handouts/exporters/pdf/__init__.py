"""Publication in, tagged PDF out (PDF/UA-1 and PDF/A-2a).

The layout engine is imported at the first export: to name the format costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from handouts.exporters.api import Export, PageMap
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication


class PaperSize(StrEnum):
    A4 = "A4"
    LETTER = "Letter"
    B5 = "B5"
    A5 = "A5"


class Sides(StrEnum):
    """`double`: mirrored margins, and chapters begin on a right-hand page."""

    DOUBLE = "double"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """`[export.pdf]` of a layout. B5 is the Japanese one (JIS, 182 × 257 mm)."""

    paper: PaperSize = PaperSize.A4
    sides: Sides = Sides.DOUBLE


class PdfExporter:
    """A workbook to print: pages, running heads, contents with page numbers, glossary."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    default_layout: ClassVar[str] = "workbook"
    options_kind: ClassVar[type] = PdfOptions

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(PdfOptions, self.name, options)

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        """Lay out every chapter and assemble the file; this format makes its own page map.

        References to another edition take their numbers from `pages`. Raises ExportError for
        one that names nothing.
        """
        from handouts.exporters.pdf.book import build_book  # noqa: PLC0415 - heavy, on demand

        return build_book(publication, theme, self.options, pages)
