"""Kana to romaji, as far as needed to tell whether some romaji is the reading of some kana."""

from __future__ import annotations

import re
import unicodedata

from handouts.readers.structure.romaji import without_marks

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_TABLE = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "bu"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_KANA = re.compile("[ぁ-ゖァ-ヺー・ 　]+")
_KATAKANA = re.compile("[ァ-ヺー・ 　]+")
_NO_SOUND = re.compile(r"[\s\-‐‑–'’・]+")
# One spelling for what authors spell in several ways: kunrei, long vowels, doubled consonants.
_ALIKE = (
    ("tch", "ch"), ("ssh", "sh"), ("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("j", "zy"),
    ("f", "h"), ("v", "b"), ("wo", "o"), ("d", "z"), ("l", "r"), ("mb", "nb"), ("mp", "np"),
    ("yi", "i"), ("c", "k"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_LONG = re.compile("ou|ei")


def standard_kana(script: str) -> str:
    """Half-width katakana as full-width ones."""
    return unicodedata.normalize("NFKC", script)


def is_kana(script: str) -> bool:
    return _KANA.fullmatch(standard_kana(script)) is not None


def is_katakana(script: str) -> bool:
    return _KATAKANA.fullmatch(standard_kana(script)) is not None


def transliterate(kana: str) -> str:
    """Kana to a plain romaji without long vowels marked; other characters are left out."""
    sounds: list[str] = []
    for written in standard_kana(kana):
        sign = chr(ord(written) - 0x60) if "ァ" <= written <= "ヶ" else written
        if sign in _SMALL and sounds:
            sounds[-1] = sounds[-1][:-1] + _SMALL[sign]
        else:
            sounds.append(_TABLE.get(sign, ""))
    return "".join(sounds)


def sounds_like(romaji: str, kana: str) -> bool:
    """Is `romaji`, in whatever spelling, the reading of `kana`?"""
    return _plain(romaji) == _plain(transliterate(kana))


def _plain(romaji: str) -> str:
    plain = _NO_SOUND.sub("", without_marks(romaji))
    for spelling, other in _ALIKE:
        plain = plain.replace(spelling, other)
    plain = _LONG.sub(lambda long: long.group()[0], _DOUBLED.sub(r"\1", plain))
    return plain.replace("y", "").replace("ha", "wa")
