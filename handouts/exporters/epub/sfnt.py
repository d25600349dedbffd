"""Cutting a TrueType font down to the characters of one book.

The package's fonts are plain: outlines in `glyf`, no hinting, a `cmap` of format 4 or 12. For
these, slicing the tables takes some milliseconds, where loading a full font library takes
longer than writing the whole book. Tables as in the OpenType specification 1.9.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

_CHECKSUM_MAGIC = 0xB1B0AFBA
_ARG_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_COPIED = ("OS/2", "gasp", "name")


class Segment(NamedTuple):
    """Consecutive characters. Their glyphs are code + `delta` (modulo 65,536), or, where
    `place` is set, stand listed at that offset of `cmap`."""

    first: int
    last: int
    delta: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class SfntFont:
    """A font file by its tables, with the segments of its `cmap` in the order of `starts`."""

    tables: dict[str, bytes]
    segments: tuple[Segment, ...]
    starts: tuple[int, ...] = field(repr=False)

    def glyph(self, character: str) -> int:
        """The glyph of a character; 0, the empty box, where the font lacks it."""
        code = ord(character)
        index = bisect_right(self.starts, code) - 1
        if index < 0 or code > self.segments[index].last:
            return 0
        segment, glyph = self.segments[index], code
        if segment.place:
            place = segment.place + 2 * (code - segment.first)
            glyph = struct.unpack_from(">H", self.tables["cmap"], place)[0]
            if not glyph:
                return 0
        return (glyph + segment.delta) & 0xFFFF

    def has(self, character: str) -> bool:
        return self.glyph(character) != 0

    def text(self, name_id: int) -> str:
        """An entry of the `name` table for Windows (platform 3), or an empty string."""
        data = self.tables["name"]
        _, count, storage = struct.unpack_from(">HHH", data)
        for index in range(count):
            platform, _, _, found, length, offset = struct.unpack_from(">6H", data, 6 + 12 * index)
            if (platform, found) == (3, name_id):
                start = storage + offset
                return data[start : start + length].decode("utf-16-be")
        return ""


@cache
def open_font(path: Path) -> SfntFont:
    content = path.read_bytes()
    count = struct.unpack_from(">H", content, 4)[0]
    tables: dict[str, bytes] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", content, 12 + 16 * index)
        tables[tag.decode("ascii")] = content[offset : offset + length]
    segments = tuple(_segments(tables["cmap"]))
    return SfntFont(tables, segments, tuple(segment.first for segment in segments))


def _segments(cmap: bytes) -> Iterable[Segment]:
    """From format 12 where there is one (all planes), else from format 4 (the basic plane)."""
    subtables: dict[tuple[int, int], int] = {}
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        subtables[platform, encoding] = offset
    if (3, 10) not in subtables:
        yield from _basic_segments(cmap, subtables[3, 1])
        return
    start = subtables[3, 10]
    groups = struct.unpack_from(">L", cmap, start + 12)[0]
    for first, last, glyph in struct.iter_unpack(
        ">LLL", cmap[start + 16 : start + 16 + 12 * groups]
    ):
        yield Segment(first, last, glyph - first)


def _basic_segments(cmap: bytes, start: int) -> Iterable[Segment]:
    count = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    starts = struct.unpack_from(f">{count}H", cmap, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", cmap, start + 16 + 4 * count)
    base = start + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", cmap, base)
    for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        place = base + 2 * index + offsets[index] if offsets[index] else 0
        if first != 0xFFFF:  # the end mark
            yield Segment(first, last, delta, place)


def subset(font: SfntFont, characters: Iterable[str]) -> bytes:
    """A font file with exactly these characters (those it lacks are left out)."""
    codes = sorted({ord(character) for character in characters if font.has(character)})
    outlines, metrics = _glyphs(font, [0, *(font.glyph(chr(code)) for code in codes)])
    tables = {tag: font.tables[tag] for tag in _COPIED if tag in font.tables}
    tables["glyf"], tables["loca"] = _outline_tables(outlines)
    tables["hmtx"] = b"".join(metrics)
    tables["cmap"] = _character_map(codes)
    count = len(outlines)
    tables["maxp"] = _patched(font.tables["maxp"], 4, struct.pack(">H", count))
    tables["hhea"] = _patched(font.tables["hhea"], 34, struct.pack(">H", count))
    head = _patched(font.tables["head"], 8, bytes(4))
    tables["head"] = _patched(head, 50, struct.pack(">h", 1))
    tables["post"] = struct.pack(">L", 0x00030000) + font.tables["post"][4:32]
    return _assembled(tables)


def _glyphs(font: SfntFont, wanted: list[int]) -> tuple[list[bytes], list[bytes]]:
    """Outlines and metrics of the glyphs, their components appended and renumbered."""
    order = list(wanted)
    places: dict[int, int] = {}
    outlines: list[bytes] = []
    for glyph in order:  # grows while components are found
        outline = _outline(font, glyph)
        for place, component in _components(outline):
            if component not in places:
                places[component] = len(order)
                order.append(component)
            outline = _patched(outline, place, struct.pack(">H", places[component]))
        outlines.append(outline)
    return outlines, [_metrics(font, glyph) for glyph in order]


def _outline(font: SfntFont, glyph: int) -> bytes:
    loca = font.tables["loca"]
    if struct.unpack_from(">h", font.tables["head"], 50)[0]:
        start, end = struct.unpack_from(">LL", loca, 4 * glyph)
    else:
        start, end = (2 * half for half in struct.unpack_from(">HH", loca, 2 * glyph))
    return font.tables["glyf"][start:end]


def _components(outline: bytes) -> Iterable[tuple[int, int]]:
    """The parts of a composite glyph: (offset of the glyph number, glyph number)."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield place + 2, glyph
        place += 4 + (4 if flags & _ARG_WORDS else 2)
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _metrics(font: SfntFont, glyph: int) -> bytes:
    """Advance and left side bearing; glyphs past the last full entry share its advance."""
    full = struct.unpack_from(">H", font.tables["hhea"], 34)[0]
    table = font.tables["hmtx"]
    if glyph < full:
        return table[4 * glyph : 4 * glyph + 4]
    bearing = 4 * full + 2 * (glyph - full)
    return table[4 * (full - 1) : 4 * (full - 1) + 2] + table[bearing : bearing + 2]


