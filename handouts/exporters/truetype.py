"""Reading TrueType files: only what a page needs, and only when it is asked for.

A character costs one search in the file's own table; nothing is unpacked into dictionaries first.
Tables: OpenType specification 1.9, chapters cmap, glyf, head, hhea, hmtx, loca, maxp, OS/2.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from sys import byteorder

from handouts.coverage import CharacterMap

_WINDOWS = 3
# Flags of a part of a composite glyph.
WORDS, OFFSETS, SCALE, _MORE, XY_SCALE, MATRIX = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80


def components(outline: bytes) -> Iterator[tuple[int, int, int]]:
    """(where its entry begins, flags, glyph) of each part; none of a glyph with its own contours.

    Raises struct.error where the outline ends too soon.
    """
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", outline, place)
        yield place, flags, glyph
        place += 8 if flags & WORDS else 6
        place += 2 * bool(flags & SCALE) + 4 * bool(flags & XY_SCALE) + 8 * bool(flags & MATRIX)


class TrueTypeFont:
    """One font file. Lengths are in thousandths of the type size, as PDF counts them.

    The file's own units are `em` to the type size.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        self.name, self.path = name or path.stem, path
        self._data = path.read_bytes()
        count = unpack_from(">H", self._data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for place in range(12, 12 + 16 * count, 16):
            tag, _, offset, length = unpack_from(">4sLLL", self._data, place)
            self._tables[tag.decode("latin-1")] = (offset, length)
        self.em: int = unpack_from(">H", self._data, self._offset("head") + 18)[0]
        self._metrics = unpack_from(">H", self._data, self._offset("hhea") + 34)[0]
        self.widths = _WidthOf(self)

    def _offset(self, tag: str) -> int:
        return self._tables[tag][0]

    @property
    def is_whole(self) -> bool:
        """Do all tables lie inside the file?"""
        return all(start + length <= len(self._data) for start, length in self._tables.values())

    def table(self, tag: str) -> bytes:
        """Empty where the font has no such table."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def said(self, name_id: int) -> str:
        """An entry of the `name` table for Windows, or an empty string."""
        data = self.table("name")
        _, count, storage = unpack_from(">HHH", data)
        for place in range(6, 6 + 12 * count, 12):
            platform, _, _, found, length, offset = unpack_from(">6H", data, place)
            if (platform, found) == (_WINDOWS, name_id):
                start = storage + offset
                return data[start : start + length].decode("utf-16-be", "replace")
        return ""

    # -- characters --

    @cached_property
    def _characters(self) -> CharacterMap:
        return CharacterMap(self.table("cmap"), self.name)

    def glyph(self, code: int) -> int:
        """The glyph of a character, 0 where the font has none."""
        return self._characters.glyph(code)

    def has(self, character: str) -> bool:
        return self.glyph(ord(character)) != 0

    @cached_property
    def coverage(self) -> frozenset[str]:
        """All characters; meant for the Latin fonts, which have a few hundred."""
        return self._characters.coverage

    def advance(self, glyph: int) -> float:
        place = self._offset("hmtx") + 4 * min(glyph, self._metrics - 1)
        return float(unpack_from(">H", self._data, place)[0] * 1000 / self.em)

    # -- what a font descriptor says --

    def _scaled(self, tag: str, offset: int) -> float:
        return float(unpack_from(">h", self._data, self._offset(tag) + offset)[0] * 1000 / self.em)

    @property
    def box(self) -> tuple[float, ...]:
        return tuple(self._scaled("head", offset) for offset in (36, 38, 40, 42))

    @property
    def ascent(self) -> float:
        return self._scaled("hhea", 4)

    @property
    def descent(self) -> float:
        return self._scaled("hhea", 6)

    @property
    def cap_height(self) -> float:
        return self._scaled("OS/2", 88) if self._tables["OS/2"][1] > 88 else self.ascent

    @property
    def italic_angle(self) -> float:
        return float(unpack_from(">l", self._data, self._offset("post") + 4)[0] / 65536)

    # -- glyphs as they stand in the file --

    @cached_property
    def _locations(self) -> array[int]:
        offset, length = self._tables["loca"]
        if unpack_from(">h", self._data, self._offset("head") + 50)[0] == 0:
            halves = unpack_from(f">{length // 2}H", self._data, offset)
            return array("L", (2 * half for half in halves))
        return array("L", unpack_from(f">{length // 4}L", self._data, offset))

    def outline(self, glyph: int) -> bytes:
        start = self._offset("glyf")
        return self._data[start + self._locations[glyph] : start + self._locations[glyph + 1]]

    def metric(self, glyph: int) -> bytes:
        """Advance and left side bearing; glyphs past the last full entry share its advance."""
        start = self._offset("hmtx")
        if glyph < self._metrics:
            return self._data[start + 4 * glyph : start + 4 * glyph + 4]
        last = start + 4 * (self._metrics - 1)
        bearing = last + 4 + 2 * (glyph - self._metrics)
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]


class _WidthOf(dict[str, float]):
    """Widths of whole words: the same words come again and again."""

    def __init__(self, font: TrueTypeFont) -> None:
        super().__init__({"\u00ad": 0.0, "\u200b": 0.0})
        self._font = font

    def __missing__(self, text: str) -> float:
        if len(text) == 1:
            width = self._font.advance(self._font.glyph(ord(text)))
        else:
            width = sum(self[character] for character in text)
        self[text] = width
        return width


def checksum(data: bytes | bytearray) -> int:
    words = array("I", bytes(data) + bytes(-len(data) % 4))
    if byteorder == "little":
        words.byteswap()
    return sum(words) % (1 << 32)
