"""List markers as people type them."""

from __future__ import annotations

import re
import unicodedata

from handouts.readers.structure.lines import Marker, MarkerKind

# `\uf0b7` is Word's bullet in the font Symbol, as it comes out of a copied text.
_BULLETS = "-•*‣▪●○◦・–·⁃∙▶►➤✓✔\uf0b7\u25a0\u25c6\u25a1\u25c7▼★☆"
# Japanese writes its bullets without a blank.
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?:\s+|$)|[・●○■□◆◇▶►▼★☆•‣▪](?=\S)|-(?=[^\W\d_])")
# Word's bullet of the second level is a letter, told by the tab after it.
_LETTER_O = re.compile(r"o\t\s*")
_NUMBER = re.compile(
    r"\(?(\d{1,2})[.)](?:\s+|$)|[（(]?([\uff10-\uff19]{1,2})[．.）)、]\s*|[（(](\d{1,2})[）)]\s*(?=\S)"
    r"|([\u2460-\u2473])[.．]?\s*"
)
# A small letter before a full stop is never a name's initial.
_LETTER = re.compile(r"\(?([A-Z]|[a-z])\)(?:\s+|$)|([a-z])\.\s+|（([A-Za-z])）\s*")
_ROMAN = re.compile(r"\(?([ivx]+)[.)]\s+")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def split_marker(text: str, depth: int) -> tuple[Marker | None, str]:
    """The marker before a line's words, if there is one, and the words."""
    if match := _BULLET.match(text):
        return Marker(MarkerKind.BULLET, text[0], depth=depth), text[match.end() :]
    if match := _LETTER_O.match(text):
        return Marker(MarkerKind.BULLET, "o", depth=depth), text[match.end() :]
    if match := _NUMBER.match(text):
        written, value = match.group().strip(), _value(match[match.lastindex or 0])
        return Marker(MarkerKind.DECIMAL, written, value, depth), text[match.end() :]
    if (match := _ROMAN.match(text)) and match[1] in _ROMANS:
        written, value = match.group().strip(), _ROMANS.index(match[1]) + 1
        return Marker(MarkerKind.LETTER, written, value, depth), text[match.end() :]
    if match := _LETTER.match(text):
        letter = match[match.lastindex or 0]
        written, value = match.group().strip(), ord(letter.upper()) - ord("A") + 1
        return Marker(MarkerKind.LETTER, written, value, depth), text[match.end() :]
    return None, text


def _value(digits: str) -> int:
    """Of plain digits, full-width ones, or one number in a circle."""
    return int(unicodedata.numeric(digits)) if len(digits) == 1 else int(digits)
