"""The cover: terms of the chapters in manuscript squares over title and names.

Libraries show it at the size of a stamp and need a bitmap; readers open the same picture as
the first page. It is drawn in levels of grey that a palette turns into the theme's colours:
each region has its own ramp from white to one colour, which keeps a large cover small and fast.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from PIL import Image, ImageDraw

from handouts.coverage import GETA, drawable, stand_in, unshown
from handouts.exporters.epub.lettering import Lettering, wrapped
from handouts.layout.contrast import channels
from handouts.layout.layout import Metadata
from handouts.layout.theme import Theme

# Pixels: 1600 × 2560 is what the large shops ask for. Distances follow the printed cover.
WIDTH, HEIGHT, MARGIN = 1600, 2560, 150
_TYPE = WIDTH - 2 * MARGIN
_SQUARES_TOP, _TITLE_TOP, _FOOT = 330, 1290, 2400
_ROWS, _MOST_COLUMNS, _WIDEST = 4, 8, 208
_LEVELS = 64


class Ramp(IntEnum):
    """White to a colour in 64 levels of the palette."""

    INK = 0
    PRIMARY = 1
    ACCENT = 2
    MUTED = 3

    @property
    def white(self) -> int:
        return self * _LEVELS

    @property
    def full(self) -> int:
        return self.white + _LEVELS - 1


@dataclass(frozen=True, slots=True)
class CoverWords:
    """As the fonts can draw them; the title page and the text alternative have all characters.

    `terms`: a chapter's number and its short Japanese term, at most 8 are shown.
    """

    title: str
    subtitle: str
    author: str
    publisher: str
    terms: Sequence[tuple[int, str]]


def cover_words(about: Metadata, terms: Sequence[tuple[int, str]]) -> CoverWords:
    return CoverWords(
        drawable(about.title),
        drawable(about.subtitle),
        drawable(about.author),
        drawable(about.publisher),
        [(number, _whole(term)) for number, term in terms],
    )


def _whole(term: str) -> str:
    """Empty where a character would be missing: half a word is none."""
    return "" if any(stand_in(mark) == GETA for mark in unshown(term)) else drawable(term)


def cover_png(words: CoverWords, theme: Theme) -> bytes:
    """The cover as a PNG with a palette; the same words and theme give the same bytes."""
    image = Image.new("L", (WIDTH, HEIGHT), Ramp.INK.white)
    page = _Page(image, Lettering(theme))
    page.squares(words.terms[:_MOST_COLUMNS])
    page.words(words)
    image.putpalette(_palette(theme))
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=3)
    return stream.getvalue()


def _palette(theme: Theme) -> bytes:
    levels = bytearray()
    for colour in (theme.ink, theme.primary, theme.accent, theme.muted):
        for level in range(_LEVELS):
            share = level / (_LEVELS - 1)
            levels += bytes(round(255 * (1 - share + share * part)) for part in channels(colour))
    return bytes(levels)


class _Page:
    def __init__(self, image: Image.Image, lettering: Lettering) -> None:
        self._image, self._draw, self._lettering = image, ImageDraw.Draw(image), lettering

    def squares(self, terms: Sequence[tuple[int, str]]) -> None:
        """Columns from right to left, one chapter each; without terms the squares stay empty."""
        columns = list(terms) or [(0, "")] * 6
        pitch = min(_TYPE // len(columns), _WIDEST * 5 // 4)
        side = pitch * 4 // 5
        for place, (number, term) in enumerate(columns):
            left = WIDTH - MARGIN - side - place * pitch
            if number:
                self._number(number, left + side // 2)
            self._column(left, side, term)

    def _number(self, number: int, middle: int) -> None:
        text, size = str(number), 40
        width = self._lettering.width(text, size, sans=True)
        self._line(text, middle - width / 2, _SQUARES_TOP - 56, size, Ramp.MUTED, sans=True)

    def _column(self, left: int, side: int, term: str) -> None:
        for row in range(_ROWS):
            top = _SQUARES_TOP + row * side
            box = (left, top, left + side, top + side)
            self._draw.rectangle(box, Ramp.ACCENT.white, Ramp.ACCENT.full, width=3)
            if row < len(term):
                self._character(term[row], left, top, side)

    def _character(self, character: str, left: int, top: int, side: int) -> None:
        inner = (left + 8, top + 8, left + side - 8, top + side - 8)
        self._draw.rectangle(inner, Ramp.INK.white)
        self._lettering.draw_vertical(
            self._image, character, (left, top, side), (Ramp.INK.white, Ramp.INK.full)
        )

    def words(self, words: CoverWords) -> None:
        top = self._paragraph(words.title, _TITLE_TOP, (150, 118, 92, 72), Ramp.PRIMARY, most=5)
        self._paragraph(words.subtitle, top + 30, (64, 52), Ramp.MUTED, most=3)
        foot = [line for line in (words.author, words.publisher) if line]
        top = _FOOT - 70 * len(foot)
        self._draw.rectangle((MARGIN, top - 50, WIDTH - MARGIN, top - 46), Ramp.PRIMARY.full)
        measure = partial(self._lettering.width, size=46, sans=True)
        for line in foot:
            shown = wrapped(line, measure, _TYPE, most=1)[0]
            self._line(shown, MARGIN, top, 46, Ramp.MUTED, sans=True)
            top += 70

    def _paragraph(
        self, text: str, top: int, sizes: Sequence[int], ramp: Ramp, *, most: int
    ) -> int:
        """Set in the largest of `sizes` that needs at most `most` lines; returns its foot."""
        is_bold = ramp is Ramp.PRIMARY
        for size in sizes:
            measure = partial(self._lettering.width, size=size, bold=is_bold)
            if len(wrapped(text, measure, _TYPE)) <= most:
                break
        for line in wrapped(text, measure, _TYPE, most):
            self._line(line, MARGIN, top, size, ramp, bold=is_bold)
            top += size * 6 // 5
        return top

    def _line(self, text: str, left: float, top: int, size: int, ramp: Ramp, **face: bool) -> None:
        end = left + self._lettering.width(text, size, **face)
        band = (round(left) - 20, top - 4, round(end) + 20, top + size * 6 // 5)
        self._draw.rectangle(band, ramp.white)
        self._lettering.draw(self._draw, text, (left, top), size, ramp.full, **face)
