"""Numbered lists, out of order, to be numbered again.

The list itself stays where the chapter has it, as what comes before and after it leans on it.
The composer keeps the two on different spreads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.blocks import Numbering, OrderedList
from handouts.model.walk import item_inlines, plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.shuffling import shuffled
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Checkbox, Elements, Mark, Prompt
from handouts.publication.publication import Section

_FEWEST_STEPS = 3


@dataclass(frozen=True, slots=True)
class PutInOrderOptions:
    """`count` is how many lists of a chapter at most."""

    count: int = 2
    minutes: int = 3


class PutInOrder:
    name: ClassVar[str] = "put-in-order"
    options_kind: ClassVar[type] = PutInOrderOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(PutInOrderOptions, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """A draft for each list with numbers and three different steps or more."""
        assert subject is not None
        found = tuple(_lists(subject))[: self._options.count]
        return Made(tuple(self._draft(section, steps, book, words) for section, steps in found))

    def _draft(self, section: Section, steps: OrderedList, book: Book, words: Words) -> Draft:
        question: Elements = (Prompt(section.heading),) if section.heading else ()
        return Draft(
            title=words["title"],
            elements=(*question, *_boxes(steps, book.seed(steps.key))),
            instruction=said(words["instruction"]),
            minutes=self._options.minutes,
            company=words["company"],
            apart_from=(steps.key,),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )


def _lists(subject: Subject) -> Iterator[tuple[Section, OrderedList]]:
    """Letters number what one chooses from; only figures say that one step follows another."""
    for section in subject.sections:
        for block in section.blocks:
            if isinstance(block, OrderedList) and block.numbering is Numbering.DECIMAL:
                texts = {plain_text(item_inlines(item)) for item in block.items}
                if len(texts) == len(block.items) >= _FEWEST_STEPS:
                    yield section, block


def _boxes(steps: OrderedList, seed: str) -> tuple[Checkbox, ...]:
    """The first step is 1, whatever the list begins with."""
    numbered = list(enumerate(map(item_inlines, steps.items), 1))
    drawn = shuffled(numbered, seed, lambda step: plain_text(step[1]))
    return tuple(Checkbox(content, Mark.NUMBER, str(number)) for number, content in drawn)
