"""A bracket, and the words before it, to terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handouts.model.inlines import TermRole
from handouts.readers.structure.explanations import explanation, gloss
from handouts.readers.structure.japanese_words import JapaneseWords, Stretch
from handouts.readers.structure.kana import is_kana
from handouts.readers.structure.lead_words import (
    Lead,
    romaji_alone,
    romaji_before_script,
    romaji_in_compound,
    words_before,
)
from handouts.readers.structure.paired import paired
from handouts.readers.structure.readings import fits
from handouts.readers.structure.romaji import (
    has_macron,
    is_english_name,
    is_hepburn,
    is_person,
    is_romaji,
)
from handouts.readers.structure.spans import Found, Span, opening_quote, unquoted
from handouts.readers.structure.translations import english_before

BRACKET = re.compile(r"[(（]([^()（）]{1,200})[)）]")
_AROUND = " \u00a0”’\"'」』»*_"
# What stands in a bracket but explains no word: references, asides, names' titles and places.
_ASIDE = re.compile(
    r"(?:see|cf|e\.\s?g|if|when|and|but|though|although|because|since|again|including|which|who|"
    r"by|thanks|or so|"
    r"where|also|especially|mostly|usually|often|always|sometimes|perhaps|maybe|yes|not|with|"
    r"without|of course|for example|at least|as|in case|both|all|some|more|less|sic|formerly|"
    r"pictured|left|right|above|below|from|via|then|now|today|aged?|born|even|only|just|our|my|"
    r"his|her|their|your|of all|or any(?:thing|one|body)?|or something|or rather|no(?=,))\b",
    re.IGNORECASE,
)
# After romaji in a bracket: what follows surely says what it means.
_EXPLAINS = re.compile(r"\s*(?:[—–=:]|[,;/]?\s*(?=[“‘]|lit(?:erally|\.)))\s*")
_SHORTEST = 4
_DESCRIPTION = re.compile(r"(?:an?|the)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_NO_WORDS = re.compile(r"[+=×÷\d@…?_<>{}|\\*\[\]#]|[a-z]\.[a-z]")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|President|Professor|Director|Chairman)\.? $")
_OTHER_LANGUAGE = re.compile(
    r"\b(?:Africans?|Arabic|Balinese|Bantu|Chinese|Danish|Dutch|Filipino|Finnish|Finns|French|"
    r"Germans?|Greeks?|Hawaiians?|Hebrew|Hindi|Indians?|Indonesians?|Italians?|Koreans?|Latin|Malay|"
    r"Mandarin|M[aā]ori|Mexicans?|Navajo|Norwegian|Polynesian|Portuguese|Russians?|Samoan|Sanskrit|"
    r"Spanish|Swahili|Swedish|Tagalog|Thai|Turkish|Vietnamese|Yiddish|Zulu)\b[^.!?]{0,40}$"
)


def terms_of_bracket(
    text: str, bracket: re.Match[str], floor: int, words: JapaneseWords
) -> list[Found]:
    """The terms that a bracket and the words before it make, or none."""
    inside = words.between(*bracket.span(1))
    head = _script_before(text, bracket.start(), floor, words)
    if head is not None:
        reading = _kana_reading(text, inside, bracket)
        if not inside or reading is not None:
            return [_script_then_bracket(text, head, bracket, reading, floor)]
    if inside and (pairs := paired(text, inside, bracket, floor)):
        return pairs
    if len(inside) > 1:
        return _several(text, inside, bracket)
    lead = words_before(text, floor, bracket.start())
    if inside:
        return [_bracket_with_script(text, inside[0], bracket, lead)]
    if lead is None:
        return []
    return _romaji_then_gloss(text, bracket, lead, words) or _english_then_romaji(
        text, bracket, lead
    )


# ---- script before the bracket -----------------------------------------------------------


def _script_before(text: str, end: int, floor: int, words: JapaneseWords) -> Stretch | None:
    """The Japanese word that ends right before the bracket."""
    while end > floor and text[end - 1] in _AROUND:
        end -= 1
    start = words.ending_at(end)
    return None if start is None or start < floor else (start, end)


def _kana_reading(text: str, inside: Sequence[Stretch], bracket: re.Match[str]) -> int | None:
    """Where a reading in kana ends that the bracket begins with: 躾（しつけ）."""
    if len(inside) != 1 or not is_kana(text[slice(*inside[0])]):
        return None
    return inside[0][1] if not text[bracket.start(1) : inside[0][0]].strip() else None


def _script_then_bracket(
    text: str, head: Stretch, bracket: re.Match[str], reading: int | None, floor: int
) -> Found:
    """K (G), K (R), K (R, G), K (R — “G”), K (R / G)."""
    script = text[slice(*head)]
    begin = bracket.start(1) if reading is None else reading
    explained = explanation(text, begin, bracket.end(1), script)
    closing = text[head[1] : bracket.start()].strip()
    start = opening_quote(text, head[0], closing, floor)
    return Found(start, bracket.end(), (Span(*head, TermRole.JAPANESE), *explained))


# ---- script inside the bracket -----------------------------------------------------------


def _bracket_with_script(
    text: str, word: Stretch, bracket: re.Match[str], lead: Lead | None
) -> Found:
    """R (K …), E (K …), and (K …) that explains itself."""
    script = text[slice(*word)]
    japanese = Span(*word, TermRole.JAPANESE)
    romaji = romaji_before_script(lead, script) if lead else None
    if lead and romaji is not None:
        reading = Span(romaji, lead.end, TermRole.ROMAJI)
        after = _beside_romaji(text, word, bracket, script)
        return Found(lead.term_start(romaji), bracket.end(), (reading, japanese, *after))
    explained = _around(text, word, bracket.span(1), script)
    spans = (japanese, *explained)
    used = romaji_in_compound(lead, script) if lead else None
    if used and TermRole.ROMAJI not in {span.role for span in explained}:
        return Found(used[0], bracket.end(), (Span(*used, TermRole.ROMAJI), *spans))
    known = lead.starts[-1] if lead and _is_named_so(lead, script, explained) else None
    if lead and known is not None:
        return Found(known, bracket.end(), (Span(known, lead.end, TermRole.ROMAJI), *spans))
    english = english_before(lead, script) if lead else None
    if lead and english is not None and _translates(text, lead, english, explained):
        head = Span(english, lead.end, TermRole.GLOSS)
        return Found(lead.term_start(english), bracket.end(), (head, *spans))
    lead_in = min(span.start for span in spans)
    return Found(lead_in, max(span.end for span in spans), spans)


def _is_named_so(lead: Lead, script: str, explained: Sequence[Span]) -> bool:
    """`Keidanren (経団連, Japan Business Federation)`: an English name that is glossed as well."""
    name = lead.word(-1)
    is_only_glossed = [span.role for span in explained] == [TermRole.GLOSS]
    return is_only_glossed and is_english_name(name) and is_hepburn(name) and fits(name, script)


def _around(text: str, word: Stretch, limits: Stretch, script: str) -> list[Span]:
    """What stands after the script, and before it, inside its limits."""
    after = explanation(text, word[1], limits[1], script)
    before = explanation(text, limits[0], word[0], script)
    known = {span.role for span in after}
    return [span for span in before if span.role not in known] + after


def _beside_romaji(text: str, word: Stretch, bracket: re.Match[str], script: str) -> Sequence[Span]:
    """Romaji stands before the bracket, so that all inside is gloss, unless it is said again."""
    explained = _around(text, word, bracket.span(1), script)
    if any(span.role is TermRole.ROMAJI and has_gloss(explained) for span in explained):
        return explained
    return gloss(text, word[1], bracket.end(1)) or gloss(text, bracket.start(1), word[0])


def has_gloss(spans: Sequence[Span]) -> bool:
    return any(span.role is TermRole.GLOSS for span in spans)


def _translates(text: str, lead: Lead, english: int, explained: Sequence[Span]) -> bool:
    """English before the bracket is the gloss where the bracket has none, or has the same."""
    glosses = [text[span.start : span.end] for span in explained if span.role is TermRole.GLOSS]
    return not glosses or glosses[0].casefold() == text[english : lead.end].casefold()


def _several(text: str, inside: Sequence[Stretch], bracket: re.Match[str]) -> list[Found]:
    """`(本音 true feelings / 建前 public face)`: one term for each script.

    What explains a script stands after it; before it where the bracket does not begin with one.
    """
    begin, end = bracket.span(1)
    is_before = _WORD.search(text, begin, inside[0][0]) is not None
    edges = [begin, *(word[1] for word in inside)] if is_before else [word[0] for word in inside]
    limits = [*edges, end] if not is_before else [*edges[:-1], end]
    found = []
    for word, start, stop in zip(inside, limits, limits[1:], strict=False):
        script = text[slice(*word)]
        sides = (start, word[0]) if is_before else (word[1], stop)
        spans = (Span(*word, TermRole.JAPANESE), *explanation(text, *sides, script))
        found.append(
            Found(min(span.start for span in spans), max(span.end for span in spans), spans)
        )
    return found


# ---- no script ---------------------------------------------------------------------------


def _romaji_then_gloss(
    text: str, bracket: re.Match[str], lead: Lead, words: JapaneseWords
) -> list[Found]:
    """R (G), K R (G). `OJT (On The Job Training)` and `pay (salary + bonus)` are none."""
    romaji = romaji_alone(lead)
    if romaji is None or (text[bracket.start()] == "(" and lead.end == bracket.start()):
        return []
    gap = text[max(romaji - 3, 0) : romaji]
    script_end = romaji - len(gap) + len(gap.rstrip(" /"))
    beside = words.ending_at(script_end)
    said = text[slice(*bracket.span(1))]
    if beside is None and not _is_word(lead, romaji, said):
        return []
    if not _is_gloss(said):
        return []
    spans = (Span(romaji, lead.end, TermRole.ROMAJI), *gloss(text, *bracket.span(1)))
    if beside is None:
        return [Found(lead.term_start(romaji), bracket.end(), spans)]
    japanese = Span(beside, script_end, TermRole.JAPANESE)
    return [Found(beside, bracket.end(), (japanese, *spans))]


def _english_then_romaji(text: str, bracket: re.Match[str], lead: Lead) -> list[Found]:
    """E (R) and E (R — “G”): `business cards (meishi)`; what is surely romaji, and no name."""
    begin, end = bracket.span(1)
    mark = _EXPLAINS.search(text, begin + 1, end)
    close = mark.start() if mark else end
    reading = unquoted(text[begin:close].strip())
    if not reading[:1].islower() or not is_romaji(reading) or len(reading) < _SHORTEST:
        return []
    english = english_before(lead, "")
    if english is None or _OTHER_LANGUAGE.search(lead.text[max(english - 60, 0) : lead.end]):
        return []
    romaji = Span(begin, close, TermRole.ROMAJI)
    inside = gloss(text, mark.end(), end) if mark else []
    if inside:
        return [Found(begin, end, (romaji, *inside))]
    head = Span(english, lead.end, TermRole.GLOSS)
    return [Found(lead.term_start(english), bracket.end(), (head, romaji))]


def _is_gloss(said: str) -> bool:
    words = said.strip()
    if not _WORD.search(words) or _NO_WORDS.search(words) or words.isupper():
        return False
    return _ASIDE.match(words) is None


def _is_word(lead: Lead, start: int, said: str) -> bool:
    """A word and not a name, nor a word of a third language?"""
    romaji = lead.text[start : lead.end]
    before = lead.text[max(start - 60, 0) : start]
    if _OTHER_LANGUAGE.search(before):
        return False
    if not romaji[:1].isupper():
        return not is_person(romaji)
    if any(is_english_name(word) or is_person(word) for word in romaji.split()):
        return False
    if _TITLE.search(before):
        return False
    is_described = _DESCRIPTION.match(said.strip()) is not None
    return has_macron(romaji) or lead.begins_sentence(start) or not is_described
