"""Is a word romaji? Decided by the shape of its syllables, and by lists of lookalikes.

Modified Hepburn with macrons (or circumflexes, or doubled vowels); `shimbun` with m as well.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

_VOWEL = "[aiueoāīūēōâîûêô]"
_END = "n['’]?(?![aiueoyāīūēōâîûêô])|n['’](?=[aiueoyāīūēōâîûêô])|m(?=[bp])"
# What Hepburn writes, and what only katakana and other spellings have (ti, si, hu, fi, va).
_HEPBURN = re.compile(
    f"(?:(?:kk?|pp?|gg?|bb?|[nmr])?{_VOWEL}"
    "|(?:ss?|zz?)[aueoāūēōâûêô]|(?:tt?|dd?)[aeoāēōâêô]|h[aieoāīēōâîêô]|f[uūû]|w[aoā]"
    "|(?:kk?|pp?|gg?|bb?|[nmrh])?y[auoāūōâûô]"
    f"|(?:s?sh|t?ch|jj?){_VOWEL}|t?ts[uūû]|{_END})+",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    f"(?:(?:k?k|s?s|t?t|p?p|g?g|d?d|z?z|b?b|[nhmrfwv])?{_VOWEL}"
    f"|(?:k?k|g?g|n|h|b?b|p?p|m|r|s?s|t?t|z)?y{_VOWEL}"
    f"|(?:s?sh|t?ch|t?ts|j?j){_VOWEL}|{_END})+",
    re.IGNORECASE,
)
_MACRON = re.compile("[āīūēōĀĪŪĒŌ]")
_CIRCUMFLEX = re.compile("[âîûêôÂÎÛÊÔ]")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_BLANK = re.compile(r"[\s・]+")
_HYPHEN = re.compile(r"[\-‐‑–·]+")
_PARTICLES = frozenset("no to ga wa ni o wo mo de e ka na ne yo ya he san sama kun chan".split())
_HONORIFIC = re.compile(r"[\-‐‑](?:san|sama|kun|chan|sensei)$")


@cache
def _list(name: str) -> frozenset[str]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def has_macron(text: str) -> bool:
    """Long vowels that only romaji has; a circumflex may as well be French (`gâteau`)."""
    if _MACRON.search(text):
        return True
    return any(
        _CIRCUMFLEX.search(word) is not None and not is_english(without_marks(word))
        for word in text.split()
    )


def without_marks(text: str) -> str:
    """Small letters without macrons and circumflexes."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def is_english_name(text: str) -> bool:
    """A place or firm whose English name is its romaji without macrons (`Tokyo`, `Toyota`)."""
    is_listed = text.lower() in _list("japanese_places.txt")
    return text[:1].isupper() and (is_listed or text.lower() in _list("english_names.txt"))


def is_foreign(word: str) -> bool:
    """An English lookalike, or a name that English has from elsewhere (`Japanese`, `Hawaii`)?"""
    is_name = word[:1].isupper() and word.lower() in _list("english_names.txt")
    return is_name or is_english(word)


def is_person(text: str) -> bool:
    """A Japanese family or given name, or any name with an honorific (`Tanaka-san`)."""
    is_named = text[:1].isupper() and text.lower() in _list("japanese_names.txt")
    return is_named or _HONORIFIC.search(text) is not None


def is_syllabic(text: str) -> bool:
    """Are all words made of Japanese syllables? True of some English words as well."""
    return _all_match(_LOOSE, text)


def is_hepburn(text: str) -> bool:
    """Syllabic, without spellings that Hepburn has not (`sisu`, `ubuntu`)."""
    return _all_match(_HEPBURN, text)


def _all_match(shape: re.Pattern[str], text: str) -> bool:
    words = _HYPHEN.sub(" ", text).split()
    return bool(words) and text[0].isalpha() and all(shape.fullmatch(word) for word in words)


def is_english(word: str) -> bool:
    """Is a syllabic word rather an English one, or of a third language?

    Of a word with hyphens, every part (`one-on-one`, but not `zen-in`).
    """
    small = without_marks(word) if _CIRCUMFLEX.search(word) else word.lower()
    parts = [part for part in _HYPHEN.split(small) if part]
    return bool(parts) and all(
        part in _list("english_lookalikes.txt") or part in _list("foreign_lookalikes.txt")
        for part in parts
    )


def is_romaji(text: str) -> bool:
    """Surely romaji, whatever stands beside it: Hepburn, and no English word among its words."""
    if not is_hepburn(text) or _CAMEL.search(text):
        return False
    if has_macron(text):
        return True
    content = content_words(text)
    return bool(content) and not any(is_foreign(word) or word.isupper() for word in content)


def content_words(text: str) -> list[str]:
    """The words that are no particles; a single word is never taken for a particle."""
    words = [word for word in _BLANK.split(text) if word]
    return [word for word in words if len(words) == 1 or word.lower() not in _PARTICLES]


def is_particle(word: str) -> bool:
    return word.lower() in _PARTICLES


_MORA = re.compile(r"n['’]?(?![aiueoy])|m(?=[bp])|([kstpgdzbjc])(?=\1|ch)|[aiueo]")


def morae(romaji: str) -> int:
    """How many beats a reading has: to·u·kyo·u, or to·kyo where no macron is written."""
    lengthened = _MACRON.sub("oo", _CIRCUMFLEX.sub("oo", romaji))
    return sum(1 for _ in _MORA.finditer(lengthened.lower()))
