"""Fonts of one's own: files of which nothing is believed become cuts that every format can use."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

from handouts.errors import LayoutError
from handouts.exporters.truetype import TrueTypeFont, components
from handouts.layout.own_fonts import OwnCuts, OwnFont

_MOST_BYTES, _MOST_FILES = 40_000_000, 40
_NEEDED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_TRUETYPE = (b"\0\1\0\0", b"true")
_OTHERS = {
    b"OTTO": "has PostScript outlines (CFF), which pages of ours cannot embed",
    b"ttcf": "is a collection of fonts",
    b"wOFF": "is packed for the web (WOFF)",
    b"wOF2": "is packed for the web (WOFF2)",
}
_MEND = "Ask the foundry for TrueType files (.ttf), one for each cut."
# OS/2, fsType (OpenType 1.9): what the foundry lets one embed.
_RESTRICTED, _NO_SUBSETS, _ONLY_BITMAPS = 0x0002, 0x0100, 0x0200
_ITALIC, _BOLD = 0x0001, 0x0020  # OS/2, fsSelection
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?()-'\""
_JAPANESE = "あかさたなはまやらわんアカサタナハマヤラワン。、人日本"
_FAMILY = 1


def read_cuts(path: Path, *, is_japanese: bool = False) -> OwnCuts:
    """Of a file (the regular cut) or of a folder's files. Raises LayoutError without a place."""
    try:
        if path.is_dir():
            return _cuts_of(path, is_japanese)
        return OwnCuts(regular=read_font(path, is_japanese=is_japanese))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LayoutError(f"{path} cannot be read: {reason}.", hint="Check the path.") from None


def _cuts_of(folder: Path, is_japanese: bool) -> OwnCuts:
    files = sorted(one for one in folder.iterdir() if one.suffix.lower() in (".ttf", ".otf"))
    found: dict[str, OwnFont] = {}
    for file in files[:_MOST_FILES]:
        made = read_font(file, is_japanese=is_japanese)
        cut = _cut(TrueTypeFont(file))
        if cut in found:
            raise LayoutError(
                f"{file.name} and {found[cut].path.name} in {folder} are both {cut}.",
                hint="Leave one of each cut: regular, italic, bold, bold italic.",
            )
        if cut:
            found[cut] = made
    if "regular" not in found:
        raise LayoutError(f"{folder} holds no regular cut of a font.", hint=_MEND)
    return OwnCuts(
        found["regular"], found.get("italic"), found.get("bold"), found.get("bold italic")
    )


def _cut(font: TrueTypeFont) -> str:
    """As the font says; empty for a weight that no page of ours has."""
    weight = struct.unpack_from(">H", font.table("OS/2"), 4)[0]
    marks = struct.unpack_from(">H", font.table("OS/2"), 62)[0]
    is_bold = bool(marks & _BOLD) or weight == 700
    if not is_bold and weight not in (400, 500):
        return ""
    return " ".join(
        [*(["bold"] if is_bold else []), *(["italic"] if marks & _ITALIC else [])] or ["regular"]
    )


def read_font(path: Path, *, is_japanese: bool = False) -> OwnFont:
    """One file. Raises LayoutError for what cannot be embedded, may not be, or is broken."""
    if not path.is_file():
        raise LayoutError(f"there is no font {path}.", hint="Check the path.")
    if path.stat().st_size > _MOST_BYTES:
        raise LayoutError(f"the font {path} is larger than 40 MB.", hint=_MEND)
    data = path.read_bytes()
    if fault := _fault(path, data, is_japanese):
        raise LayoutError(f"the font {path} {fault}.", hint=_MEND)
    font = TrueTypeFont(path)
    return OwnFont(path, hashlib.sha256(data).hexdigest(), font.said(_FAMILY), is_japanese)


def _fault(path: Path, data: bytes, is_japanese: bool) -> str:
    if data[:4] in _OTHERS:
        return _OTHERS[data[:4]]
    if data[:4] not in _TRUETYPE:
        return "is no TrueType font"
    try:
        font = TrueTypeFont(path)
        if not font.is_whole:
            return "is broken"
        if missing := [tag for tag in _NEEDED if not font.table(tag)]:
            return f"has no table {missing[0]}"
        if font.table("fvar"):
            return "is a variable font, which has no cuts of its own"
        return _embedding_fault(font) or _drawing_fault(font) or _gap(font, is_japanese)
    except (struct.error, ValueError, IndexError, KeyError, OverflowError, ZeroDivisionError):
        return "is broken"


def _embedding_fault(font: TrueTypeFont) -> str:
    allowed = struct.unpack_from(">H", font.table("OS/2"), 8)[0]
    if allowed & 0x000F == _RESTRICTED:
        return "may not be embedded, by what its foundry wrote into it"
    if allowed & _NO_SUBSETS:
        return "may be embedded whole only, by what its foundry wrote into it"
    if allowed & _ONLY_BITMAPS:
        return "may be embedded as bitmaps only, by what its foundry wrote into it"
    return ""


def _drawing_fault(font: TrueTypeFont) -> str:
    """Every glyph is looked up once, with its parts; contours are read only when one is drawn."""
    count = struct.unpack_from(">H", font.table("maxp"), 4)[0]
    if not 16 <= font.em <= 16384 or len(font.table("hmtx")) < 2 * count:
        return "is broken"
    for glyph in range(count):
        outline = font.outline(glyph)
        font.metric(glyph)
        if any(part >= count for _, _, part in components(outline)):
            return "is broken"
    return "" if len(font.coverage) else "has no characters"


def _gap(font: TrueTypeFont, is_japanese: bool) -> str:
    wanted = _JAPANESE if is_japanese else _LATIN
    missing = [character for character in wanted if not font.has(character)]
    return f"has no {missing[0]!r}" if missing else ""
