"""List markers as people type them."""

from __future__ import annotations

import re

from handouts.readers.structure.lines import Marker, MarkerKind

_BULLETS = "-•*‣▪●○◦・–"
# Japanese writes its bullets without a blank.
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?:\s+|$)|[・●○■◆◇▶►](?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)](?:\s+|$)")
_LETTER = re.compile(r"\(?([A-Z])\)(?:\s+|$)")


def split_marker(text: str, depth: int) -> tuple[Marker | None, str]:
    """The marker before a line's words, if there is one, and the words."""
    if match := _BULLET.match(text):
        return Marker(MarkerKind.BULLET, text[0], depth=depth), text[match.end() :]
    if match := _NUMBER.match(text):
        written, value = match.group().strip(), int(match.group(1))
        return Marker(MarkerKind.DECIMAL, written, value, depth), text[match.end() :]
    if match := _LETTER.match(text):
        written, value = match.group().strip(), ord(match.group(1)) - ord("A") + 1
        return Marker(MarkerKind.LETTER, written, value, depth), text[match.end() :]
    return None, text
