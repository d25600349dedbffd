"""The cover: terms of the chapters in manuscript squares over title and names.

It is laid out once, as marks at their places; one painter makes the bitmap that libraries show at
the size of a stamp, another the drawing that readers open as the first page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from handouts.coverage import GETA, drawable, stand_in, unshown
from handouts.exporters.epub.lettering import Lettering, wrapped
from handouts.layout.layout import Metadata
from handouts.layout.theme import Theme

# Pixels: 1600 × 2560 is what the large shops ask for. Distances follow the printed cover.
WIDTH, HEIGHT, MARGIN = 1600, 2560, 150
_TYPE = WIDTH - 2 * MARGIN
_LOGO_TOP, _LOGO = 110, (800, 130)
_SQUARES_TOP, _TITLE_TOP, _FOOT = 330, 1290, 2400
_ROWS, _MOST_COLUMNS, _WIDEST = 4, 8, 208


class Ramp(IntEnum):
    """A colour of the theme; `cover_png` has 64 levels from white to each."""

    INK = 0
    PRIMARY = 1
    ACCENT = 2
    MUTED = 3


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


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle from (left, top) to (right, bottom), both included."""

    left: int
    top: int
    right: int
    bottom: int
    ramp: Ramp


@dataclass(frozen=True, slots=True)
class Square:
    """An empty square of accent colour; `side` long, its edge 3 wide inside of it."""

    left: int
    top: int
    side: int


@dataclass(frozen=True, slots=True)
class Character:
    """One Japanese character in the middle of its square."""

    text: str
    square: Square


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: the left end and the top of its em box."""

    text: str
    left: float
    top: int
    size: int
    ramp: Ramp
    bold: bool = False
    sans: bool = False


@dataclass(frozen=True, slots=True)
class LogoMark:
    """The brand's logo."""

    left: int
    top: int
    width: int
    height: int


Mark = Area | Square | Character | Words | LogoMark


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


def cover_marks(words: CoverWords, theme: Theme) -> tuple[Mark, ...]:
    """Everything on the cover, in the order in which it is painted."""
    return tuple(_Page(words, theme).marks())


class _Page:
    def __init__(self, words: CoverWords, theme: Theme) -> None:
        self._words, self._logo, self._lettering = words, theme.logo, Lettering(theme)

    def marks(self) -> Iterator[Mark]:
        if self._logo is not None:
            width, height = (max(1, round(side)) for side in self._logo.fitting(*_LOGO))
            yield LogoMark(MARGIN, _LOGO_TOP, width, height)
        yield from self._squares(self._words.terms[:_MOST_COLUMNS])
        yield from self._texts()

    def _squares(self, terms: Sequence[tuple[int, str]]) -> Iterator[Mark]:
        """Columns from right to left, one chapter each; without terms the squares stay empty."""
        columns = list(terms) or [(0, "")] * 6
        pitch = min(_TYPE // len(columns), _WIDEST * 5 // 4)
        side = pitch * 4 // 5
        for place, (number, term) in enumerate(columns):
            left = WIDTH - MARGIN - side - place * pitch
            if number:
                yield self._number(number, left + side // 2)
            for row in range(_ROWS):
                square = Square(left, _SQUARES_TOP + row * side, side)
                yield square
                if row < len(term):
                    yield Character(term[row], square)

    def _number(self, number: int, middle: int) -> Words:
        text, size = str(number), 40
        width = self._lettering.width(text, size, sans=True)
        left, top = middle - width / 2, _SQUARES_TOP - 56
        return Words(text, left, top, size, Ramp.MUTED, sans=True)

    def _texts(self) -> Iterator[Mark]:
        words = self._words
        title = list(
            self._paragraph(words.title, _TITLE_TOP, (150, 118, 92, 72), Ramp.PRIMARY, most=5)
        )
        yield from title
        top = title[-1].top + title[-1].size * 6 // 5
        yield from self._paragraph(words.subtitle, top + 30, (64, 52), Ramp.MUTED, most=3)
        foot = [line for line in dict.fromkeys((words.author, words.publisher)) if line]
        top = _FOOT - 70 * len(foot)
        yield Area(MARGIN, top - 50, WIDTH - MARGIN, top - 46, Ramp.PRIMARY)
        measure = partial(self._lettering.width, size=46, sans=True)
        for line in foot:
            shown = wrapped(line, measure, _TYPE, most=1)[0]
            yield Words(shown, MARGIN, top, 46, Ramp.MUTED, sans=True)
            top += 70

    def _paragraph(
        self, text: str, top: int, sizes: Sequence[int], ramp: Ramp, *, most: int
    ) -> Iterator[Words]:
        """Set in the largest of `sizes` that needs at most `most` lines."""
        is_bold = ramp is Ramp.PRIMARY
        for size in sizes:
            measure = partial(self._lettering.width, size=size, bold=is_bold)
            if len(wrapped(text, measure, _TYPE)) <= most:
                break
        for line in wrapped(text, measure, _TYPE, most):
            yield Words(line, MARGIN, top, size, ramp, bold=is_bold)
            top += size * 6 // 5
