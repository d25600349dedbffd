"""Is some romaji the reading of the script that stands beside it?

Kana are transliterated. Of kanji only the shape can be judged: how many beats they may have.
"""

from __future__ import annotations

import re

from handouts.readers.structure.kana import is_kana, is_katakana, sounds_like, standard_kana
from handouts.readers.structure.romaji import (
    content_words,
    has_macron,
    is_english,
    is_english_name,
    is_foreign,
    is_romaji,
    is_syllabic,
    morae,
)

_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_SILENT = re.compile("[ゃゅょャュョ]")
_KANJI = re.compile("[㐀-䶿一-鿿豈-﫿々〆\U00020000-\U000323af]")
_LATIN = re.compile("[A-Za-z0-9０-９]")
# Beats of a kanji: from one (和 wa) to five (志 kokorozashi), in words of several about two.
_LEAST, _USUAL, _MOST = 0.9, 1.8, 5.0
# As many beats more or fewer than usual a sure reading has.
_NEAR = 2.0
# English lookalikes that are well-known Japanese words: beside a script that fits, a reading.
_ALSO_JAPANESE = frozenset(
    "ame ashi dame hare hashi hito ichi imo kaki kama kara kata mae mane mimi mino momo mono mori "
    "mura nihon sake sasa sato semi shin soma tako take tame tane tatami tora uchi ude ume undo "
    "uta wabi waza yama".split()
)
# Of three letters or fewer nearly all may be readings (恩 on, 縁 en, 案 an), but not these.
_NO_READINGS = frozenset(
    "one ten two man men pen sun fun gun tea sea bee eye son run pan pin bin ban den hen inn ape "
    "age toe tie pie die zoo too we he she me be so no use ago bye joy toy boy sin hut ego".split()
)


def reads(words: str, script: str) -> bool:
    """May `words` be how `script` is read?"""
    if not is_syllabic(words):
        return False
    if is_kana(script):
        return _reads_kana(words, script)
    if has_macron(words):
        return True
    content = content_words(words)
    if not content or any(word.isupper() and len(word) < 4 for word in content):
        return False
    if not all(is_foreign(word) for word in content):
        return fits(words, script)
    return all(map(may_be_japanese, content)) and distance(words, script) <= 1.5


def may_be_japanese(lookalike: str) -> bool:
    is_short = len(lookalike) <= 3 and lookalike.islower() and lookalike not in _NO_READINGS
    return is_short or lookalike.lower() in _ALSO_JAPANESE


def _reads_kana(words: str, kana: str) -> bool:
    """Katakana may stand for an English word that looks like its own reading (メモ, memo)."""
    if sounds_like(words, kana):
        is_both = is_english(words) and words.lower() not in _ALSO_JAPANESE
        return has_macron(words) or not (is_katakana(kana) and is_both)
    return is_romaji(words) and fits(words, kana)


def is_reading_beside(words: str, script: str) -> bool:
    """Is it surely how `script` is read, where no mark says that the two belong together?"""
    is_sure = all(map(is_romaji, words.split())) and not is_english_name(words)
    return is_sure and reads(words, script) and distance(words, script) <= _NEAR


def fits(words: str, script: str) -> bool:
    """Has the reading as many beats as the script may have?"""
    kana, kanji, is_sure = _signs(script)
    beats = morae(words)
    is_long_enough = beats >= 0.6 * kana + _LEAST * kanji or beats >= kana + kanji
    return not is_sure or (is_long_enough and beats <= 1.4 * kana + _MOST * kanji + 1)


def distance(words: str, script: str) -> float:
    """How far the beats are from what is usual for the script."""
    kana, kanji, _ = _signs(script)
    return abs(morae(words) - kana - _USUAL * kanji)


def _signs(script: str) -> tuple[int, int, bool]:
    """Kana and kanji, and whether that is all."""
    text = standard_kana(script)
    kana = len(_KANA.findall(text)) - len(_SILENT.findall(text))
    return kana, len(_KANJI.findall(text)), _LATIN.search(text) is None
