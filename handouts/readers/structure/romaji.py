"""Is a word romaji? Decided by the shape of its syllables, and a list of English lookalikes.

Modified Hepburn with macrons (or circumflexes, or doubled vowels); `shimbun` with m as well.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_VOWEL = "[aiueoāīūēōâîûêô]"
_SYLLABLE = (
    f"(?:(?:k?k|s?s|t?t|p?p|g?g|d?d|z?z|b?b|[nhmrfwv])?{_VOWEL}"
    f"|(?:k?k|g?g|n|h|b?b|p?p|m|r)?y{_VOWEL}"
    f"|(?:s?sh|t?ch|t?ts|j?j){_VOWEL}"
    f"|n['’]?(?![aiueoyāīūēōâîûêô])|m(?=[bp]))"
)
_WORD = re.compile(f"{_SYLLABLE}+", re.IGNORECASE)
_MACRON = re.compile("[āīūēōâîûêôĀĪŪĒŌÂÎÛÊÔ]")
_BREAK = re.compile(r"[ \-‐‑–·’']+")
_PLACES = frozenset(
    "tokyo osaka kyoto kobe nagoya yokohama sapporo fukuoka hiroshima sendai nara okinawa "
    "hokkaido kyushu honshu shikoku nagasaki kanazawa nikko kamakura hakone shinjuku shibuya "
    "ginza marunouchi roppongi akasaka ueno asakusa shinagawa kanto kansai tohoku chubu fuji "
    "saitama chiba kanagawa kawasaki niigata nagano shizuoka hamamatsu okayama kumamoto "
    "kagoshima matsuyama utsunomiya gifu mie wakayama toyama ibaraki edo naha otemachi "
    "toranomon odaiba ikebukuro umeda namba".split()
)
_PARTICLES = frozenset("no to ga wa ni o wo mo de e ka na ne yo ya he san sama kun chan".split())


@cache
def _lookalikes() -> frozenset[str]:
    """English words that are made of Japanese syllables (`take`, `name`, `to`)."""
    text = (Path(__file__).parent / "english_lookalikes.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def has_macron(text: str) -> bool:
    return _MACRON.search(text) is not None


def is_place(text: str) -> bool:
    """A place whose English name is its romaji without macrons (`Tokyo`)."""
    return text.lower() in _PLACES and text[:1].isupper()


def is_syllabic(text: str) -> bool:
    """Are all words made of Japanese syllables? True of some English words as well."""
    words = [word for word in _BREAK.split(text) if word]
    return bool(words) and all(_WORD.fullmatch(word) for word in words)


def is_english(word: str) -> bool:
    """Is a syllabic word rather an English one?"""
    return word.lower() in _lookalikes()


def is_romaji(text: str) -> bool:
    """Surely romaji: Japanese syllables, and a macron or no English word among them."""
    if not is_syllabic(text):
        return False
    if has_macron(text):
        return True
    words = [word for word in _BREAK.split(text) if word]
    content = [word for word in words if len(words) == 1 or word.lower() not in _PARTICLES]
    return bool(content) and not any(is_english(word) or word.isupper() for word in content)
