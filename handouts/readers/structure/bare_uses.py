"""Later uses of romaji that an episode explains: `… and nemawashi takes weeks`.

Script is found wherever it stands. Romaji without a bracket looks like any other word, so only
the very words that the episode explains are taken, and none that English has as well. They
explain nothing themselves; they are set as romaji, and lead to the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.model.blocks import Block
from handouts.model.episode import Episode, Heading
from handouts.model.inlines import Inline, Term, TermPart, TermRole, Text
from handouts.model.rewriting import rewritten, rewritten_block, rewritten_item
from handouts.readers.structure.romaji import (
    has_macron,
    is_english_name,
    is_person,
    is_romaji,
    without_marks,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
_SHORTEST, _MOST_WORDS = 4, 6
_FEW = 30
_LONG = re.compile("(?<=o)[ou]|(?<=u)u")
_APOSTROPHE = re.compile("['’]")
_POSSESSIVE = re.compile("['’]s$", re.IGNORECASE)


def with_bare_uses(episode: Episode) -> Episode:
    """The episode with its later uses of romaji as terms; all its characters stay."""
    return _Marking().episode(episode)


def _is_recognisable(romaji: str) -> bool:
    """Is it never an English word, a name or a place?"""
    words = _WORD.findall(romaji)
    if not is_romaji(romaji) or " ".join(words) != romaji or len(words) > _MOST_WORDS:
        return False
    is_name = any(is_english_name(word) or is_person(word) for word in romaji.split())
    return has_macron(romaji) or (len(romaji) >= _SHORTEST and not is_name)


def _sound(romaji: str) -> str:
    """Alike for all spellings: *kōhai*, *Kohai* and *kouhai*, *shin’yō* and *shinyo*."""
    return _LONG.sub("", without_marks(_APOSTROPHE.sub("", romaji)))


def _is_same(romaji: str, known: Term) -> bool:
    """Without script to tell which word it is, only the author's very spelling is the same."""
    if known.japanese is None and romaji.lower() != (known.romaji or "").lower():
        return False
    return _is_recognisable(romaji)


class _Marking:
    """Goes through an episode in reading order, and learns from its terms on the way.

    `_known` has a term for each sound, with its script where the episode tells it; `_firsts` the
    first words of the sounds. What holds no later use is handed on as it is.
    """

    def __init__(self) -> None:
        self._known: dict[str, Term] = {}
        self._firsts: set[str] = set()
        self._most_words = 1

    def _learn(self, term: Term) -> None:
        if term.romaji and _is_recognisable(term.romaji):
            sound = _sound(term.romaji)
            known = self._known.get(sound)
            if known is None or not known.japanese:
                self._known[sound] = term
            first, *others = sound.split()
            self._firsts.add(first)
            self._most_words = max(self._most_words, 1 + len(others))

    def episode(self, episode: Episode) -> Episode:
        about = episode.about
        return replace(
            episode,
            title=self._heading(episode.title),
            subtitle=self._heading(episode.subtitle) if episode.subtitle else None,
            intro=self._blocks(episode.intro),
            sections=tuple(
                replace(
                    section,
                    heading=self._heading(section.heading),
                    blocks=self._blocks(section.blocks),
                )
                for section in episode.sections
            ),
            takeaways=tuple(rewritten_item(item, self._leaf) for item in episode.takeaways),
            outro=self._blocks(episode.outro),
            about=replace(about, blocks=self._blocks(about.blocks)) if about else None,
        )

    def _heading(self, heading: Heading) -> Heading:
        return replace(heading, content=rewritten(heading.content, heading.line, self._leaf))

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(rewritten_block(block, self._leaf) for block in blocks)

    def _leaf(self, leaf: Text | Term, line: int) -> Iterator[Inline]:
        if isinstance(leaf, Term):
            self._learn(leaf)
            yield leaf
        else:
            yield from self._text(leaf, line)

    def _text(self, inline: Text, line: int) -> Iterator[Inline]:
        text = inline.text
        if not self._known or not self._may_use_known(_sound(text)):  # most texts, told at once
            yield inline
            return
        words = list(_WORD.finditer(text))
        at = 0
        for number, word in enumerate(words):
            end = self._end(text, words[number : number + self._most_words])
            if end is None or word.start() < at:
                continue
            if word.start() > at:
                yield Text(text[at : word.start()])
            used = text[word.start() : end]
            known = self._known[_sound(used)]
            yield Term((TermPart(TermRole.ROMAJI, used),), known.japanese, line=line)
            at = end
        if at < len(text):
            yield Text(text[at:])

    def _may_use_known(self, sounds: str) -> bool:
        """Is any known romaji in it, or, where many are known, the first word of one?"""
        if len(self._known) <= _FEW:  # looking for each is quicker than taking the text apart
            return any(romaji in sounds for romaji in self._known)
        words = _WORD.findall(sounds)
        possessives = (word[:-1] for word in words if word.endswith("s"))
        return not (self._firsts.isdisjoint(words) and self._firsts.isdisjoint(possessives))

    def _end(self, text: str, words: Sequence[re.Match[str]]) -> int | None:
        """Where the longest explained romaji ends that begins with the first of the words."""
        for last in reversed(words):
            used = text[words[0].start() : last.end()]
            for romaji in (used, _POSSESSIVE.sub("", used)):
                known = self._known.get(_sound(romaji))
                if known and _is_same(romaji, known):
                    return words[0].start() + len(romaji)
        return None
