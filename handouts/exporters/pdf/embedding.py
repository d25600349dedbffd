"""Fonts in the file: one subset of each, for the characters of all pages.

Type 0 with codes that are UTF-16 code units: ToUnicode is then the identity, so hyphen, soft
hyphen and U+2011 come out of a copy as themselves although they share a glyph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from handouts.exporters.faces import font
from handouts.exporters.joining import MadeFont
from handouts.exporters.pdf.writer import PdfWriter
from handouts.exporters.subsetting import font_file, subset
from handouts.exporters.truetype import TrueTypeFont

_LINES_PER_BLOCK = 100  # the most a bfrange block may hold (Adobe Technical Note 5014)
_STEM = 80  # FontDescriptor wants one; nobody uses it for embedded TrueType


class Embedded(NamedTuple):
    """A font in a file: for which characters, and its object."""

    characters: frozenset[str]
    number: int


def write_fonts(
    writer: PdfWriter, characters: Mapping[str, set[str]], known: Mapping[str, Embedded]
) -> dict[str, Embedded]:
    """A subset of each font, for its `characters`; one that is `known` serves again."""
    found: dict[str, Embedded] = {}
    for name, used in sorted(characters.items()):
        before = known.get(name)
        if before and used <= before.characters:
            found[name] = before
        elif used:
            found[name] = Embedded(frozenset(used), embed_font(writer, name, "".join(used)))
    return found


def embed_font(writer: PdfWriter, name: str, characters: str) -> int:
    """Write the subset of `characters` (all of the basic plane); number of its font object."""
    face = font(name)
    codes = sorted(map(ord, set(characters)))
    glyphs = {code: face.glyph(code) for code in codes}
    tables, numbers = subset(face, glyphs.values())
    placed = {code: numbers[glyph] for code, glyph in glyphs.items()}
    advances = {code: face.advance(glyph) for code, glyph in glyphs.items()}
    made = MadeFont(font_file(tables), placed, advances, face.ascent, face.descent)
    return write_font(writer, face, made)


def write_font(writer: PdfWriter, face: TrueTypeFont, made: MadeFont) -> int:
    """A font that was made from `face`, which gives its name and its measures."""
    codes = sorted(made.glyphs)
    glyph_map = bytearray(2 * (codes[-1] + 1))
    for code in codes:
        glyph_map[2 * code : 2 * code + 2] = made.glyphs[code].to_bytes(2, "big")
    base = f"{_prefix(codes)}+{face.name}"
    descriptor = _descriptor(writer, face, base, made)
    mapping = writer.stream(bytes(glyph_map))
    descendant = writer.put(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000"
        f"/W[{_widths(codes, made.advances)}]/CIDToGIDMap {mapping} 0 R>>"
    )
    to_unicode = writer.stream(_identity_map(codes).encode("ascii"))
    return writer.put(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {to_unicode} 0 R>>"
    )


def _prefix(codes: list[int]) -> str:
    """Six letters that mark a subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr(codes).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _descriptor(writer: PdfWriter, face: TrueTypeFont, base: str, made: MadeFont) -> int:
    file = writer.stream(made.file, f"/Length1 {len(made.file)}")
    box = " ".join(f"{value:.0f}" for value in face.box)
    return writer.put(
        f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[{box}]"
        f"/ItalicAngle {face.italic_angle:g}/Ascent {made.ascent:.0f}"
        f"/Descent {made.descent:.0f}/CapHeight {face.cap_height:.0f}/StemV {_STEM}"
        f"/FontFile2 {file} 0 R>>"
    )


def _runs(codes: list[int]) -> Iterator[list[int]]:
    """Codes in a row; a row ends with its high byte, as bfrange must not cross it."""
    for _, row in groupby(enumerate(codes), lambda pair: (pair[1] - pair[0], pair[1] >> 8)):
        yield [code for _, code in row]


def _widths(codes: list[int], advances: Mapping[int, float]) -> str:
    """Those of the font file, the soft hyphen's included, which layout counts as nothing."""
    return " ".join(
        f"{row[0]}[{' '.join(f'{advances[code]:g}' for code in row)}]" for row in _runs(codes)
    )


def _identity_map(codes: list[int]) -> str:
    lines = [f"<{row[0]:04X}> <{row[-1]:04X}> <{row[0]:04X}>" for row in _runs(codes)]
    blocks = [
        lines[start : start + _LINES_PER_BLOCK] for start in range(0, len(lines), _LINES_PER_BLOCK)
    ]
    ranges = "\n".join(
        f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
        f"<0000> <FFFF>\nendcodespacerange\n{ranges}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    )
