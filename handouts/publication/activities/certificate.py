"""A page to hand over at the end: who has taken part in what, signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.inlines import Strong, Text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.quoting import filled, prompt
from handouts.publication.activities.trainer import cues, materials
from handouts.publication.primitives import (
    Card,
    CardSize,
    Entry,
    Prompt,
    ResponseArea,
    Room,
    Start,
)


@dataclass(frozen=True, slots=True)
class Options:
    """`course` is printed in place of the book's title."""

    course: str = ""


class Certificate:
    name: ClassVar[str] = "certificate"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = True
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One page; it says that somebody took part, which is all that a book can know."""
        front = (
            *((prompt(words, "ornament"),) if filled(words, "ornament") else ()),
            prompt(words, "certifies"),
            ResponseArea(filled(words, "name"), Room.SHORT, takes=Entry.NAME),
            prompt(words, "took_part"),
            Prompt((Strong((Text(self.options.course or book.title),)),)),
            ResponseArea(filled(words, "date"), Room.SHORT, takes=Entry.DATE),
            ResponseArea(filled(words, "signature"), Room.SHORT),
        )
        title = filled(words, "title")
        draft = Draft(
            title=title,
            elements=(Card(CardSize.PAGE, title, front),),
            start=Start.PAGE,
            cues=cues(words, book),
            materials=materials(words),
        )
        return Made((draft,))
