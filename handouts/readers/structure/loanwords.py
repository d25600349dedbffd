"""Is an English phrase the one that some katakana write: ストーリーテリング, storytelling?

Both are brought to the consonants that katakana keep: no vowels, no difference between l and r or
between voiced and voiceless ones, no r that British English leaves out.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from handouts.readers.structure.kana import is_katakana, transliterate

_ALIKE_ENOUGH = 0.8
_LEAST_KANA = 3
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z ]", ""), (r"r(?![aeiouy])", ""), (r"igh", "i"), (r"kn|gn(?=[aeiou])", "n"),
        (r"[ts]i(?=[aeou])|ture?\b", "s"), (r"t?ch", "t"), (r"ck|qu?", "k"), (r"x", "ks"),
        (r"c(?=[eiy])|sh|th|j|g(?=[ei])|z", "s"), (r"[cg]", "k"), (r"ph|[fwhy]", ""),
        (r"[vb]", "p"), (r"d", "t"), (r"l", "r"), (r"m(?=p)", "n"), (r"[aeiou ]", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def writes(katakana: str, english: str) -> bool:
    """Are the words those that the katakana write, or very like them?"""
    return is_katakana(katakana) and likeness(katakana, english) >= _ALIKE_ENOUGH


def likeness(katakana: str, english: str) -> float:
    """From 0 to 1; nothing where there are too few katakana to tell."""
    if len(katakana) < _LEAST_KANA or not english.isascii():
        return 0.0
    sounds, words = _consonants(transliterate(katakana)), _consonants(english)
    if min(len(sounds), len(words)) < 2:
        return 0.0
    return SequenceMatcher(None, sounds, words, autojunk=False).ratio()


@cache
def _consonants(words: str) -> str:
    plain = words.lower()
    for pattern, sound in _SPELLINGS:
        plain = pattern.sub(sound, plain)
    return plain
