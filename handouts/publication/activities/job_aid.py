"""A card for the desk: what the chapter says to keep, to tick off in a day's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.walk import plain_text
from handouts.publication.activities.api import Book, Draft, Made, Scope, Subject, Words
from handouts.publication.activities.quoting import filled, item_pieces
from handouts.publication.activities.text_parts import Quoted, action_steps, items_of, takeaways
from handouts.publication.activities.trainer import cues, materials, said
from handouts.publication.primitives import Card, CardSize, Checkbox


@dataclass(frozen=True, slots=True)
class Options:
    """`scope` puts all cards together, or each after its chapter. A card has room for about six
    sentences."""

    scope: Scope = Scope.BOOK
    at_most: int = 6


class JobAid:
    name: ClassVar[str] = "job-aid"
    options_kind: ClassVar[type] = Options
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    @property
    def of_book(self) -> bool:
        return self.options.scope is Scope.BOOK

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """A card for each chapter that has takeaways or else Action Steps."""
        whole = (Subject(chapter, chapter.sections) for chapter in book.chapters)
        quoted = [(one, _quoted(one)) for one in ((subject,) if subject else whole)]
        cards = tuple(self._card(one, lists) for one, lists in quoted if lists)
        if not cards:
            return Made()
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=cards,
            shows=tuple(block.key for _, lists in quoted for block in lists),
            cues=cues(words, book),
            materials=materials(words),
        )
        return Made((draft,))

    def _card(self, subject: Subject, lists: Quoted) -> Card:
        items = items_of(lists)[: max(self.options.at_most, 1)]
        boxes = tuple(Checkbox(item_pieces(item)) for item in items)
        return Card(CardSize.POSTCARD, plain_text(subject.chapter.title), boxes)


def _quoted(subject: Subject) -> Quoted:
    return takeaways(subject) or action_steps(subject)
