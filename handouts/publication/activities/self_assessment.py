"""Where a learner stands, before the chapter and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.inlines import Text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.questions import is_question, section_questions
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Pieces, Prompt, Scale


@dataclass(frozen=True, slots=True)
class SelfAssessmentOptions:
    """`last` is the highest mark."""

    last: int = 5
    minutes: int = 1


class SelfAssessment:
    name: ClassVar[str] = "self-assessment"
    options_kind: ClassVar[type] = SelfAssessmentOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(SelfAssessmentOptions, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        assert subject is not None
        scales = tuple(
            Scale(words[when], words["low"], words["high"], last=self._options.last)
            for when in ("before", "after")
        )
        draft = Draft(
            title=words["title"],
            elements=(Prompt(_statement(subject, words)), *scales),
            instruction=said(words["instruction"]),
            minutes=self._options.minutes,
            company=words["company"],
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))


def _statement(subject: Subject, words: Words) -> Pieces:
    """ "I can answer …": the title if it asks something, else all questions, else the title."""
    title = subject.chapter.title
    if is_question(title):
        return _around(words["can_answer_title"], title)
    if section_questions(subject):
        return said(words["can_answer_questions"])
    return _around(words["can_explain_title"], title)


def _around(wording: str, title: Pieces) -> Pieces:
    before, _, after = wording.partition("{title}")
    return tuple(piece for piece in (Text(before), *title, Text(after)) if piece != Text(""))