def _outline_tables(outlines: list[bytes]) -> tuple[bytes, bytes]:
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    offsets, position = [0], 0
    for outline in padded:
        position += len(outline)
        offsets.append(position)
    return b"".join(padded), struct.pack(f">{len(offsets)}L", *offsets)


def _character_map(codes: list[int]) -> bytes:
    """`cmap` for glyphs numbered from 1 in the order of `codes`."""
    runs: list[list[int]] = []
    for glyph, code in enumerate(codes, start=1):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code, glyph])
    basic = _format_4([run for run in runs if run[1] < 0xFFFF])
    groups = b"".join(struct.pack(">LLL", *run) for run in runs)
    full = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(runs)) + groups
    header = struct.pack(">HHHHLHHL", 0, 2, 3, 1, 20, 3, 10, 20 + len(basic))
    return header + basic + full


def _format_4(runs: list[list[int]]) -> bytes:
    segments = [*runs, [0xFFFF, 0xFFFF, 0]]
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    search = (2 * power, power.bit_length() - 1, 2 * (count - power))
    ends, starts = [last for _, last, _ in segments], [first for first, _, _ in segments]
    deltas = [(glyph - first) & 0xFFFF for first, _, glyph in segments]
    arrays = struct.pack(
        f">{count}HH{count}H{count}H{count}H", *ends, 0, *starts, *deltas, *[0] * count
    )
    return struct.pack(">7H", 4, 14 + len(arrays), 0, 2 * count, *search) + arrays


def _patched(table: bytes, place: int, value: bytes) -> bytes:
    return table[:place] + value + table[place + len(value) :]


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">LHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    records, body, position, head = [], [], 12 + 16 * count, 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head = position
        records.append(
            struct.pack(">4sLLL", tag.encode("ascii"), _checksum(data), position, len(data))
        )
        body.append(data + bytes(-len(data) % 4))
        position += len(body[-1])
    content = header + b"".join(records) + b"".join(body)
    adjustment = (_CHECKSUM_MAGIC - _checksum(content)) & 0xFFFFFFFF
    return _patched(content, head + 8, struct.pack(">L", adjustment))
