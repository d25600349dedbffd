"""The font that typed words are set in: what a learner may type, not what the book has printed.

One font for all, as a field has no second: Latin from Sans, Japanese from Gothic, at the sizes that
they have in the book. Measured in docs/filling-in.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handouts.exporters.faces import JAPANESE_SIZE, font
from handouts.exporters.joining import joined
from handouts.exporters.pdf.embedding import write_font
from handouts.exporters.pdf.writer import PdfWriter

# The name in the form's resources. For whatever is beyond Latin, PDFium (Chrome, Edge) looks a font
# of the system up, unless a form's font has one of four names that it takes for those of signs; by
# this one it uses ours for all that ours has (CPDF_BAFontMap). To other viewers a name is a name.
FONT = "Webdings"
# PDFium sets lines as far apart as these say: three of them in the room of two ruled ones.
_ASCENT, _DESCENT = 930, -290
_LATIN, _JAPANESE = "Sans-Regular", "GothicJP-Regular"


def write_typing_font(writer: PdfWriter, printed: Iterable[str]) -> int:
    """Number of the font object; it has the characters `printed` in the book as well."""
    latin = font(_LATIN)
    made = joined(latin, font(_JAPANESE), [*repertoire(), *printed], JAPANESE_SIZE)
    line = replace(made, ascent=_ASCENT, descent=_DESCENT)
    return write_font(writer, latin, line)


def repertoire() -> Iterator[str]:
    """Latin with its accents and long vowels, signs, kana, and the 2,965 kanji of JIS level 1."""
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203B)):
        yield from map(chr, range(first, last + 1))
    yield from "€™←↑→↓"
    yield from _rows(1, 8)
    yield from _rows(16, 47)


def _rows(first: int, last: int) -> Iterator[str]:
    """Rows of JIS X 0208."""
    for row in range(first, last + 1):
        for cell in range(1, 95):
            yield from bytes((0xA0 + row, 0xA0 + cell)).decode("euc_jp", "ignore")
