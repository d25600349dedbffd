"""How alike two romaji are: the same sound spelled otherwise, or a letter or two apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations

_DOUBLED = re.compile(r"ou|oo|uu|aa|ii|ee")
_LABIAL = re.compile(r"m(?=[bmp])")
_NO_LETTER = re.compile(r"[^a-z]")
_SHORTEST = 6  # letters; shorter words are too often one letter apart
_LONGEST = 20  # letters; longer ones are phrases, and cost too much
_MOST_ALIKE = 30  # words with one rest; real ones have two or three
_LONG = 9  # letters; here two may differ


class Likeness(Enum):
    CLOSE = "so near that they may be one word"
    FAR = "near enough where both have the same gloss"


def sound(romaji: str) -> str:
    """What remains if long vowels, capitals, spaces, hyphens and `m` for `n` count for nothing."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", romaji.casefold())
        if not unicodedata.combining(letter)
    )
    letters = _LABIAL.sub("n", _NO_LETTER.sub("", bare))
    return _DOUBLED.sub(lambda match: match.group()[0], letters)


def near(sounds: Sequence[str]) -> Iterator[tuple[str, str, Likeness]]:
    """Pairs that are a letter or two apart.

    Two words are compared only if they agree once two letters are taken from each, so that
    time grows with the number of words and not with its square.
    """
    by_rest: dict[str, list[str]] = {}
    for word in sounds:
        if _SHORTEST <= len(word) <= _LONGEST:
            for rest in sorted(_rests(word)):  # a set's order is not the same in every process
                by_rest.setdefault(rest, []).append(word)
    seen: set[tuple[str, str]] = set()
    for group in by_rest.values():
        for pair in combinations(group[:_MOST_ALIKE], 2):
            if pair not in seen:
                seen.add(pair)
                distance = _distance(*pair)
                if distance <= 2:
                    shorter = min(map(len, pair))
                    is_close = distance == 1 or shorter >= _LONG
                    yield *pair, Likeness.CLOSE if is_close else Likeness.FAR


def _rests(word: str) -> set[str]:
    """The word less one letter or two, and the word itself."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    twice = {rest[:at] + rest[at + 1 :] for rest in once for at in range(len(rest))}
    return {word} | once | twice


def _distance(one: str, two: str) -> int:
    """Letters to put in, take out or change (Levenshtein)."""
    row = list(range(len(two) + 1))
    for count, letter in enumerate(one, 1):
        above, row = row, [count]
        for at, other in enumerate(two):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + (letter != other)))
    return row[-1]
