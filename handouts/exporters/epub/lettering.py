"""Letters on the cover: the package's fonts, chosen run by run, without a shaping engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from handouts.exporters.faces import (
    JAPANESE_SIZE,
    AnyFace,
    Cut,
    family_of,
    font,
    font_for,
    japanese_font,
)
from handouts.layout.theme import Face, Theme

_IN_SQUARE = 0.74
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_LONG_VOWEL = "ー"


class Lettering:
    """Measures and draws one line of mixed text in the theme's faces."""

    def __init__(self, theme: Theme) -> None:
        self._head, self._sans = family_of(theme, theme.head_face), family_of(theme, Face.SANS)
        self._is_serif = theme.head_face is Face.SERIF
        self._aside = Cut.REGULAR if theme.upright_deck else Cut.ITALIC

    def _style(self, *, bold: bool, sans: bool) -> tuple[AnyFace, Cut]:
        """No bold means the subtitle's cut."""
        face = self._sans if sans else self._head
        return face, Cut.BOLD if bold else Cut.REGULAR if sans else self._aside

    def width(self, text: str, size: int, *, bold: bool = False, sans: bool = False) -> float:
        """In pixels."""
        return sum(
            sized.face.getlength(run) for sized, run in self._runs(text, size, bold=bold, sans=sans)
        )

    def draw(
        self,
        draw: ImageDraw.ImageDraw,
        text: str,
        place: tuple[float, float],
        size: int,
        fill: int,
        *,
        bold: bool = False,
        sans: bool = False,
    ) -> None:
        """`place` is the left end of the line and the top of its em box."""
        left, baseline = place[0], place[1] + size * 0.88
        for sized, run in self._runs(text, size, bold=bold, sans=sans):
            draw.text((left, baseline), run, fill=fill, font=sized.face, anchor="ls")
            left += sized.face.getlength(run)

    def _runs(
        self, text: str, size: int, *, bold: bool, sans: bool
    ) -> Iterator[tuple[_Sized, str]]:
        face, cut = self._style(bold=bold, sans=sans)
        for name, run in groupby(text, key=lambda character: font_for(character, face, cut)):
            if name:
                yield (
                    _sized(name, round(size * JAPANESE_SIZE) if "JP" in name else size),
                    "".join(run),
                )

    def glyphs(
        self, text: str, place: tuple[float, float], size: int, *, bold: bool, sans: bool
    ) -> Iterator[Glyph]:
        """What `draw` draws, one character at a time."""
        left, baseline = place[0], place[1] + size * 0.88
        for sized, run in self._runs(text, size, bold=bold, sans=sans):
            for count, character in enumerate(run):
                x = left + sized.face.getlength(run[:count])
                yield Glyph(character, sized.name, sized.size, x, baseline)
            left += sized.face.getlength(run)

    def vertical(self, character: str, square: tuple[int, int, int]) -> Glyph:
        """A character in the middle of a square (left, top, side), as in vertical setting."""
        name = japanese_font(self._head, Cut.REGULAR if self._is_serif else Cut.BOLD)
        left, top, side = square
        size = round(side * _IN_SQUARE)
        # Where horizontal text has small kana at the lower left, vertical has the upper right.
        shift = size * 0.12 if character in _SMALL_KANA else 0
        width = _sized(name, size).face.getlength(character)
        x, y = left + (side - width) / 2 + shift, top + side / 2 + size * 0.38 - shift
        return Glyph(character, name, size, x, y, is_mirrored=character == _LONG_VOWEL)

    def draw_vertical(
        self,
        image: Image.Image,
        character: str,
        square: tuple[int, int, int],
        colours: tuple[int, int],
    ) -> None:
        """Draw what `vertical` says; `colours` are those of the paper and of the character."""
        glyph = self.vertical(character, square)
        left, top, side = square
        tile = Image.new("L", (side - 16, side - 16), colours[0])
        place = (glyph.x - left - 8, glyph.y - top - 8)
        face = _sized(glyph.font, glyph.size).face
        ImageDraw.Draw(tile).text(place, character, fill=colours[1], font=face, anchor="ls")
        if glyph.is_mirrored:
            tile = tile.transpose(Image.Transpose.TRANSPOSE)
        image.paste(tile, (left + 8, top + 8))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a font (`faces.font`) in pixels, its origin at (x, y) on the baseline.

    `is_mirrored` at its square's diagonal: a long vowel stands upright in vertical text.
    """

    character: str
    font: str
    size: int
    x: float
    y: float
    is_mirrored: bool = False


class _Sized(NamedTuple):
    name: str
    size: int
    face: ImageFont.FreeTypeFont


@cache
def _sized(name: str, size: int) -> _Sized:
    return _Sized(name, size, ImageFont.truetype(str(font(name).path), size))


def wrapped(
    text: str, width: Callable[[str], float], room: float, most: int | None = None
) -> list[str]:
    """Lines of at most `room`; with `most` of them, the last may be cut with …."""
    lines: list[str] = []
    current = ""
    for word in _breakable(text):
        candidate = current + word
        if current and width(candidate.rstrip()) > room:
            lines.append(current)
            candidate = word
        while width(candidate.rstrip()) > room and len(candidate) > 1:  # longer than a line
            fitting = _fitting(candidate, width, room)
            lines.append(candidate[:fitting])
            candidate = candidate[fitting:]
        current = candidate
    lines.append(current)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _cut("".join(lines[most - 1 :]), width, room)]
    return [line.strip() for line in lines]


def _fitting(text: str, width: Callable[[str], float], room: float) -> int:
    """How many characters go on a line, at least one."""
    return bisect_right(range(2, len(text)), room, key=lambda count: width(text[:count])) + 1


def _cut(text: str, width: Callable[[str], float], room: float) -> str:
    return f"{text[: _fitting(text, lambda part: width(f'{part}…'), room)].rstrip()}…"


def _breakable(text: str) -> Iterator[str]:
    """Words with the space after them; Japanese breaks between any two characters."""
    word = ""
    for character in text:
        if word and (character >= "\u3000" or word[-1] == " " or word[-1] >= "\u3000"):
            yield word
            word = ""
        word += character
    if word:
        yield word
