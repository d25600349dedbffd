"""Cards to cut out: the term in front, how it is read and what it means on the back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.inlines import Emphasis, Text
from handouts.publication.activities.api import Book, Draft, Made, Scope, Subject, Words
from handouts.publication.activities.quoting import filled
from handouts.publication.activities.trainer import cues, materials, said
from handouts.publication.activities.vocabulary import terms_of
from handouts.publication.matter import GlossaryTerm
from handouts.publication.primitives import Card, CardSize, Prompt, Start


@dataclass(frozen=True, slots=True)
class Options:
    """`scope` makes one set of the whole book, or one of each chapter."""

    scope: Scope = Scope.BOOK
    at_most: int = 64
    minutes: int = 0


class Flashcards:
    name: ClassVar[str] = "flashcards"
    options_kind: ClassVar[type] = Options
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    @property
    def of_book(self) -> bool:
        return self.options.scope is Scope.BOOK

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One set of cards; a term that has nothing for its back gets none."""
        terms = terms_of(subject, book) if subject else [entry.term for entry in book.entries]
        cards = tuple(_cards(terms))[: max(self.options.at_most, 0)]
        if not cards:
            return Made()
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=cards,
            minutes=self.options.minutes,
            company=filled(words, "company") if self.options.minutes else "",
            start=Start.PAGE,
            cues=cues(words, book),
            materials=materials(words),
        )
        return Made((draft,))


def _cards(terms: Iterable[GlossaryTerm]) -> Iterator[Card]:
    for term in terms:
        romaji = (Prompt((Emphasis((Text(term.romaji),)),)),) if term.romaji else ()
        gloss = (Prompt((Text(term.gloss),)),) if term.gloss else ()
        if term.japanese and (romaji or gloss):
            yield Card(CardSize.POCKET, "", (Prompt((Text(term.japanese),)),), (*romaji, *gloss))
        elif romaji and gloss:
            yield Card(CardSize.POCKET, "", romaji, gloss)
