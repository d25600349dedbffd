"""The logo in Word: pixels always, for Word before 2016 and half of its rivals show no SVG."""

from __future__ import annotations

from handouts.exporters.docx.brand.stories import Picture, Story
from handouts.exporters.docx.faces import DRAWING
from handouts.exporters.logos.painting import logo_pixels
from handouts.exporters.logos.pixels import picture_of
from handouts.exporters.xml_text import escape
from handouts.layout.logo import Logo

_ID = "rIdLogo"
_WORDS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 36_000  # to a millimetre
_INCH, _DOTS = 25.4, 600
_LARGEST = (60.0, 8.0)  # mm
# Word numbers all drawings of a file; a client's cover has small numbers.
_FIRST_NUMBER = 4000
_UNNUMBERED = f'id="{_FIRST_NUMBER}"'


def logo_story(logo: Logo | None) -> Story:
    """The pictures of a header: the logo, if there is one."""
    if logo is None:
        return Story("")
    wide, high = (max(1, round(side / _INCH * _DOTS)) for side in logo.fitting(*_LARGEST))
    picture = Picture(".png", picture_of(logo_pixels(logo, wide, high)).png)
    return Story("", ((_ID, picture),))


def logo_run(logo: Logo) -> str:
    """A run of a header that shows it, with its alternative text."""
    wide, high = (round(side * _EMU) for side in logo.fitting(*_LARGEST))
    what = f'{_UNNUMBERED} name="Logo" descr="{escape(logo.alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WORDS}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {what}/>'
        f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {what}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{_ID}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def numbered(header: str, number: int) -> str:
    """The header with the number of its own that Word wants for each drawing."""
    return header.replace(_UNNUMBERED, f'id="{_FIRST_NUMBER + number}"')
