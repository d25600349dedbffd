"""One word, one spelling, one explanation: what the episodes say differently of their terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.model.inlines import Term
from handouts.model.walk import episode_terms
from handouts.readers.proof.romaji_distance import Likeness, near, sound
from handouts.readers.proof.sayings import place

_MOST_COMPARED = 20  # explanations that share a meaning; real words have a handful
_ARTICLE = re.compile(r"^(?:an?|the|to)\s+")
_ENDING = re.compile(r"(?:ing|s)\b")
_PARTS = re.compile(r"\s*(?:[,/;]|\bor\b)\s*")


@dataclass(frozen=True, slots=True)
class _Use:
    """A term where an episode explains it."""

    source: str
    term: Term

    @property
    def place(self) -> str:
        return place(self.source, self.term.line)


@dataclass(frozen=True, slots=True)
class _Word:
    """All uses of what is taken as one word: by its script, else by the sound of its romaji."""

    japanese: str | None
    uses: list[_Use]

    @property
    def name(self) -> str:
        return self.japanese or f"“{self.uses[0].term.romaji}”"


def differing_terms(episodes: Sequence[Episode]) -> Iterator[Diagnostic]:
    uses = [
        _Use(episode.source, term)
        for episode in episodes
        for term in episode_terms(episode)
        if term.is_explained
    ]
    words = _words(uses)
    for word in words:
        yield from _differing_romaji(word)
        yield from _differing_glosses(word)
    yield from _similar(words)


def _words(uses: Sequence[_Use]) -> list[_Word]:
    """A romaji without script belongs to the script that is read so, if there is just one."""
    words: dict[str, _Word] = {}
    scripts: dict[str, set[str]] = {}
    for use in uses:
        if use.term.japanese:
            words.setdefault(use.term.japanese, _Word(use.term.japanese, [])).uses.append(use)
            if use.term.romaji:
                scripts.setdefault(sound(use.term.romaji), set()).add(use.term.japanese)
    for use in uses:
        if use.term.romaji and not use.term.japanese:
            heard = sound(use.term.romaji)
            homes = scripts.get(heard, set())
            home = next(iter(homes)) if len(homes) == 1 else heard
            words.setdefault(home, _Word(None, [])).uses.append(use)
    return list(words.values())


# ---- romaji ------------------------------------------------------------------------------


def _differing_romaji(word: _Word) -> Iterator[Diagnostic]:
    """Each rarer romaji, once in each episode that has it."""
    read = [use for use in word.uses if use.term.romaji]
    counts = Counter(_letters(use) for use in read)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda letters: counts[letters])  # of equals, the one met first
    model = next(use for use in read if _letters(use) == usual)
    told: set[tuple[str, str]] = set()
    for use in read:
        if _letters(use) != usual and (use.source, _letters(use)) not in told:
            told.add((use.source, _letters(use)))
            yield _other_romaji(word, use, model, counts[usual])


def _letters(use: _Use) -> str:
    return (use.term.romaji or "").casefold()


def _other_romaji(word: _Word, use: _Use, model: _Use, count: int) -> Diagnostic:
    often = f"{count} times, first " if count > 1 else ""
    message = (
        f"{word.name} has the romaji “{use.term.romaji}” here, "
        f"but “{model.term.romaji}” {often}in {model.place}"
    )
    if sound(use.term.romaji or "") == sound(model.term.romaji or ""):
        return Code.ROMAJI_SPELLING.remark(
            use.source,
            use.term.line,
            f"{message}; only long vowels, spaces or hyphens differ.",
            "Write it one way in all episodes: the glossary has room for one.",
        )
    return Code.ROMAJI_DIFFERS.remark(
        use.source,
        use.term.line,
        f"{message}.",
        "Look up which one is right, and write it so in all episodes.",
    )


# ---- glosses -----------------------------------------------------------------------------


def _differing_glosses(word: _Word) -> Iterator[Diagnostic]:
    """Each further wording, where it is met first."""
    first: _Use | None = None
    known: dict[str, list[frozenset[str]]] = {}  # what was said, by each of its meanings
    for use in word.uses:
        said = _meanings(use.term.gloss or "")
        if not said or _is_known(said, known):
            continue
        for meaning in said:
            known.setdefault(meaning, []).append(said)
        if first is None:
            first = use
            continue
        yield Code.GLOSS_DIFFERS.remark(
            use.source,
            use.term.line,
            f"{word.name} is explained as “{use.term.gloss}” here, "
            f"but as “{first.term.gloss}” in {first.place}.",
            "Keep one wording unless you mean two things; the glossary prints them all.",
        )


def _is_known(said: frozenset[str], known: dict[str, list[frozenset[str]]]) -> bool:
    """The same words but for articles and endings, or some among several given elsewhere."""
    return any(
        said <= other or other <= said
        for meaning in said
        for other in known.get(meaning, [])[:_MOST_COMPARED]
    )


def _meanings(gloss: str) -> frozenset[str]:
    parts = (re.sub(r"[^\w ]", "", part.casefold()).strip() for part in _PARTS.split(gloss))
    return frozenset(_ENDING.sub("", _ARTICLE.sub("", part)) for part in parts if part)


# ---- one word or two? --------------------------------------------------------------------


def _similar(words: Sequence[_Word]) -> Iterator[Diagnostic]:
    """Romaji that are nearly the same, where no script tells the words apart."""
    heard: dict[str, _Word] = {}
    for word in words:
        for use in word.uses:
            if use.term.romaji:
                heard.setdefault(sound(use.term.romaji), word)
    for first, second, likeness in near(list(heard)):
        one, two = heard[first], heard[second]
        if one is two or (one.japanese and two.japanese):
            continue
        if likeness is Likeness.CLOSE or _share_a_gloss(one, two):
            yield _alike(*((one, two) if two.japanese is None else (two, one)))


def _share_a_gloss(one: _Word, two: _Word) -> bool:
    def meanings(word: _Word) -> set[str]:
        return {part for use in word.uses for part in _meanings(use.term.gloss or "")}

    return not meanings(one).isdisjoint(meanings(two))


def _alike(known: _Word, odd: _Word) -> Diagnostic:
    model = next(use for use in known.uses if use.term.romaji)
    use = odd.uses[0]
    script = f" ({known.japanese})" if known.japanese else ""
    return Code.SIMILAR_TERMS.remark(
        use.source,
        use.term.line,
        f"“{use.term.romaji}” here and “{model.term.romaji}”{script} in {model.place} "
        "may be one word.",
        "If they are, write them alike; if not, add the Japanese script to both.",
    )
