"""A question of the learner's own, written down before the chapter is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Prompt, ResponseArea, Room


@dataclass(frozen=True, slots=True)
class OwnQuestionOptions:
    room: Room = Room.NORMAL
    minutes: int = 2


class OwnQuestion:
    name: ClassVar[str] = "own-question"
    options_kind: ClassVar[type] = OwnQuestionOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(OwnQuestionOptions, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        assert subject is not None
        draft = Draft(
            title=words["title"],
            elements=(
                Prompt(said(words["prompt"])),
                ResponseArea(words["answer"], self._options.room),
            ),
            minutes=self._options.minutes,
            company=words["company"],
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))
