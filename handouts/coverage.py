"""Which characters the package's fonts can show: asked by the PDF exporter and by proofreading.

Only the character maps are read, and the Japanese one only for what the Latin one has not.
Tables: OpenType specification 1.9, chapter cmap.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from struct import unpack_from
from sys import byteorder

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.resources import FONTS

GETA = "〓"  # what a Japanese printer sets where a character is not in the case
_WINDOWS_UNICODE = (3, 1)

# Marks that only steer layout elsewhere (joiners, direction, variants): nothing to draw.
INVISIBLE = dict.fromkeys(
    [
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_ALIKE = {0x202F: "\u00a0", 0x2007: "\u00a0", 0x2002: " ", 0x2003: " ", 0x2009: " "}
_CLEANED = {**_SPACES, **_ALIKE}
_UNSEEN = "".join(map(chr, INVISIBLE))
# A character with what belongs to it: two letters of a flag, skin tones, joined pictures.
CLUSTER = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|.(?:\u200d[^{_UNSEEN}]|[{_UNSEEN}\U0001f3fb-\U0001f3ff])*",
    re.DOTALL,
)
BREAKS = "\u00ad\u200b"  # places where a word may part; nothing is drawn
# Rare forms of names and words, and the common character that Japanese printers set for each.
_COMMON_FORMS = {"𠮷": "吉", "𠮟": "叱", "𡈽": "土", "𣘺": "橋"}


class CharacterMap:
    """A font's `cmap`, in its format 4 subtable. A character costs one search in it."""

    def __init__(self, table: bytes, name: str) -> None:
        self._table, self._name = table, name

    @cached_property
    def _segments(self) -> tuple[array[int], array[int], array[int], array[int], int]:
        """End and start codes, deltas and range offsets of the subtable."""
        start = self._unicode_subtable()
        doubled = unpack_from(">H", self._table, start + 6)[0]
        lists = [
            self._words(start + 14 + part * doubled + (2 if part else 0), doubled)
            for part in range(4)
        ]
        return lists[0], lists[1], lists[2], lists[3], start + 16 + 3 * doubled

    def _unicode_subtable(self) -> int:
        for place in range(4, 4 + 8 * unpack_from(">H", self._table, 2)[0], 8):
            platform, encoding, offset = unpack_from(">HHL", self._table, place)
            is_format_4 = unpack_from(">H", self._table, offset)[0] == 4
            if (platform, encoding) == _WINDOWS_UNICODE and is_format_4:
                return int(offset)
        raise ValueError(f"{self._name} has no Unicode character map")

    def _words(self, offset: int, size: int) -> array[int]:
        words = array("H", self._table[offset : offset + size])
        if byteorder == "little":
            words.byteswap()
        return words

    def glyph(self, code: int) -> int:
        """The glyph of a character, 0 where the font has none."""
        if code > 0xFFFF:
            return 0
        ends, starts, deltas, offsets, base = self._segments
        part = bisect_left(ends, code)
        if part == len(ends) or starts[part] > code:
            return 0
        if not offsets[part]:
            return (code + deltas[part]) & 0xFFFF
        place = base + 2 * part + offsets[part] + 2 * (code - starts[part])
        glyph = int(unpack_from(">H", self._table, place)[0])
        return (glyph + deltas[part]) & 0xFFFF if glyph else 0

    @cached_property
    def coverage(self) -> frozenset[str]:
        """All characters; meant for the Latin fonts, which have a few hundred."""
        ends, starts, *_ = self._segments
        codes = (
            code for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)
        )
        return frozenset(chr(code) for code in codes if self.glyph(code))


@cache
def _character_map(name: str) -> CharacterMap:
    """The character map of a font file of the package; the outlines are left on the disk."""
    path = Path(FONTS / name)
    with path.open("rb") as file:
        head = file.read(12)
        directory = file.read(16 * unpack_from(">H", head, 4)[0])
        for place in range(0, len(directory), 16):
            tag, _, offset, length = unpack_from(">4sLLL", directory, place)
            if tag == b"cmap":
                file.seek(offset)
                return CharacterMap(file.read(length), path.stem)
    raise ValueError(f"{name} has no character map")


@cache
def can_show(character: str) -> bool:
    """Can a PDF in the serif face show it? All cuts, and all our Japanese fonts, have the same."""
    return character in BREAKS or any(
        _character_map(name).glyph(ord(character))
        for name in ("HandoutsSerif-Regular.ttf", "HandoutsGothicJP-Regular.ttf")
    )


def cleaned(text: str) -> str:
    """Composed characters, and one kind of space where the fonts have one."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_CLEANED)


def unshown(text: str) -> Iterator[str]:
    """The characters that no font has, in order."""
    if text.isascii():
        return
    text = cleaned(text)
    if all(map(can_show, set(text))):
        return
    for cluster in CLUSTER.findall(text):
        yield from (mark for mark in cluster.translate(INVISIBLE) if not can_show(mark))


@cache
def stand_in(character: str) -> str:
    """What is drawn for a character that no font has: its common form, or the letters that it is
    made of (Ⅻ: XII, ﬁ: fi), else a geta."""
    drawn = _COMMON_FORMS.get(character) or unicodedata.normalize("NFKC", character)
    return drawn if all(map(can_show, drawn)) else GETA


def drawable(text: str) -> str:
    """`text` as a picture can draw it: with stand-ins, and without what would be a geta."""
    if text.isascii():
        return text
    seen = cleaned(text).translate(INVISIBLE)
    drawn = (mark if can_show(mark) else stand_in(mark) for mark in seen)
    return "".join(mark for mark in drawn if mark != GETA)


def missing_glyph(character: str, source: str, line: int) -> Diagnostic:
    name = unicodedata.name(character, "unnamed character")
    code = f"U+{ord(character):04X}"
    return Code.MISSING_GLYPH.remark(
        source,
        line,
        f"No font of the PDF has {code} {name}; {stand_in(character)} stands for it.",
        "Replace the character, or keep it if the other formats matter more.",
        column=0,
    )
