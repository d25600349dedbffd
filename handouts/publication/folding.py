"""Words as an index sorts them."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Small letters, long vowels as short ones, no accents."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(c for c in letters if not unicodedata.combining(c) or c in "\u3099\u309a")
    ).casefold()
