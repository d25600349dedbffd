"""Questions that an episode asks: in its headings, and as items of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handouts.model.blocks import ActionSteps, BulletList, ListItem, OrderedList
from handouts.model.inlines import Inlines, Text
from handouts.model.walk import item_inlines, plain_text
from handouts.publication.activities.api import Subject
from handouts.publication.publication import Section, SectionKind

_ENDS = re.compile(
    r"[?？][\s”’\"')）」』]*$|(?:です|ます|でしょう|だろう|ない|の|る|た)か。?[」』]*$"
)
_GOES_ON = re.compile(r"(or|and|but)\b", re.IGNORECASE)
_APART = re.compile(r"[\W_]+")
_WHOEVER = (
    dict.fromkeys(("i", "we", "me", "us"), "you")
    | dict.fromkeys(("my", "our"), "your")
    | dict.fromkeys(("am", "is"), "are")
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the author's words and the section that asks it.

    `is_heading` tells the section's own question from one of its list items.
    """

    content: Inlines
    section: Section
    is_heading: bool

    @property
    def identity(self) -> str:
        """The same for the same words, whoever is asked ("Why am I …?", "Why are you …?")."""
        words = _APART.sub(" ", plain_text(self.content)).casefold().split()
        return " ".join(sorted(_WHOEVER.get(word, word) for word in words))


def is_question(inlines: Inlines) -> bool:
    return _ENDS.search(plain_text(inlines).rstrip()) is not None


def section_questions(subject: Subject) -> tuple[Question, ...]:
    """The headings that ask something, in reading order; statements are no questions."""
    return tuple(
        Question(section.heading, section, is_heading=True)
        for section in subject.sections
        if section.kind is SectionKind.SECTION and is_question(section.heading)
    )


def item_questions(subject: Subject) -> Iterator[Question]:
    """List items that ask something, in reading order.

    Of an item with a lead that asks nothing only what follows the lead is the question. An item
    that goes on from the one before ("Or to …?") is one question with it.
    """
    for section in subject.sections:
        if section.kind is SectionKind.TAKEAWAYS:
            continue
        for block in section.blocks:
            if isinstance(block, BulletList | OrderedList | ActionSteps):
                for content in _joined(block.items):
                    yield Question(content, section, is_heading=False)


def _joined(items: Iterable[ListItem]) -> Iterator[Inlines]:
    waiting: Inlines = ()
    for item in items:
        has_label = item.lead and not is_question(item.lead)
        content = item.content if has_label else item_inlines(item)
        if not is_question(content):
            goes_on = False
        elif waiting and _GOES_ON.match(plain_text(content)):
            waiting = (*waiting, Text(" "), *content)
            continue
        else:
            goes_on = True
        if waiting:
            yield waiting
        waiting = content if goes_on else ()
    if waiting:
        yield waiting


def first_each(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions without those that ask the same again."""
    seen: set[str] = set()
    for question in questions:
        if question.identity not in seen:
            seen.add(question.identity)
            yield question


def evenly(count: int, of: int) -> list[int]:
    """`count` places out of `of`, spread from the first to the last; all if there are fewer."""
    if of <= count:
        return list(range(of))
    if count <= 1:
        return [0] if count else []
    return [at * (of - 1) // (count - 1) for at in range(count)]
