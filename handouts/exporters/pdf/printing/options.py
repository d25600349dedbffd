"""What may be asked of a print version, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from handouts.errors import OptionError, raise_all
from handouts.exporters.pdf.measures import PAPERS
from handouts.exporters.pdf.printing.enlarging import LARGEST
from handouts.exporters.pdf.printing.gutter import widest_gutter

if TYPE_CHECKING:
    from handouts.exporters.pdf import PdfOptions


class Imposition(StrEnum):
    """What lies on a sheet of paper: a page of the book, or several for paper only."""

    NONE = "none"
    BOOKLET = "booklet"
    NOTES = "2up-notes"
    CROP = "crop"

    @property
    def is_for_paper_only(self) -> bool:
        """Several pages on a sheet can't be read in order, so they are not tagged."""
        return self in (Imposition.BOOKLET, Imposition.NOTES)


class SheetSize(StrEnum):
    """Paper in the printer. `auto`: twice the page for A5 and B5, else as large as the page."""

    AUTO = "auto"
    A4 = "A4"
    A3 = "A3"
    B4 = "B4"
    LETTER = "Letter"
    TABLOID = "Tabloid"


_MOST_CREEP = 1.0  # mm: board, not paper


def refuse_contradictions(options: PdfOptions) -> None:
    """Raises OptionError for measures that no paper has, and options that do not go together."""
    raise_all(_contradictions(options))


def _contradictions(options: PdfOptions) -> Iterator[OptionError]:
    imposition, widest = options.imposition, widest_gutter(PAPERS[options.paper])
    if imposition is Imposition.BOOKLET and options.sides == "single":
        yield _fault(
            "sides",
            "pdf.sides=single prints one side of a sheet, pdf.imposition=booklet both.",
            "Leave one of them out.",
        )
    if options.fillable and imposition.is_for_paper_only:
        yield _fault(
            "fillable",
            f"pdf.fillable is for a screen, pdf.imposition={imposition} for paper only.",
            "Leave one of them out, or make two files.",
        )
    if options.sheet is not SheetSize.AUTO and not imposition.is_for_paper_only:
        yield _fault(
            "sheet",
            f"pdf.sheet={options.sheet} needs several pages on a sheet.",
            "Add pdf.imposition=booklet or pdf.imposition=2up-notes, or set pdf.paper.",
        )
    if not 1 <= options.enlarge <= LARGEST:
        yield _fault(
            "enlarge",
            f"pdf.enlarge takes 1 to {LARGEST:g}, not {options.enlarge:g}.",
            "1.55 makes type of 16 pt, 1.75 of 18.",
        )
    elif options.enlarge > 1 and (imposition.is_for_paper_only or options.gutter):
        other = f"imposition={imposition}" if imposition.is_for_paper_only else "gutter"
        yield _fault(
            "enlarge", f"pdf.enlarge and pdf.{other} do not go together.", "Leave one of them out."
        )
    if not 0 <= options.gutter <= widest:
        yield _fault(
            "gutter",
            f"pdf.gutter takes 0 to {widest:g} mm on {options.paper}, not {options.gutter:g}.",
            "A comb takes about 8 mm; A4, Letter and B5 have room for it.",
        )
    if not 0 <= options.creep <= _MOST_CREEP:
        yield _fault(
            "creep",
            f"pdf.creep takes 0 to {_MOST_CREEP:g} mm a sheet, not {options.creep:g}.",
            "A sheet of office paper is 0.1 mm thick.",
        )


def _fault(key: str, message: str, hint: str) -> OptionError:
    error = OptionError(message, hint=hint)
    error.key = key
    return error
