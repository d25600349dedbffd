"""The words for the blanks, and some to spare that fit none of them.

A word to spare is a verb in its plain form ("to reach", "can build") that the book has never
used as anything else: blanks are never made where such a verb could stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handouts.model.content_words import (
    MODALS,
    OBJECTS,
    VERB_MARKERS,
    is_function_word,
    words_in,
)
from handouts.publication.activities.blanking import Visible
from handouts.publication.activities.shuffling import drawn
from handouts.publication.folding import folded

_LETTERS = range(4, 13)


def in_order(words: Iterable[str]) -> tuple[str, ...]:
    """Alphabetical, long vowels as short ones."""
    return tuple(sorted(words, key=lambda word: (folded(word), word)))


def verb_uses(texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Words that the texts have as verbs in their plain form, and those in any other place."""
    verbs: set[str] = set()
    others: set[str] = set()
    for text in texts:
        words = [word.casefold() for word in words_in(text)]
        for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
            if before in MODALS or (before == "to" and after in OBJECTS):
                verbs.add(word)
            elif before not in VERB_MARKERS:
                others.add(word)
    return verbs, others


def plain_verbs(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that can be to spare."""
    return frozenset(filter(_is_plain, words))


def _is_plain(word: str) -> bool:
    is_english = word.isascii() and word.isalpha() and not word.endswith(("ing", "ed", "ly"))
    return is_english and len(word) in _LETTERS and not is_function_word(word)


def spare_words(
    count: int, answers: Sequence[str], shown: Sequence[str], sources: Iterable[Iterable[str]]
) -> tuple[str, ...]:
    """Verbs out of `sources`, the first ones first, unlike anything asked or shown."""
    visible = Visible([*shown, *answers])
    found: list[str] = []
    for verbs in sources:
        if len(found) >= count:
            break
        for word in drawn(sorted(verbs), "\n".join(answers)):
            if len(found) < count and not visible.has(word) and not Visible(found).has(word):
                found.append(word)
    return tuple(found)
