"""Which Japanese term stands in the squares of a chapter's opener and on the cover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handouts.model.walk import plain_text
from handouts.publication.matter import GlossaryEntry, GlossaryTerm
from handouts.publication.publication import Chapter, chapter_texts

_KANJI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SQUARES = 4
_CITIES = frozenset(["tokyo", "osaka", "kyoto", "kobe", "nagoya", "yokohama", "japan"])


def opener_terms(
    chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry]
) -> dict[str, GlossaryTerm]:
    """A short kanji term for each chapter that has one, by chapter key.

    The term that the chapter names most often is chosen (of equals the first), each only once in
    a book; the name of a city only where there is nothing else.
    """
    chosen: dict[str, GlossaryTerm] = {}
    taken: set[str] = set()
    explained = _by_chapter(entries)
    for chapter in chapters:
        fitting = [entry for entry in explained.get(chapter.key, ()) if entry.term.key not in taken]
        if fitting:
            words = " ".join(plain_text(text) for text in chapter_texts(chapter)).casefold()
            fitting.sort(key=lambda entry: _first_mention(entry, words))
            best = min(fitting, key=lambda entry: _rank(entry, words)).term
            chosen[chapter.key] = best
            taken.add(best.key)
    return chosen


def _by_chapter(entries: Sequence[GlossaryEntry]) -> dict[str, list[GlossaryEntry]]:
    """The entries that fit in the squares, for each chapter that explains them."""
    found: dict[str, list[GlossaryEntry]] = {}
    for entry in filter(_fits, entries):
        for chapter in dict.fromkeys(occurrence.chapter for occurrence in entry.occurrences):
            found.setdefault(chapter, []).append(entry)
    return found


def _fits(entry: GlossaryEntry) -> bool:
    script = entry.term.japanese or ""
    return len(script) <= _SQUARES and _KANJI.search(script) is not None


def _rank(entry: GlossaryEntry, words: str) -> tuple[bool, int]:
    """Lowest first: no city; named often in the chapter, in script or in romaji."""
    term = entry.term
    is_city = any(gloss.casefold() in _CITIES for gloss in term.glosses)
    mentions = words.count(term.japanese or "\0") + words.count((term.romaji or "\0").casefold())
    return is_city, -mentions


def _first_mention(entry: GlossaryEntry, words: str) -> int:
    return words.find(entry.term.japanese or "")
