"""Pages to write on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.publication.activities.api import Book, Draft, Made, Scope, Subject, Words
from handouts.publication.activities.quoting import filled
from handouts.publication.activities.trainer import said
from handouts.publication.primitives import ResponseArea, Room, Start


@dataclass(frozen=True, slots=True)
class Options:
    """`pages` for each chapter, or at the end of the book."""

    scope: Scope = Scope.CHAPTER
    pages: int = 1


class Notes:
    name: ClassVar[str] = "notes"
    options_kind: ClassVar[type] = Options
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    @property
    def of_book(self) -> bool:
        return self.options.scope is Scope.BOOK

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """As many drafts as pages: each begins one."""
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=(ResponseArea(filled(words, "title"), Room.PAGE),),
            start=Start.PAGE,
        )
        return Made((draft,) * max(self.options.pages, 0))
