"""How often the words of a book are used: what is rare in it, and what stands beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model.blocks import MiniSummary
from handouts.model.content_words import (
    ARTICLES,
    MODALS,
    OBJECTS,
    PERSONS,
    is_function_word,
    stem,
    stems_of,
    words_in,
)
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.activities.api import Book
from handouts.publication.activities.gaps import Around, Names
from handouts.publication.activities.word_bank import plain_verbs, verb_uses
from handouts.publication.folding import folded
from handouts.publication.publication import Chapter, Section, chapter_texts


@dataclass(frozen=True, slots=True)
class BookWords:
    """`of_chapter` by chapter key, `of_section` by section key, summaries not counted.

    `nouns` and `verbs` are stems that the book uses as such; `plain_verbs` are words to spare,
    by chapter key.
    """

    of_chapter: dict[str, Counter[str]]
    of_section: dict[str, Counter[str]]
    spread: Counter[str]
    names: Names
    nouns: frozenset[str]
    verbs: frozenset[str]
    plain_verbs: dict[str, frozenset[str]]

    def around(self, chapter: Chapter, section: Section) -> Around:
        return Around(
            self.of_section[section.key],
            self.of_chapter[chapter.key],
            self.spread,
            len(self.of_chapter),
            self.nouns,
            self.verbs,
        )


def words_of_book(book: Book) -> BookWords:
    of_chapter = {
        chapter.key: Counter(stems_of(" ".join(map(plain_text, chapter_texts(chapter)))))
        for chapter in book.chapters
    }
    of_section = {
        section.key: Counter(stems_of(" ".join(read_before(section))))
        for chapter in book.chapters
        for section in chapter.sections
    }
    spread = Counter(one for counts in of_chapter.values() for one in counts)
    terms = [entry.term for entry in book.entries]
    romaji = {folded(term.romaji): term.romaji for term in terms if term.romaji}
    scripts = tuple(sorted({term.japanese for term in terms if term.japanese}))
    names = Names(romaji, scripts)
    nouns, verbs = _parts_of_speech(book)
    return BookWords(of_chapter, of_section, spread, names, nouns, verbs, _plain_verbs(book))


def _parts_of_speech(book: Book) -> tuple[frozenset[str], frozenset[str]]:
    """Stems that follow an article, and those that follow a person or `can`."""
    nouns: set[str] = set()
    verbs: set[str] = set()
    for chapter in book.chapters:
        for inlines in chapter_texts(chapter):
            words = [word.casefold() for word in words_in(plain_text(inlines))]
            for before, word, after in zip(words, words[1:], (*words[2:], ""), strict=False):
                if before in ARTICLES and (not after or is_function_word(after)):
                    nouns.add(stem(word))
                elif before in PERSONS or before in MODALS or (before == "to" and after in OBJECTS):
                    verbs.add(stem(word))
    return frozenset(nouns), frozenset(verbs)


def _plain_verbs(book: Book) -> dict[str, frozenset[str]]:
    """Those of each chapter that no chapter uses otherwise."""
    uses = {
        chapter.key: verb_uses(map(plain_text, chapter_texts(chapter))) for chapter in book.chapters
    }
    others = frozenset[str]().union(*(other for _, other in uses.values()))
    return {key: plain_verbs(verbs - others) for key, (verbs, _) in uses.items()}


def read_before(section: Section) -> Iterator[str]:
    """What a learner has read when the summary comes."""
    yield plain_text(section.heading)
    for block in section.blocks:
        if not isinstance(block, MiniSummary):
            yield from map(plain_text, block_inlines(block))
