"""The terms that an activity has to work with, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handouts.model.content_words import content_stems, stem, words_in
from handouts.model.inlines import Emphasis, Term, Text
from handouts.model.walk import block_inlines, terms_in
from handouts.publication.activities.api import Book, Subject
from handouts.publication.folding import folded
from handouts.publication.matter import GlossaryTerm
from handouts.publication.primitives import Pieces
from handouts.publication.publication import Chapter, section_texts


def terms_of(subject: Subject, book: Book) -> tuple[GlossaryTerm, ...]:
    """The terms explained in the subject, in the order in which they are first explained."""
    order = {name: at for at, name in reversed(list(enumerate(_explained(subject))))}
    found = []
    for term in _in_sections(subject, book):
        ranks = [order[name] for name in _entry_names(term) if name in order]
        if ranks:
            found.append((min(ranks), term))
    return tuple(term for _, term in sorted(found, key=lambda one: one[0]))


def _in_sections(subject: Subject, book: Book) -> Iterator[GlossaryTerm]:
    for section in (None,) if _is_whole(subject) else subject.sections:
        yield from book.terms_of(subject.chapter, section)


def _is_whole(subject: Subject) -> bool:
    """Title and subtitle count where the whole chapter is the subject."""
    return subject.sections == subject.chapter.sections


def _explained(subject: Subject) -> Iterator[str]:
    keys = {section.key for section in subject.sections}
    for key, inlines in section_texts(subject.chapter):
        if key in keys or _is_whole(subject):
            for term in terms_in(inlines):
                if term.is_explained:
                    yield _name(term)


def told_in(chapter: Chapter, terms: Iterable[GlossaryTerm]) -> tuple[str, ...]:
    """Keys of the chapter's blocks that explain one of the terms: they give its meaning away."""
    names = {name for term in terms for name in _entry_names(term)}
    return tuple(
        block.key
        for section in chapter.sections
        for block in section.blocks
        if any(
            term.is_explained and _name(term) in names
            for inlines in block_inlines(block)
            for term in terms_in(inlines)
        )
    )


def _name(term: Term) -> str:
    """Its script, else its romaji: what the glossary knows a term of the text by."""
    return term.japanese or _letters(term.romaji)


def _entry_names(term: GlossaryTerm) -> tuple[str, ...]:
    return tuple(name for name in (term.japanese, _letters(term.romaji)) if name)


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
    romaji, gloss = _letters(term.romaji), _letters(term.gloss)
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


def _content(gloss: str) -> frozenset[str]:
    """The words that tell, by their stems; of a gloss that has none, all of them."""
    return content_stems(gloss) or frozenset(map(stem, words_in(gloss)))


def _letters(text: str | None) -> str:
    """Without blanks, hyphens and apostrophes, in which spellings of one romaji differ."""
    return "".join(filter(str.isalnum, folded(text or "")))
