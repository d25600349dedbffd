"""A table to say terms aloud from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.inlines import Emphasis, Text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.quoting import filled, prompt
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.activities.vocabulary import terms_of, told_in
from handouts.publication.matter import GlossaryTerm
from handouts.publication.primitives import Element, Grid, GridRow, Pieces, TickCell, WordsCell

_MACRON = "\u0304"
_DOUBLED = re.compile(r"kk|pp|ss|tt|tch", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    at_least: int = 2
    at_most: int = 12
    minutes: int = 4


class Pronunciation:
    name: ClassVar[str] = "pronunciation"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One table of the terms that come with romaji."""
        assert subject is not None
        spoken = [term for term in terms_of(subject, book) if term.romaji]
        if len(spoken) < max(self.options.at_least, 1):
            return Made()
        spoken = spoken[: max(self.options.at_most, 1)]
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=(*_rules(spoken, words), _grid(spoken, words)),
            minutes=self.options.minutes,
            company=filled(words, "company"),
            shows=told_in(subject.chapter, spoken),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))


def _rules(terms: Sequence[GlossaryTerm], words: Words) -> Iterator[Element]:
    """How to read the signs that these romaji have, and no others."""
    letters = unicodedata.normalize("NFD", " ".join(term.romaji or "" for term in terms))
    if _MACRON in letters:
        yield prompt(words, "macron")
    if _DOUBLED.search(letters):
        yield prompt(words, "doubled")


def _grid(terms: Sequence[GlossaryTerm], words: Words) -> Grid:
    head = tuple(filled(words, key) for key in ("script", "romaji", "meaning", "said"))
    rows = tuple(GridRow(_cells(term, words)) for term in terms)
    return Grid(filled(words, "title"), head, rows, (5, 6, 7, 3))


def _cells(term: GlossaryTerm, words: Words) -> tuple[WordsCell | TickCell, ...]:
    romaji: Pieces = (Emphasis(plain_inlines),) if (plain_inlines := _text(term.romaji)) else ()
    return (
        WordsCell(_text(term.japanese)),
        WordsCell(romaji, is_head=True),
        WordsCell(_text(term.gloss)),
        TickCell(filled(words, "tick", term=term.romaji)),
    )


def _text(words: str | None) -> tuple[Text, ...]:
    return (Text(words),) if words else ()
