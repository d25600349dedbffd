"""The resources that all pages of a file share: fonts and the logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handouts.exporters.pdf.embedding import Embedded, write_fonts
from handouts.exporters.pdf.logo import write_logo
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.writer import PdfWriter


@dataclass(frozen=True, slots=True)
class Resources:
    """What is in a file already: fonts by their names on pages, and the logo's object."""

    fonts: Mapping[str, Embedded] = field(default_factory=dict)
    logo: int = 0


def write_resources(
    writer: PdfWriter, contents: PageContents, number: int, known: Resources
) -> Resources:
    """As object `number`; every page must have been asked for before.

    What is `known` and serves is not written again.
    """
    fonts = write_fonts(writer, contents.characters(), known.fonts)
    named = " ".join(f"/{name} {font.number} 0 R" for name, font in fonts.items())
    logo, painted, place = contents.setting.theme.logo, "", known.logo
    if logo is not None:
        place = place or write_logo(writer, logo, is_grey=contents.is_grey)
        painted = f"/XObject<</Logo {place} 0 R>>"
    writer.put(f"<</Font<<{named}>>{painted}>>", number)
    return Resources(fonts, place)
