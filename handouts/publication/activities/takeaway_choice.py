"""Which of these is a takeaway of this chapter? The others are those of other episodes.

True or false would not do: what another episode advises is not false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import ClassVar

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.layout.layout import PARTICIPANT
from handouts.layout.options import parse_options
from handouts.model.inlines import Inlines, Text
from handouts.model.walk import item_inlines, plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.book_words import read_before
from handouts.publication.activities.likeness import (
    Stems,
    are_alike,
    can_be_told_apart,
    is_told,
    share,
    stems_of_text,
)
from handouts.publication.activities.once_per_book import OncePerBook
from handouts.publication.activities.quoting import filled
from handouts.publication.activities.shuffling import drawn
from handouts.publication.activities.text_parts import takeaway_list
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Choice, Option, PageReference, Pieces
from handouts.publication.publication import Chapter, SectionKind

_FEWEST_OTHERS = 3
_MOST_LOOKED_AT = 60
_LETTERS = "ABCDEFGH"
_SUPPORTED = 0.3


@dataclass(frozen=True, slots=True)
class TakeawayChoiceOptions:
    """`others` is how many from other episodes stand beside the right one (2 to 7)."""

    others: int = 3
    asks_page: bool = True
    minutes: int = 3


@dataclass(frozen=True, slots=True)
class _Takeaway:
    content: Inlines
    text: str
    stems: Stems


@dataclass(frozen=True, slots=True)
class _Told:
    """What a chapter says: its takeaways, and the words of each of its sections by key."""

    chapter: Chapter
    takeaways: tuple[_Takeaway, ...]
    sections: Mapping[str, Stems]

    def says(self, takeaway: _Takeaway) -> bool:
        own = (one.stems for one in self.takeaways)
        return any(are_alike(takeaway.stems, stems) for stems in own) or is_told(
            takeaway.stems, self.sections.values()
        )


class TakeawayChoice:
    name: ClassVar[str] = "takeaway-choice"
    options_kind: ClassVar[type] = TakeawayChoiceOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(TakeawayChoiceOptions, f"activities.{self.name}", options)
        self._told = OncePerBook(_told_by_chapters)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One draft; none, and a remark, where other episodes have too few that are different.

        Where they have too few in number nobody expects a choice, and there is nothing to say.
        """
        assert subject is not None
        takeaways = takeaway_list(subject)
        if takeaways is None:
            return Made()
        told = self._told.of(book)
        own = told[subject.chapter.key]
        right, section = _best_supported(own)
        others = list(_others(own, right, told))
        if len(others) < _FEWEST_OTHERS:
            remark = _too_few(subject.chapter, takeaways.line, len(others))
            return Made(remarks=(remark,) if _has_enough(told, own) else ())
        count = max(2, min(self._options.others, len(_LETTERS) - 1))
        others.sort(key=lambda other: abs(len(other[1].text) - len(right.text)))
        options = {right.text: _right_option(right, own.chapter, section, book)}
        options |= {
            one.text: _other_option(one, chapter, book, words) for chapter, one in others[:count]
        }
        draft = Draft(
            title=words["title"],
            elements=(self._choice(options, book.seed(own.chapter.key), words),),
            instruction=said(
                words["instruction_page" if self._options.asks_page else "instruction"]
            ),
            minutes=self._options.minutes,
            company=words["company"],
            apart_from=(takeaways.key,),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))

    def _choice(self, options: Mapping[str, Option], seed: str, words: Words) -> Choice:
        order = drawn(list(options), seed)
        marked = (
            Option(option.content, letter, option.is_right, option.source)
            for letter, option in zip(_LETTERS, (options[text] for text in order), strict=False)
        )
        return Choice(words["question"], tuple(marked), self._options.asks_page)


def _told_by_chapters(book: Book) -> dict[str, _Told]:
    return {chapter.key: _told_in(chapter) for chapter in book.chapters}


def _told_in(chapter: Chapter) -> _Told:
    found = takeaway_list(Subject(chapter, chapter.sections))
    contents = [item_inlines(item) for item in found.items] if found else []
    texts = [plain_text(content) for content in contents]
    return _Told(
        chapter,
        tuple(
            _Takeaway(content, text, stems_of_text(text))
            for content, text in zip(contents, texts, strict=True)
        ),
        {
            section.key: stems_of_text(" ".join(read_before(section)))
            for section in chapter.sections
            if section.kind is not SectionKind.TAKEAWAYS
        },
    )


def _best_supported(own: _Told) -> tuple[_Takeaway, str]:
    """The takeaway that one section speaks of most, and that section's key, or the chapter's."""
    most, right, where = -1.0, own.takeaways[0], own.chapter.key
    for takeaway in own.takeaways:
        for key, stems in own.sections.items():
            part = share(takeaway.stems, stems) if can_be_told_apart(takeaway.stems) else 0.0
            if part > most:
                most, right, where = part, takeaway, key
    return right, where if most >= _SUPPORTED else own.chapter.key


def _others(
    own: _Told, right: _Takeaway, told: Mapping[str, _Told]
) -> Iterator[tuple[Chapter, _Takeaway]]:
    """Takeaways of other chapters that this one does not say, from as many chapters as can be.

    The chapters after this one come first, then those before it.
    """
    keys = list(told)
    at = keys.index(own.chapter.key)
    chapters = [told[key] for key in (*keys[at + 1 :], *keys[:at])]
    taken = [right]
    for chapter, one in islice(_in_turn(chapters[:_MOST_LOOKED_AT], right), _MOST_LOOKED_AT):
        is_new = not any(are_alike(one.stems, other.stems) for other in taken)
        if can_be_told_apart(one.stems) and is_new and not own.says(one):
            taken.append(one)
            yield chapter, one
        if len(taken) > len(_LETTERS):
            return


def _in_turn(chapters: Sequence[_Told], right: _Takeaway) -> Iterator[tuple[Chapter, _Takeaway]]:
    """One takeaway of each chapter, then a second of each, and so on, drawn by lot."""
    rows = []
    for told in chapters:
        by_text = {one.text: one for one in told.takeaways}
        rows.append([(told.chapter, by_text[text]) for text in drawn(list(by_text), right.text)])
    for found in chain.from_iterable(zip_longest(*rows)):
        if found is not None:
            yield found


def _has_enough(told: Mapping[str, _Told], own: _Told) -> bool:
    others = sum(len(one.takeaways) for one in told.values()) - len(own.takeaways)
    return others >= _FEWEST_OTHERS


def _right_option(right: _Takeaway, chapter: Chapter, section: str, book: Book) -> Option:
    """Its source is where the chapter speaks of it, which is where a participant reads it."""
    headings = {one.key: one.heading for one in chapter.sections}
    title = plain_text(headings.get(section) or chapter.title)
    page = PageReference(section, PARTICIPANT, book.labels.page_reference, title)
    return Option(right.content, is_right=True, source=(page,))


def _other_option(one: _Takeaway, chapter: Chapter, book: Book, words: Words) -> Option:
    title = plain_text(chapter.title)
    page = PageReference(chapter.key, PARTICIPANT, book.labels.page_reference, title)
    where = Text(filled(words, "other_chapter", number=chapter.number))
    source: Pieces = (where, page) if where.text else (page,)
    return Option(one.content, source=source)


def _too_few(chapter: Chapter, line: int, count: int) -> Diagnostic:
    have = "one takeaway" if count == 1 else f"{count} takeaways"
    return Code.FEW_TAKEAWAYS.remark(
        chapter.source,
        line,
        f"left out the choice of takeaways: other episodes have {have} unlike this one's text.",
        "Build it with more episodes; three such takeaways are needed.",
    )
