"""A card for the desk: what the chapter says to keep, to tick off in a day's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.walk import plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.quoting import filled, item_pieces
from handouts.publication.activities.text_parts import action_steps, items_of, takeaways
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Card, CardSize, Checkbox


@dataclass(frozen=True, slots=True)
class Options:
    """A card has room for six lines of a sentence each."""

    at_most: int = 6


class JobAid:
    name: ClassVar[str] = "job-aid"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One card with the takeaways, else with the Action Steps; else none."""
        assert subject is not None
        quoted = takeaways(subject) or action_steps(subject)
        if not quoted:
            return Made()
        items = items_of(quoted)[: max(self.options.at_most, 1)]
        boxes = tuple(Checkbox(item_pieces(item)) for item in items)
        title = plain_text(subject.chapter.title)
        draft = Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=(Card(CardSize.POSTCARD, title, boxes),),
            shows=tuple(block.key for block in quoted),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))
