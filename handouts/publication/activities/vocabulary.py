"""The terms that an activity has to work with, and how they are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from handouts.model.inlines import Emphasis, Text
from handouts.publication.activities.api import Book, Subject
from handouts.publication.primitives import Pieces
from handouts.publication.publication import Chapter, GlossaryTerm, Section


def terms_of(subject: Subject, book: Book) -> tuple[GlossaryTerm, ...]:
    """The terms explained in the subject, in the order in which they are first explained."""
    chapter = subject.chapter
    places = _order(chapter, subject.sections)
    found = [
        (min(ranks), entry.term)
        for entry in book.entries
        if (
            ranks := [
                places[place.section]
                for place in entry.occurrences
                if place.chapter == chapter.key and place.section in places
            ]
        )
    ]
    return tuple(term for _, term in sorted(found, key=lambda one: one[0]))


def _order(chapter: Chapter, sections: Sequence[Section]) -> dict[str, int]:
    """Keys of where terms may stand; the title counts where the whole chapter is the subject."""
    keys = [section.key for section in sections]
    heads = [chapter.key] if tuple(sections) == chapter.sections else []
    return {key: at for at, key in enumerate([*heads, *keys])}


def shown(term: GlossaryTerm) -> Pieces:
    """Script and romaji beside each other.

    No Term of the model: where a book links terms to their meaning, that would give answers away.
    """
    return tuple(_shown(term))


def _shown(term: GlossaryTerm) -> Iterator[Text | Emphasis]:
    if term.japanese:
        yield Text(term.japanese)
    if term.japanese and term.romaji:
        yield Text(" ")
    if term.romaji:
        yield Emphasis((Text(term.romaji),))


def gives_itself_away(term: GlossaryTerm) -> bool:
    """東京 Tōkyō means Tokyo: whoever can read the term needs no gloss."""
    romaji, gloss = folded(term.romaji or ""), folded(term.gloss or "")
    return bool(romaji and gloss) and (romaji in gloss or gloss in romaji)


def could_be_taken_for(term: GlossaryTerm, others: Iterable[GlossaryTerm]) -> bool:
    """Could a gloss of this term pass for one of the others'?"""
    return any(
        _overlap(mine, theirs)
        for other in others
        for mine in _meanings(term)
        for theirs in _meanings(other)
    )


def _meanings(term: GlossaryTerm) -> Iterator[str]:
    """Each meaning by itself: “heart/spirit” is two."""
    for gloss in term.glosses:
        yield from (part for part in _ALTERNATIVES.split(gloss) if part.strip())


def _overlap(first: str, second: str) -> bool:
    """Do they share more than half the words of the shorter one?"""
    mine, theirs = _content(first), _content(second)
    return 2 * len(mine & theirs) > min(len(mine), len(theirs))


_ALTERNATIVES = re.compile(r"[/,;、；／]| or ")
_FUNCTION_WORDS = frozenset("a an and at for from i in is it of on one or that the to we".split())


def _content(gloss: str) -> frozenset[str]:
    """The words that tell; a plural counts as its singular, a gloss without spaces as one word."""
    parted = "".join(c if c.isalnum() else " " for c in gloss.replace("’s", "").replace("'s", ""))
    words = [_singular(word) for word in parted.casefold().split()]
    return frozenset(word for word in words if word not in _FUNCTION_WORDS) or frozenset(words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def folded(text: str) -> str:
    """Letters only, small, long vowels as short ones."""
    bare = unicodedata.normalize("NFD", text).casefold()
    return "".join(character for character in bare if character.isalnum())
