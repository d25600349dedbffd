"""Publication in, tagged PDF out (PDF/UA-1 and PDF/A-2a).

The layout engine is imported at the first export: to name the format costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from handouts.exporters.api import Export, PageMap, Press
from handouts.exporters.pdf.printing.options import (
    Imposition,
    SheetSize,
    refuse_contradictions,
)
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication

if TYPE_CHECKING:
    from handouts.exporters.pdf.parts import ChapterTask, LaidOut


class PaperSize(StrEnum):
    A4 = "A4"
    LETTER = "Letter"
    B5 = "B5"
    A5 = "A5"


class Sides(StrEnum):
    """`double`: mirrored margins, and chapters begin on a right-hand page."""

    DOUBLE = "double"
    SINGLE = "single"


class BlankPages(StrEnum):
    """What pages of exercises, and before them, leave over: rules to write on, or nothing."""

    NOTES = "notes"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """`[export.pdf]` of a layout. B5 is the Japanese one (JIS, 182 × 257 mm).

    `enlarge` is for readers who need large print: the page is set as on smaller paper and made
    larger as a whole, so that type, rules and boxes grow alike.

    `gutter` is room at the inner margin for a comb or glue, `creep` the thickness of a sheet of
    a booklet, both in millimetres.
    """

    paper: PaperSize = PaperSize.A4
    sides: Sides = Sides.DOUBLE
    enlarge: float = field(
        default=1.0,
        metadata={
            "help": "everything so many times as large: 1.55 makes type of 16 pt, 1.75 of 18"
        },
    )
    blank_pages: BlankPages = field(
        default=BlankPages.NOTES,
        metadata={"help": "what a chapter with activities leaves over, of a page or a whole one"},
    )
    gutter: float = field(
        default=0.0, metadata={"help": "mm more at the inner margin, for a comb or glue"}
    )
    grey: bool = field(default=False, metadata={"help": "all colours as greys"})
    fillable: bool = field(
        default=False, metadata={"help": "fields to type and tick in, on a screen"}
    )
    imposition: Imposition = field(
        default=Imposition.NONE,
        metadata={
            "help": "booklet: print on both sides, turned along the short edge, fold and staple; "
            "2up-notes: two pages beside rules; both are for paper only, without tags; "
            "crop: bleed and crop marks, for a print shop"
        },
    )
    sheet: SheetSize = field(
        default=SheetSize.AUTO,
        metadata={"help": "for booklet and 2up-notes; auto: A4 (for A5 too), Letter, B4 for B5"},
    )
    creep: float = field(
        default=0.1, metadata={"help": "mm by which a booklet's inner sheets stick out, each"}
    )


class PdfExporter:
    """A workbook to print: pages, running heads, contents with page numbers, glossary."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    default_layout: ClassVar[str] = "workbook"
    options_kind: ClassVar[type] = PdfOptions

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(PdfOptions, self.name, options)
        refuse_contradictions(self.options)

    @property
    def variant(self) -> str:
        """What tells a fillable file, or a print version, from the book that is read."""
        imposition = self.options.imposition
        parts = ["fillable"] if self.options.fillable else []
        parts += [] if imposition is Imposition.NONE else [imposition.value]
        return "-".join(parts)

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        """Lay out every chapter and assemble the file; this format makes its own page map.

        References to another edition take their numbers from `pages`. Raises ExportError for
        one that names nothing.
        """
        parts = [self.part(task) for task in self.parts(publication, theme, pages)]
        return self.assemble(publication, theme, parts, pages)

    def parts(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Sequence[ChapterTask]:
        """A task for each chapter."""
        from handouts.exporters.pdf.book import setting_of  # noqa: PLC0415 - heavy, on demand
        from handouts.exporters.pdf.parts import chapter_tasks  # noqa: PLC0415

        setting = setting_of(publication, theme, self.options, pages)
        return chapter_tasks(publication, setting)

    def part(self, task: ChapterTask) -> LaidOut:
        """Raises ExportError for a reference that names nothing."""
        from handouts.exporters.pdf.parts import lay_out  # noqa: PLC0415 - heavy, on demand

        return lay_out(task)

    def assemble(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[LaidOut],
        pages: PageMap | None = None,
    ) -> Export:
        """Give pages their numbers, lay out what speaks of them, and write the file."""
        from handouts.exporters.pdf.book import build_book, setting_of  # noqa: PLC0415 - heavy

        setting = setting_of(publication, theme, self.options, pages)
        return build_book(publication, setting, self.options, parts)

    def press(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[LaidOut],
        pages: PageMap | None = None,
    ) -> Press:
        """Lay out and write the book once; each copy writes only what is its own."""
        from handouts.exporters.pdf.book import laid_out_book, setting_of  # noqa: PLC0415 - heavy
        from handouts.exporters.pdf.copying import press_of  # noqa: PLC0415

        setting = setting_of(publication, theme, self.options, pages)
        return press_of(laid_out_book(publication, setting, self.options, parts), parts)
