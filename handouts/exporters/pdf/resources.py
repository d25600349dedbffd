"""The resources that all pages of a file share: fonts and the logo."""

from __future__ import annotations

from handouts.exporters.pdf.embedding import write_fonts
from handouts.exporters.pdf.logo import write_logo
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.writer import PdfWriter


def write_resources(writer: PdfWriter, contents: PageContents, number: int) -> None:
    """As object `number`; every page must have been asked for before."""
    fonts = write_fonts(writer, contents.characters())
    logo, painted = contents.setting.theme.logo, ""
    if logo is not None:
        painted = f"/XObject<</Logo {write_logo(writer, logo, is_grey=contents.is_grey)} 0 R>>"
    writer.put(f"<</Font<<{fonts}>>{painted}>>", number)
