"""What a learner can answer afterwards: the questions of the chapter, to tick off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.questions import evenly, first_each, section_questions
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Checkbox


@dataclass(frozen=True, slots=True)
class ObjectivesOptions:
    """`count` is how many questions at most; of more, some from first to last are taken."""

    count: int = 6
    minutes: int = 2


class Objectives:
    name: ClassVar[str] = "objectives"
    options_kind: ClassVar[type] = ObjectivesOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(ObjectivesOptions, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One draft, or none where no heading asks anything."""
        assert subject is not None
        questions = tuple(first_each(section_questions(subject)))
        chosen = [questions[at] for at in evenly(self._options.count, len(questions))]
        if not chosen:
            return Made()
        draft = Draft(
            title=words["title"],
            elements=tuple(Checkbox(question.content) for question in chosen),
            instruction=said(words["instruction"]),
            minutes=self._options.minutes,
            company=words["company"],
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))
