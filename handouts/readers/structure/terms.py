"""Finding terms: Japanese, romaji and gloss in the many bracket forms that authors use.

What a mark says is not trusted: after ` / ` may come a gloss, romaji or another term. Script and
syllable shape decide. Every form yields spans over the text, so the author's characters stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handouts.model.inlines import TermRole
from handouts.readers.structure.brackets import BRACKET, terms_of_bracket
from handouts.readers.structure.japanese_words import JapaneseWords, Stretch
from handouts.readers.structure.kana import is_katakana
from handouts.readers.structure.lead_words import romaji_alone, words_before
from handouts.readers.structure.loanwords import likeness, writes
from handouts.readers.structure.readings import distance, is_reading_beside
from handouts.readers.structure.romaji import is_english_name, is_hepburn, is_person, is_romaji
from handouts.readers.structure.spans import Found, Span

__all__ = ["Found", "Span", "find_terms"]

_EQUALS = re.compile(r" = (?=[^\s=])")
_EQUATION_END = re.compile(r"\s*(?:→|;|\.(?=\s|$)|\(|$)")
_LATIN = re.compile(r"[^\W\d_]{2}")
_ARITHMETIC = re.compile(r"[+×÷*=\d_<>{}|\\\[\]#(]|[a-z]\.[a-z]")
_OR = re.compile(
    r"[“‘\"']((?:[^“”‘’\"'\n]|(?<=n)['’](?=\w)){2,60}?),?[”’\"'],? or "
    r"(?!(?:to|with|by|in|on|at|if|not|any|no|from|as)\b)(?=\w)"
)
_OR_END = re.compile(
    r"[.,;:!?()—–\n]| - |\s(?:is|are|was|were|has|have|had|can|will|would|may|might|must|should|"
    r"does|do|did|means|that|which|who|when|where|if|because|so|but|before|after|during|until|"
    r"while|unless|though|although|here|today|never|always|often|still|also|usually|"
    r"takes?|makes?|helps?|matters|comes?|goes|keeps?|gives?|begins?|requires?|wins|becomes?|"
    r"remains?|allows?|lets?|brings?|gets?|seems?|depends?|counts|works|shapes|decides|drives|"
    r"took|came|went|gave|began|became|survives|appears|belongs|exists|applies|happens|"
    r"explains|describes|refers|dominates|prevents|creates|protects|defines|pays|"
    r"(?:in|at) (?:the|our|your|their|his|her|every|each|this|that|all|most|Japan)"
    r"(?! of))\b|$"
)
# Quoted beside this word, even what looks English is Japanese: the Japanese call it “ma” or …
_CALLED_JAPANESE = re.compile(r"\bJapanese\b[^.!?“”]{0,25}$")
_LONGEST_GLOSS = 80
_AFTER = re.compile(r"(?: [^\W\d_](?:[^\W\d_]|['’-])*){1,4}")
_LATIN_WORD = re.compile(r" \S+")


def find_terms(text: str) -> list[Found]:
    """All terms of a text, in order, none over another."""
    words = JapaneseWords(text)
    found: list[Found] = []
    for bracket in BRACKET.finditer(text):
        found += terms_of_bracket(text, bracket, found[-1].end if found else 0, words)
    found = _joined(found, _equations(text, words))
    found = _joined(found, _or_glosses(text))
    return _joined(found, _bare(words))


def _joined(first: Iterable[Found], second: Iterable[Found]) -> list[Found]:
    """Both, in order; of two that overlap, the one of the first."""
    taken, others = (sorted(terms, key=lambda term: term.start) for terms in (first, second))
    return list(_merged(taken, others)) if others else taken


def _merged(taken: Sequence[Found], others: Sequence[Found]) -> Iterator[Found]:
    at = 0
    for term in others:
        while at < len(taken) and taken[at].end <= term.start:
            yield taken[at]
            at += 1
        if at == len(taken) or term.end <= taken[at].start:
            yield term
    yield from taken[at:]


def _bare(words: JapaneseWords) -> Iterator[Found]:
    for word in words.all:
        if words.is_bare_term(word):
            beside = _beside(words.text, word)
            end = beside[-1].end if beside else word[1]
            yield Found(word[0], end, (Span(*word, TermRole.JAPANESE), *beside))


def _beside(text: str, word: Stretch) -> Sequence[Span]:
    """What explains a word without any bracket: `a 稟議 ringi paper`, `コーチング coaching`."""
    after = _AFTER.match(text, word[1])
    if after is None:
        return ()
    script, start = text[slice(*word)], word[1] + 1
    ends = [part.end() for part in _LATIN_WORD.finditer(text, *after.span())]
    if is_katakana(script):
        best = max(ends, key=lambda end: likeness(script, text[start:end]))
        return (Span(start, best, TermRole.GLOSS),) if writes(script, text[start:best]) else ()
    romaji = [end for end in ends if is_reading_beside(text[start:end], script)]
    best = min(romaji, key=lambda end: distance(text[start:end], script), default=start)
    return (Span(start, best, TermRole.ROMAJI),) if romaji else ()


def _equations(text: str, words: JapaneseWords) -> Iterator[Found]:
    """`Kokoro = heart`: romaji and gloss without any bracket."""
    signs = list(_EQUALS.finditer(text))
    limits = [*(sign.start() for sign in signs), len(text)]
    floor = 0
    for sign, limit in zip(signs, limits[1:], strict=True):
        head = _equated(text, sign.start(), floor, words)
        stop = min(limit, sign.end() + _LONGEST_GLOSS)
        end = _EQUATION_END.search(text, sign.end(), stop)
        close = end.start() if end else stop
        said = text[sign.end() : close]
        if head and _LATIN.search(said) and not _ARITHMETIC.search(said):
            yield Found(head.start, close, (head, Span(sign.end(), close, TermRole.GLOSS)))
            floor = close


def _equated(text: str, end: int, floor: int, words: JapaneseWords) -> Span | None:
    script = words.ending_at(end)
    if script is not None:
        return Span(script, end, TermRole.JAPANESE)
    lead = words_before(text, floor, end)
    start = romaji_alone(lead) if lead else None
    if start is None or is_person(text[start:end]) or is_english_name(text[start:end]):
        return None
    return Span(start, end, TermRole.ROMAJI)


def _or_glosses(text: str) -> Iterator[Found]:
    """`“sasshi” or kind guesswork`: what is quoted must surely be romaji."""
    for match in _OR.finditer(text):
        romaji = match.group(1)
        if is_person(romaji) or is_english_name(romaji):
            continue
        if not (is_romaji(romaji) or _is_called_japanese(text, match)):
            continue
        end = _OR_END.search(text, match.end(), match.end() + _LONGEST_GLOSS)
        if end and end.start() > match.end():
            spans = (
                Span(*match.span(1), TermRole.ROMAJI),
                Span(match.end(), end.start(), TermRole.GLOSS),
            )
            yield Found(match.start(), end.start(), spans)


def _is_called_japanese(text: str, quoted: re.Match[str]) -> bool:
    before = text[max(quoted.start() - 40, 0) : quoted.start()]
    return is_hepburn(quoted.group(1)) and _CALLED_JAPANESE.search(before) is not None
