"""Which Japanese term stands in the squares of a chapter's opener and on the cover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handouts.publication.publication import Chapter, GlossaryEntry, GlossaryTerm

_KANJI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SQUARES = 4
_CITIES = frozenset(["tokyo", "osaka", "kyoto", "kobe", "nagoya", "yokohama", "japan"])


def opener_terms(
    chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry]
) -> dict[str, GlossaryTerm]:
    """A short kanji term for each chapter that has one, by chapter key.

    The term that belongs most to this chapter alone is chosen, each only once in a book; the
    name of a city only where there is nothing else.
    """
    chosen: dict[str, GlossaryTerm] = {}
    taken: set[str] = set()
    for chapter in chapters:
        fitting = [
            entry for entry in entries if _fits(entry, chapter.key) and entry.term.key not in taken
        ]
        if fitting:
            best = min(fitting, key=lambda entry: _rank(entry, chapter.key)).term
            chosen[chapter.key] = best
            taken.add(best.key)
    return chosen


def _fits(entry: GlossaryEntry, chapter: str) -> bool:
    script = entry.term.japanese or ""
    is_here = any(occurrence.chapter == chapter for occurrence in entry.occurrences)
    return is_here and len(script) <= _SQUARES and _KANJI.search(script) is not None


def _rank(entry: GlossaryEntry, chapter: str) -> tuple[bool, int, int]:
    """Lowest first: no city, in few chapters, in many sections of this one."""
    is_city = any(gloss.casefold() in _CITIES for gloss in entry.term.glosses)
    chapters = [occurrence.chapter for occurrence in entry.occurrences]
    return is_city, len(set(chapters)), -chapters.count(chapter)
