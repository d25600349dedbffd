"""Letters on the cover: the package's fonts, chosen run by run, without a shaping engine.

Characters that no font of the package has (emoji) are left out of the picture; its text
alternative and the title page have them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from handouts.exporters.epub.sfnt import open_font
from handouts.layout.theme import Face, Theme
from handouts.resources import FONTS

_JAPANESE_SIZE = 0.93
_IN_SQUARE = 0.74
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_LONG_VOWEL = "ー"


class Lettering:
    """Measures and draws one line of mixed text in the theme's faces."""

    def __init__(self, theme: Theme) -> None:
        self._head = theme.head_face
        self._upright_deck = theme.upright_deck

    def _names(self, *, bold: bool, sans: bool) -> tuple[str, str]:
        """The Latin and the Japanese font file for a style; no bold means the subtitle's."""
        face = Face.SANS if sans else self._head
        family = "Sans" if face is Face.SANS else "Serif"
        style = "Bold" if bold else "Regular" if sans or self._upright_deck else "Italic"
        mincho = face is Face.SERIF and not bold
        japanese = f"GothicJP-{'Bold' if bold else 'Regular'}"
        return f"Handouts{family}-{style}", f"Handouts{'MinchoJP-Regular' if mincho else japanese}"

    def width(self, text: str, size: int, *, bold: bool = False, sans: bool = False) -> float:
        """In pixels."""
        return sum(
            font.getlength(run) for font, run in self._runs(text, size, bold=bold, sans=sans)
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
        for font, run in self._runs(text, size, bold=bold, sans=sans):
            draw.text((left, baseline), run, fill=fill, font=font, anchor="ls")
            left += font.getlength(run)

    def _runs(
        self, text: str, size: int, *, bold: bool, sans: bool
    ) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        latin, japanese = self._names(bold=bold, sans=sans)
        for name, run in groupby(text, key=lambda character: _font_for(character, latin, japanese)):
            if name:
                at = round(size * _JAPANESE_SIZE) if name == japanese else size
                yield _sized(name, at), "".join(run)

    def draw_vertical(
        self,
        image: Image.Image,
        character: str,
        square: tuple[int, int, int],
        colours: tuple[int, int],
    ) -> None:
        """One character in the middle of a square (left, top, side), as in vertical setting.

        `colours` are those of the paper and of the character.
        """
        name = "HandoutsMinchoJP-Regular" if self._head is Face.SERIF else "HandoutsGothicJP-Bold"
        if not open_font(FONTS / f"{name}.ttf").has(character):
            return
        left, top, side = square
        box = side - 16
        tile = Image.new("L", (box, box), colours[0])
        size = round(side * _IN_SQUARE)
        # Where horizontal text has small kana at the lower left, vertical has the upper right.
        shift = size * 0.12 if character in _SMALL_KANA else 0
        place = (box / 2 + shift, box / 2 + size * 0.38 - shift)
        font = _sized(name, size)
        ImageDraw.Draw(tile).text(place, character, fill=colours[1], font=font, anchor="ms")
        if character == _LONG_VOWEL:
            tile = tile.transpose(Image.Transpose.TRANSPOSE)
        image.paste(tile, (left + 8, top + 8))


def _font_for(character: str, latin: str, japanese: str) -> str | None:
    for name in (latin, japanese):
        if open_font(FONTS / f"{name}.ttf").has(character):
            return name
    return None


@cache
def _sized(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.ttf"), size)


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
