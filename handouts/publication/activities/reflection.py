"""Questions of the chapter to answer for oneself, with room to write.

Of all that a chapter asks, what is put to the reader ("Do I choose …?") comes before what is
asked of the matter, and a definition ("What is …?") comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.blocks import MiniSummary
from handouts.model.inlines import Text
from handouts.model.walk import plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.once_per_book import OncePerBook
from handouts.publication.activities.questions import (
    Question,
    evenly,
    first_each,
    item_questions,
    section_questions,
)
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Aside, Prompt, ResponseArea, Room

_TO_THE_READER = re.compile(
    r"\b(you|your|yours|i|my|mine|me|we|our|us)\b|あなた|皆さん|自分|私", re.IGNORECASE
)
_DEFINITION = re.compile(r"what (is|are|does)\b|.*とは(何|なん)", re.IGNORECASE)
_MINUTES_EACH = {Room.SHORT: 2, Room.NORMAL: 3, Room.LONG: 5, Room.PAGE: 8}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ReflectionOptions:
    """`count` is how many questions at most (26 letters tell them apart).

    `minutes` 0 reckons with some for each question, more where there is more room.
    """

    count: int = 3
    room: Room = Room.NORMAL
    minutes: int = 0


class Reflection:
    name: ClassVar[str] = "reflection"
    options_kind: ClassVar[type] = ReflectionOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(ReflectionOptions, f"activities.{self.name}", options)
        self._owners = OncePerBook(_owners)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One draft, or none where nothing is asked that no section before has asked."""
        assert subject is not None
        owners = self._owners.of(book)
        new = [one for one in _asked(subject) if owners[one.identity] == one.section.key]
        questions = _best(tuple(first_each(new)), min(self._options.count, len(_LETTERS)))
        if not questions:
            return Made()
        reckoned = _MINUTES_EACH[self._options.room] * len(questions)
        draft = Draft(
            title=words["title"],
            elements=tuple(_elements(questions, self._options.room, words)),
            instruction=said(words["instruction"]),
            minutes=self._options.minutes or reckoned,
            company=words["company"],
            cues=cues(words, book),
            asides=(*_good_answers(questions, words), *asides(words, book)),
            materials=materials(words),
        )
        return Made((draft,))


def _asked(subject: Subject) -> Iterator[Question]:
    """Each section's own question, then those of its lists."""
    items = tuple(item_questions(subject))
    headings = section_questions(subject)
    for section in subject.sections:
        yield from (one for one in (*headings, *items) if one.section is section)


def _owners(book: Book) -> dict[str, str]:
    """By what is asked: the section that asks it first."""
    found: dict[str, str] = {}
    for chapter in book.chapters:
        for question in _asked(Subject(chapter, chapter.sections)):
            found.setdefault(question.identity, question.section.key)
    return found


def _rank(question: Question) -> int:
    text = plain_text(question.content)
    if _TO_THE_READER.search(text):
        return 0 if not question.is_heading else 1
    if not question.is_heading:
        return 1
    return 3 if _DEFINITION.match(text) else 2


def _best(questions: Sequence[Question], count: int) -> list[Question]:
    """The best of them, in reading order; of equals some from first to last."""
    chosen: list[int] = []
    for rank in range(4):
        equal = [at for at, question in enumerate(questions) if _rank(question) == rank]
        chosen += [equal[at] for at in evenly(count - len(chosen), len(equal))]
    return [questions[at] for at in sorted(chosen)]


def _elements(
    questions: Sequence[Question], room: Room, words: Words
) -> Iterator[Prompt | ResponseArea]:
    for marker, question in zip(_LETTERS, questions, strict=False):
        yield Prompt(question.content, marker if len(questions) > 1 else "")
        yield ResponseArea(words["answer"].format(question=plain_text(question.content)), room)


def _good_answers(questions: Sequence[Question], words: Words) -> Iterator[Aside]:
    """What the section itself says in short, for those questions that it was written to answer."""
    content = tuple(
        (Text(f"{marker}: "), *block.content) if len(questions) > 1 else block.content
        for marker, question in zip(_LETTERS, questions, strict=False)
        for block in question.section.blocks
        if question.is_heading and isinstance(block, MiniSummary) and block.content
    )
    if content:
        yield Aside(words["chapters_answer"], content)
