"""Cutting a TrueType font down to the glyphs of one book.

The package's fonts are plain: outlines in `glyf`, no layout tables that a page needs. For these,
slicing the tables takes some milliseconds, where loading a full font library takes longer than
writing the whole book. Tables: OpenType specification 1.9, chapters otff, glyf, loca, hmtx, maxp.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import pack

from handouts.exporters.truetype import TrueTypeFont, checksum, components

_HINTING = ("cvt ", "fpgm", "prep")
_WHOLE_FILE = 0xB1B0AFBA  # what checkSumAdjustment makes the file's words add up to


def subset(font: TrueTypeFont, glyphs: Iterable[int]) -> tuple[dict[str, bytes], dict[int, int]]:
    """The tables that draw `glyphs` and their components; old → new glyph numbers.

    Glyph 0, the empty box, stays glyph 0; the others are numbered in the order given.
    """
    numbers, outlines = order_of(font, glyphs)
    return tables_of(font, list(map(font.metric, numbers)), outlines), numbers


def order_of(
    font: TrueTypeFont, glyphs: Iterable[int], first: int = 0
) -> tuple[dict[int, int], list[bytes]]:
    """Glyph 0, `glyphs` and their components: old → new numbers from `first` on, outlines."""
    numbers = {0: first}
    for glyph in glyphs:
        numbers.setdefault(glyph, first + len(numbers))
    order = list(numbers)
    # `order` grows while this reads it: components turn up.
    outlines = [_renumbered(font.outline(glyph), numbers, order, first) for glyph in order]
    return numbers, outlines


def _renumbered(outline: bytes, numbers: dict[int, int], order: list[int], first: int) -> bytes:
    """A composite glyph names its parts by number; parts not yet there join the subset."""
    changed = bytearray(outline)
    for place, _, part in components(outline):
        if part not in numbers:
            numbers[part] = first + len(numbers)
            order.append(part)
        changed[place + 2 : place + 4] = pack(">H", numbers[part])
    return bytes(changed)


def tables_of(
    font: TrueTypeFont, metrics: Sequence[bytes], outlines: Sequence[bytes]
) -> dict[str, bytes]:
    """The tables of `font` for these glyphs; `metrics` are advance and bearing of each."""
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    locations, place = [0], 0
    for outline in padded:
        place += len(outline)
        locations.append(place)
    count = pack(">H", len(outlines))
    head = patched(patched(font.table("head"), 8, bytes(4)), 50, pack(">h", 1))
    tables = {
        "glyf": b"".join(padded),
        "head": head,
        "hhea": patched(font.table("hhea"), 34, count),
        "hmtx": b"".join(metrics),
        "loca": pack(f">{len(locations)}L", *locations),
        "maxp": patched(font.table("maxp"), 4, count),
    }
    hinting = {tag: font.table(tag) for tag in _HINTING}
    return tables | {tag: table for tag, table in hinting.items() if table}


def patched(table: bytes, place: int, value: bytes) -> bytes:
    return table[:place] + value + table[place + len(value) :]


def font_file(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with its checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    directory, body, offset, head_place = b"", b"", 12 + 16 * count, 0
    for tag in sorted(tables):
        data = tables[tag]
        head_place = offset if tag == "head" else head_place
        directory += pack(">4sLLL", tag.encode(), checksum(data), offset, len(data))
        body += data + bytes(-len(data) % 4)
        offset += len(data) + -len(data) % 4
    file = head + directory + body
    adjustment = (_WHOLE_FILE - checksum(file)) % (1 << 32)
    return patched(file, head_place + 8, pack(">L", adjustment))
