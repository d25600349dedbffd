"""Reading TrueType files: only what a page needs, and only when it is asked for.

ReportLab's TTFont reads the whole character map of a font, which takes longer for our three
Japanese fonts than laying out a book; here a character costs one search in the file's table.
Tables: OpenType specification 1.9, chapters cmap, glyf, head, hhea, hmtx, loca, maxp, OS/2.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from struct import pack, unpack_from
from sys import byteorder

from handouts.coverage import CharacterMap

_ARGS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_2X2 = 0x1, 0x8, 0x20, 0x40, 0x80
_HINTING = ("cvt ", "fpgm", "prep")


class TrueTypeFont:
    """One font file. Lengths are in thousandths of the type size, as PDF counts them."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._data = path.read_bytes()
        count = unpack_from(">H", self._data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for place in range(12, 12 + 16 * count, 16):
            tag, _, offset, length = unpack_from(">4sLLL", self._data, place)
            self._tables[tag.decode("latin-1")] = (offset, length)
        self._em = unpack_from(">H", self._data, self._offset("head") + 18)[0]
        self._metrics = unpack_from(">H", self._data, self._offset("hhea") + 34)[0]
        self.widths = _WidthOf(self)

    def _offset(self, tag: str) -> int:
        return self._tables[tag][0]

    def table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

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
        return float(unpack_from(">H", self._data, place)[0] * 1000 / self._em)

    # -- what a font descriptor says --

    def _scaled(self, tag: str, offset: int) -> float:
        return float(unpack_from(">h", self._data, self._offset(tag) + offset)[0] * 1000 / self._em)

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

    # -- subset --

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

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs and their components; old → new glyph numbers."""
        numbers = {0: 0}
        for glyph in glyphs:
            numbers.setdefault(glyph, len(numbers))
        order = list(numbers)
        # `order` grows while this reads it: components turn up.
        outlines = [_renumbered(self.outline(glyph), numbers, order) for glyph in order]
        return self._file_of(order, outlines), numbers

    def _file_of(self, order: list[int], outlines: list[bytes]) -> bytes:
        padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
        locations, place = [0], 0
        for outline in padded:
            place += len(outline)
            locations.append(place)
        head = bytearray(self.table("head"))
        head[8:12], head[50:52] = bytes(4), pack(">h", 1)
        hhea = self.table("hhea")[:34] + pack(">H", len(order))
        maxp = bytearray(self.table("maxp"))
        maxp[4:6] = pack(">H", len(order))
        tables = {
            "glyf": b"".join(padded),
            "head": bytes(head),
            "hhea": hhea,
            "hmtx": b"".join(map(self._metric, order)),
            "loca": pack(f">{len(locations)}L", *locations),
            "maxp": bytes(maxp),
        }
        tables.update({tag: self.table(tag) for tag in _HINTING if tag in self._tables})
        return _font_file(tables)

    def _metric(self, glyph: int) -> bytes:
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


def _renumbered(outline: bytes, numbers: dict[int, int], order: list[int]) -> bytes:
    """A composite glyph names its parts by number; parts not yet there join the subset."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return outline
    changed, place, flags = bytearray(outline), 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", outline, place)
        if part not in numbers:
            numbers[part] = len(numbers)
            order.append(part)
        changed[place + 2 : place + 4] = pack(">H", numbers[part])
        place += 8 if flags & _ARGS_ARE_WORDS else 6
        place += 2 * bool(flags & _HAS_SCALE) + 4 * bool(flags & _HAS_XY_SCALE)
        place += 8 * bool(flags & _HAS_2X2)
    return bytes(changed)


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    directory, body, offset, head_place = b"", b"", 12 + 16 * count, 0
    for tag in sorted(tables):
        data = tables[tag]
        head_place = offset if tag == "head" else head_place
        directory += pack(">4sLLL", tag.encode(), _checksum(data), offset, len(data))
        body += data + bytes(-len(data) % 4)
        offset += len(data) + -len(data) % 4
    file = bytearray(head + directory + body)
    file[head_place + 8 : head_place + 12] = pack(">L", (0xB1B0AFBA - _checksum(file)) % (1 << 32))
    return bytes(file)


def _checksum(data: bytes | bytearray) -> int:
    words = array("I", bytes(data) + bytes(-len(data) % 4))
    if byteorder == "little":
        words.byteswap()
    return sum(words) % (1 << 32)
