"""British and American spelling in one collection: the more frequent one decides.

`-ise` and `-ize` are counted by themselves, as British publishers use both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.proof.sayings import Saying, place, sayings
from handouts.readers.proof.spelling_pairs import SPELLINGS, Family, Locale, Spelling

_WORD = re.compile(r"[A-Za-z]{4,}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[“‘(\"]|[–—]\s?)$")
_ENOUGH = 3  # words in -ize that make a habit of a British text


@dataclass(frozen=True, slots=True)
class _Met:
    """A word that the two spell differently, where it was met."""

    saying: Saying
    word: str
    spelling: Spelling


def mixed_spelling(episodes: Sequence[Episode]) -> Iterator[Diagnostic]:
    met = [found for episode in episodes for saying in sayings(episode) for found in _met(saying)]
    wanted = _habits(met)
    first: dict[tuple[Family, Locale], _Met] = {}
    counts = Counter((found.spelling.family, found.spelling.locale) for found in met)
    for found in met:
        first.setdefault((found.spelling.family, found.spelling.locale), found)
    told: set[tuple[str, int, str]] = set()
    for found in met:
        family, locale = found.spelling.family, found.spelling.locale
        key = (found.saying.source, found.saying.line, found.word.lower())
        if locale is wanted[family] or key in told:
            continue
        told.add(key)
        usual = (family, wanted[family])
        yield _remark(found, wanted[family], counts[usual], first.get(usual))


def _met(saying: Saying) -> Iterator[_Met]:
    if SPELLINGS.keys().isdisjoint(_WORD.findall(saying.text.lower())):
        return
    for match in _WORD.finditer(saying.text):
        word = match.group()
        spelling = SPELLINGS.get(word.lower())
        if spelling and not (word[0].isupper() and _is_name(saying.text, match.start())):
            yield _Met(saying, word, spelling)


def _is_name(text: str, start: int) -> bool:
    """A capital inside a sentence: `the World Trade Center` keeps its spelling anywhere."""
    return _SENTENCE_START.search(text[max(start - 8, 0) : start]) is None


def _habits(met: Sequence[_Met]) -> dict[Family, Locale]:
    """The spelling that each family of words should have."""
    general = _more_frequent(met, Family.GENERAL)
    endings = _more_frequent(met, Family.ISE)
    british_endings = sum(
        found.spelling.family is Family.ISE and found.spelling.locale is Locale.BRITISH
        for found in met
    )
    american_endings = sum(found.spelling.family is Family.ISE for found in met) - british_endings
    if general is None:
        habit = endings or Locale.BRITISH
        return {Family.GENERAL: habit, Family.ISE: habit}
    if general is Locale.AMERICAN:
        return {Family.GENERAL: general, Family.ISE: general}
    is_oxford = american_endings >= _ENOUGH and american_endings > british_endings
    return {Family.GENERAL: general, Family.ISE: Locale.AMERICAN if is_oxford else general}


def _more_frequent(met: Sequence[_Met], family: Family) -> Locale | None:
    """Where both are as frequent, the one met first."""
    counts = Counter(found.spelling.locale for found in met if found.spelling.family is family)
    return max(counts, key=lambda locale: counts[locale], default=None)


def _remark(found: _Met, wanted: Locale, count: int, example: _Met | None) -> Diagnostic:
    kind = found.spelling.locale.value
    if example is not None:
        where = place(example.saying.source, example.saying.line)
        rest = f"{wanted.value} spelling has {count}, such as “{example.word}” in {where}"
    else:
        rest = f"the other words of this collection are {wanted.value}"
    return Code.MIXED_SPELLING.remark(
        found.saying.source,
        found.saying.line,
        f"“{found.word}” is {kind} spelling; {rest}.",
        f"Write “{_like(found.spelling.other, found.word)}”, unless it is a name or a quotation.",
    )


def _like(word: str, model: str) -> str:
    return word.capitalize() if model[0].isupper() else word
