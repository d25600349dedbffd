"""A font file for a reading system, which finds glyphs by the font's own character map.

A PDF needs none of these tables: it names glyphs by its own map.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import pack

from handouts.exporters.subsetting import font_file, subset
from handouts.exporters.truetype import TrueTypeFont

_COPIED = ("OS/2", "gasp", "name")
_NO_GLYPH_NAMES = pack(">L", 0x00030000)  # version of `post`
_WINDOWS = 3


def font_with(font: TrueTypeFont, characters: Iterable[str]) -> bytes:
    """A font file with exactly these characters (those it lacks are left out)."""
    glyphs = {ord(each): font.glyph(ord(each)) for each in sorted(characters) if font.has(each)}
    tables, numbers = subset(font, glyphs.values())
    tables |= {tag: font.table(tag) for tag in _COPIED if font.table(tag)}
    tables["cmap"] = _character_map({code: numbers[glyph] for code, glyph in glyphs.items()})
    tables["post"] = _NO_GLYPH_NAMES + font.table("post")[4:32]
    return font_file(tables)


def _character_map(glyphs: dict[int, int]) -> bytes:
    """`cmap` in format 4 (the fonts' characters are all of the basic plane); codes ascend."""
    segments: list[tuple[int, int, int]] = []  # first code, last code, distance to the glyph
    for code, glyph in glyphs.items():
        first, last, delta = segments[-1] if segments else (0, -2, 0)
        if (last + 1, delta) == (code, glyph - code):
            segments[-1] = (first, code, delta)
        else:
            segments.append((code, code, glyph - code))
    segments.append((0xFFFF, 0xFFFF, 1))
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    search = (2 * power, power.bit_length() - 1, 2 * (count - power))
    firsts, lasts, _ = zip(*segments, strict=True)
    deltas = [delta & 0xFFFF for _, _, delta in segments]
    lists = pack(f">{count}HH{count}H{count}H{count}H", *lasts, 0, *firsts, *deltas, *[0] * count)
    table = pack(">7H", 4, 14 + len(lists), 0, 2 * count, *search) + lists
    return pack(">HHHHL", 0, 1, _WINDOWS, 1, 12) + table
