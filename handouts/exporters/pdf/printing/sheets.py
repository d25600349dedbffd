"""A laid out book becomes sheets for the printer, as its options ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.metadata import DocumentFacts
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.printing.imposition import booklet, leaf_count, notes, sheet_size
from handouts.exporters.pdf.printing.options import Imposition
from handouts.exporters.pdf.printing.sheet_writer import SheetWriter

if TYPE_CHECKING:
    from handouts.exporters.pdf import PdfOptions

_MOST_SHEETS = 20  # 80 pages: what office staplers take and what still folds flat


def imposed(
    contents: PageContents, facts: DocumentFacts, options: PdfOptions, layout: str
) -> tuple[bytes, int, tuple[Diagnostic, ...]]:
    """The file of sheets, how many sides it has, and what to say of it, under `layout`."""
    recto, count = contents.setting.recto, contents.pagination.count
    sheet, page = sheet_size(options.sheet, options.paper), (recto.width, recto.height)
    labels = contents.setting.labels
    if options.imposition is Imposition.BOOKLET:
        most_creep = contents.setting.paper.inner * MM / 2
        sides = booklet(count, page, sheet, options.creep * MM, most_creep)
        title, duplex = labels.booklet_of.format(title=facts.title), "DuplexFlipShortEdge"
        remarks = _thickness(leaf_count(sides), count, layout)
    else:
        sides, remarks = notes(count, page, sheet), ()
        title, duplex = labels.notes_of.format(title=facts.title), "DuplexFlipLongEdge"
    return SheetWriter(contents, facts, duplex).write(sides, title), len(sides), remarks


def _thickness(sheets: int, pages: int, layout: str) -> tuple[Diagnostic, ...]:
    if sheets <= _MOST_SHEETS:
        return ()
    message = f"the booklet of {pages} pages has {sheets} sheets; {_MOST_SHEETS} can be folded"
    hint = "Make one for each episode (--layout handout), or print it without pdf.imposition."
    return (Code.THICK_BOOKLET.remark(layout, 0, f"{message} and stapled.", hint),)
