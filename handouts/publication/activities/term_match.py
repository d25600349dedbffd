"""Terms on the left, their meanings mixed on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.inlines import Text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.quoting import filled
from handouts.publication.activities.shuffling import shuffled
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.activities.vocabulary import (
    could_be_taken_for,
    gives_itself_away,
    shown,
    terms_of,
    told_in,
)
from handouts.publication.matter import GlossaryTerm
from handouts.publication.primitives import Grid, GridPurpose, GridRow, WordsCell

_FEWEST = 2
_LOOKS_BACK = 10  # chapters; what was read longer ago is no revisit, and the search has an end


@dataclass(frozen=True, slots=True)
class Options:
    """No exercise of fewer pairs than `at_least`. A chapter with fewer than `enough` terms borrows
    from earlier ones; 0 borrows none."""

    at_least: int = 3
    at_most: int = 8
    enough: int = 5
    minutes: int = 5


class TermMatch:
    name: ClassVar[str] = "term-match"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One grid of pairs; nothing where too few terms can be told apart."""
        assert subject is not None
        own = tuple(islice(_distinct(terms_of(subject, book)), self._at_most))
        terms = self._with_earlier(own, subject, book)
        if not own or len(terms) < max(self.options.at_least, _FEWEST):
            return Made()
        borrowed = len(terms) > len(own)
        instruction = filled(words, "instruction_revisit" if borrowed else "instruction")
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(instruction),
            elements=(_grid(terms, book.seed(subject.chapter.key), words),),
            minutes=self.options.minutes,
            company=filled(words, "company"),
            apart_from=told_in(subject.chapter, terms),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))

    @property
    def _at_most(self) -> int:
        """Letters and the eye have an end."""
        return max(min(self.options.at_most, 26), _FEWEST)

    def _with_earlier(
        self, own: tuple[GlossaryTerm, ...], subject: Subject, book: Book
    ) -> tuple[GlossaryTerm, ...]:
        """As many terms of the chapters just before, the nearest first, as are wanting."""
        if len(own) >= self.options.enough:
            return own
        at = next(i for i, one in enumerate(book.chapters) if one.key == subject.chapter.key)
        earlier = (
            term
            for chapter in reversed(book.chapters[max(at - _LOOKS_BACK, 0) : at])
            for term in terms_of(Subject(chapter, chapter.sections), book)
        )
        wanted = min(self.options.enough, self._at_most)
        return tuple(islice(_distinct(chain(own, earlier)), wanted))


def _distinct(terms: Iterable[GlossaryTerm]) -> Iterator[GlossaryTerm]:
    """Terms that have a meaning which neither they give away nor another could have."""
    kept: list[GlossaryTerm] = []
    for term in terms:
        usable = term.gloss and not gives_itself_away(term)
        if usable and not could_be_taken_for(term, kept):
            kept.append(term)
            yield term


def _grid(terms: Sequence[GlossaryTerm], seed: str, words: Words) -> Grid:
    meanings = shuffled(terms, seed, lambda term: term.key)
    letters = {term.key: chr(ord("a") + at) for at, term in enumerate(meanings)}
    rows = (
        GridRow(
            (
                WordsCell((Text(f"{at} "), *shown(term))),
                WordsCell((Text(f"{letters[meaning.key]} "), Text(meaning.gloss or ""))),
            )
        )
        for at, (term, meaning) in enumerate(zip(terms, meanings, strict=True), 1)
    )
    return Grid(
        label=filled(words, "title"),
        head=(filled(words, "term"), filled(words, "meaning")),
        rows=tuple(rows),
        shares=(1, 1),
        purpose=GridPurpose.PAIRS,
        answer=tuple((str(at), letters[term.key]) for at, term in enumerate(terms, 1)),
    )
