"""The terms of a book once more, in the order of the kana (五十音順).

Readings come from the author's romaji, else from a script that is kana already, else from what a
dictionary proposes; a proposed one is marked wherever it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts.layout.labels import Labels
from handouts.model.inlines import Text
from handouts.publication.matter import GlossaryEntry, GlossaryTerm, Index, IndexEntry, IndexGroup
from handouts.publication.mentions import Mention
from handouts.publication.part_keys import KANA_INDEX

_MACRONS = str.maketrans({"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ei", "ō": "ou"})
_CIRCUMFLEXES = str.maketrans({"â": "aa", "î": "ii", "û": "uu", "ê": "ei", "ô": "ou"})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_PARTING = re.compile(r"[\s\-‐‑–・.,]+")
# Of an n, whether it ends its syllable: before a space (on o uru), before another (hon-ne).
_FINAL_N = re.compile(r"n(?:[\s\-‐‑–・.,]+(?=[aiueoy])|(?=n[aiueoy]))")
_HIRAGANA = re.compile("[ぁ-ゖー]+")
_NO_WORD = re.compile("っ(?:っ|$)|^[っー]")  # what English letters come to
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_ROWS = ("あいうえおゔ", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの",
         "はひふへほ", "まみむめも", "やゆよ", "らりるれろ", "わゐゑをん")  # fmt: skip
_VOWELS = {
    sign: vowel
    for vowel, signs in {
        "あ": "あかさたなはまやらわがざだばぱ",
        "い": "いきしちにひみりゐぎじぢびぴ",
        "う": "うくすつぬふむゆるぐずづぶぷゔ",
        "え": "えけせてねへめれゑげぜでべぺ",
        "お": "おこそとのほもよろをごぞどぼぽ",
    }.items()
    for sign in signs
}
_LENGTHENING = {"あ": "あ", "い": "い", "う": "う", "え": "えい", "お": "おう"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Hiragana, and whether the author gave it."""

    kana: str
    is_proposed: bool = False


def reading_of(term: GlossaryTerm, proposals: Mapping[str, str]) -> Reading | None:
    """How a term is read; None where nobody knows. `proposals` are hiragana by script."""
    import jaconv  # noqa: PLC0415 - only books with this index need it

    script = unicodedata.normalize("NFKC", term.japanese or "")
    plain = _PARTING.sub("", jaconv.kata2hira(script))
    if plain and _HIRAGANA.fullmatch(plain):
        return Reading(plain)
    if term.romaji:
        kana = hiragana(term.romaji)
        if kana:
            return Reading(kana)
    proposed = proposals.get(term.japanese or "")
    return Reading(proposed, is_proposed=True) if proposed else None


def hiragana(romaji: str) -> str:
    """The kana of a romaji, empty where it is none. A long ō is おう, a long ē えい."""
    import jaconv  # noqa: PLC0415

    composed = unicodedata.normalize("NFC", romaji.casefold()).translate(_APOSTROPHES)
    letters = composed.translate(_MACRONS).translate(_CIRCUMFLEXES)
    syllables = _PARTING.sub("", _FINAL_N.sub("n'", letters))
    kana: str = jaconv.alphabet2kana(syllables)
    return kana if _HIRAGANA.fullmatch(kana) and not _NO_WORD.search(kana) else ""


def sort_key(kana: str) -> tuple[str, str]:
    """Dictionary order: small as large, voiced as unvoiced, ー as the vowel before it; then as is.

    JIS X 4061 without its finest levels.
    """
    signs: list[str] = []
    for sign in kana.translate(_SMALL):
        signs.append(_VOWELS.get(signs[-1], sign) if sign == "ー" and signs else sign)
    return _unvoiced("".join(signs)), kana


def short_vowels(kana: str) -> str:
    """Long vowels as short ones: とうきょう and ときょ are the same."""
    signs: list[str] = []
    vowel = ""
    for sign in kana.translate(_SMALL):
        if sign != "ー" and (not vowel or sign not in _LENGTHENING[vowel]):
            signs.append(sign)
            vowel = _VOWELS.get(sign, "")
    return "".join(signs)


def _unvoiced(kana: str) -> str:
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in kana)


def kana_index(
    entries: Sequence[GlossaryEntry],
    mentions: Mapping[str, tuple[Mention, ...]],
    proposals: Mapping[str, str],
    labels: Labels,
) -> Index | None:
    """None where no term can be listed."""
    read = ((entry.term, reading_of(entry.term, proposals)) for entry in entries)
    known = [(term, reading) for term, reading in read if reading is not None]
    known.sort(key=lambda one: (sort_key(one[1].kana), one[0].key))
    groups = tuple(_rows(known, mentions))
    return Index(KANA_INDEX, labels.kana_index, labels.kana_note, groups) if groups else None


def _rows(
    known: Sequence[tuple[GlossaryTerm, Reading]], mentions: Mapping[str, tuple[Mention, ...]]
) -> Iterator[IndexGroup]:
    rows: dict[str, list[IndexEntry]] = {}
    for term, reading in known:
        places = tuple((one.key, one.title) for one in mentions.get(term.key, ()))
        if places:
            words = (Text(_words(term, reading)),)
            entry = IndexEntry(words, places, term.key, term.japanese, term.romaji)
            rows.setdefault(_row(reading.kana), []).append(entry)
    for initial, members in rows.items():
        yield IndexGroup(initial, tuple(members))


def _row(kana: str) -> str:
    first = sort_key(kana)[0][0]
    return next((row[0] for row in _ROWS if first in row), "他")


def _words(term: GlossaryTerm, reading: Reading) -> str:
    """The script, and its reading where that says more; a proposed one with a question mark."""
    script = term.japanese or term.romaji or ""
    if unicodedata.normalize("NFKC", script) == reading.kana:
        return script
    return f"{script} ({reading.kana}{'?' if reading.is_proposed else ''})"
