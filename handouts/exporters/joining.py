"""One font of two: Latin as it is, Japanese made to fit beside it.

A form field has one font for all that is typed in it. So the Japanese glyphs come along unchanged,
in their own units, and each character is a composite glyph: its outline at a scale. Nothing is
drawn anew. Tables: OpenType specification 1.9, chapters glyf, head, hhea, hmtx, maxp.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from struct import calcsize, pack, unpack, unpack_from

from handouts.exporters.subsetting import font_file, order_of, patched, tables_of
from handouts.exporters.truetype import TrueTypeFont

_XY_ARGS, _HAS_SCALE = 0x2, 0x8
_PARTS, _DEPTH = 28, 30  # in maxp


@dataclass(frozen=True, slots=True)
class MadeFont:
    """`glyphs` and `advances` by character code; `ascent` and `descent` of a line.

    Lengths are in thousandths of the type size.
    """

    file: bytes
    glyphs: Mapping[int, int]
    advances: Mapping[int, float]
    ascent: float
    descent: float


def joined(
    base: TrueTypeFont, added: TrueTypeFont, characters: Iterable[str], size: float
) -> MadeFont:
    """The characters that either font has; those of `added` at `size` of those of `base`."""
    codes = sorted(set(map(ord, characters)))
    own = {code: base.glyph(code) for code in codes if base.glyph(code)}
    more = {code: added.glyph(code) for code in codes if code not in own and added.glyph(code)}
    own_numbers, own_outlines = order_of(base, own.values())
    first = len(own_outlines)
    numbers, outlines = order_of(added, more.values(), first)
    metrics = [base.metric(glyph) for glyph in own_numbers]
    metrics += [added.metric(glyph) for glyph in numbers]
    scale = size * base.em / added.em
    glyphs = {code: own_numbers[glyph] for code, glyph in own.items()}
    scaled: list[bytes] = []
    for code, glyph in more.items():
        glyphs[code] = first + len(outlines) + len(scaled)
        scaled.append(_scaled(added.outline(glyph), numbers[glyph], scale))
        metrics.append(_scaled_metric(added.metric(glyph), scale))
    tables = tables_of(base, metrics, [*own_outlines, *outlines, *scaled])
    tables["head"] = patched(tables["head"], 36, pack(">4h", *_box(base, added, scale)))
    tables["maxp"] = _most(tables["maxp"], added.table("maxp"))
    advances = {code: base.advance(glyph) for code, glyph in own.items()}
    advances |= {code: added.advance(glyph) * size for code, glyph in more.items()}
    return MadeFont(font_file(tables), glyphs, advances, base.ascent, base.descent)


def _scaled(outline: bytes, number: int, scale: float) -> bytes:
    """A composite of one part: glyph `number`, whose outline this is."""
    if not outline:
        return b""
    box = (round(value * scale) for value in unpack_from(">4h", outline, 2))
    part = pack(">HHbbh", _XY_ARGS | _HAS_SCALE, number, 0, 0, round(scale * (1 << 14)))
    return pack(">5h", -1, *box) + part


def _scaled_metric(metric: bytes, scale: float) -> bytes:
    advance, bearing = unpack(">Hh", metric)
    return pack(">Hh", round(advance * scale), round(bearing * scale))


def _box(base: TrueTypeFont, added: TrueTypeFont, scale: float) -> list[int]:
    """Around the glyphs of both."""
    own, more = (unpack_from(">4h", font.table("head"), 36) for font in (base, added))
    fitted = [round(value * scale) for value in more]
    return [*map(min, own[:2], fitted[:2]), *map(max, own[2:], fitted[2:])]


def _most(own: bytes, more: bytes) -> bytes:
    """What a reader must be ready for: the most of either font, one level deeper."""
    form = f">{(len(own) - 6) // 2}H"
    most = list(map(max, unpack_from(form, own, 6), unpack_from(form, more, 6)))
    assert calcsize(form) == len(own) - 6
    most[(_PARTS - 6) // 2] = max(1, most[(_PARTS - 6) // 2])
    most[(_DEPTH - 6) // 2] += 1
    return own[:6] + pack(form, *most)
