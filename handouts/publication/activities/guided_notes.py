"""Mini-summaries with blanks, and the words for them in a box beside.

They stand here instead of in the text; in full they stand in the answer key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.blocks import MiniSummary
from handouts.model.walk import plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.blanking import Limits, chosen_gaps, with_blanks
from handouts.publication.activities.book_words import words_of_book
from handouts.publication.activities.gaps import Gap, gaps_in
from handouts.publication.activities.once_per_book import OncePerBook
from handouts.publication.activities.quoting import filled
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.activities.word_bank import in_order, spare_words
from handouts.publication.primitives import Card, CardSize, Elements, Prompt
from handouts.publication.publication import Section


@dataclass(frozen=True, slots=True)
class GuidedNotesOptions:
    """At most `count` blanks, `per_sentence` in each sentence, `spares` words that fit none.

    `bank` shows the words. `minutes` 0 reckons half a minute for each blank.
    """

    count: int = 12
    per_sentence: int = 1
    bank: bool = True
    spares: int = 2
    minutes: int = 0


Summary = tuple[Section, MiniSummary]


class GuidedNotes:
    name: ClassVar[str] = "guided-notes"
    options_kind: ClassVar[type] = GuidedNotesOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(GuidedNotesOptions, f"activities.{self.name}", options)
        self._book_words = OncePerBook(words_of_book)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One draft; a summary that can have no blank stays in the text."""
        assert subject is not None
        summaries = tuple(_summaries(subject))
        gaps = self._gaps(subject, summaries, book)
        taken = [(one, own) for one, own in zip(summaries, gaps, strict=True) if own]
        if not taken:
            return Made()
        answers = [gap.answer for _, own in taken for gap in own]
        bank, instruction = self._bank(subject, book, words, taken)
        draft = Draft(
            title=words["title"],
            elements=(*bank, *_sentences(taken, words)),
            instruction=said(instruction),
            minutes=self._options.minutes or 2 + (len(answers) + 1) // 2,
            company=words["company"],
            homes=tuple(summary.key for (_, summary), _ in taken),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))

    def _gaps(
        self, subject: Subject, summaries: Sequence[Summary], book: Book
    ) -> tuple[tuple[Gap, ...], ...]:
        known = self._book_words.of(book)
        texts = [plain_text(summary.content) for _, summary in summaries]
        possible = [
            gaps_in(summary.content, at, known.names, known.around(subject.chapter, section))
            for at, (section, summary) in enumerate(summaries)
        ]
        limits = Limits(max(self._options.count, 1), max(self._options.per_sentence, 1))
        return chosen_gaps(texts, possible, limits)

    def _bank(
        self,
        subject: Subject,
        book: Book,
        words: Words,
        taken: Sequence[tuple[Summary, Sequence[Gap]]],
    ) -> tuple[Elements, str]:
        """The box, and what the instruction says of it."""
        if not self._options.bank:
            return (), words["instruction"]
        answers = [gap.answer for _, own in taken for gap in own]
        shown = [plain_text(summary.content) for (_, summary), _ in taken]
        spares = spare_words(self._options.spares, answers, shown, self._verbs(subject, book))
        listed = in_order([*(gap.listed for _, own in taken for gap in own), *spares])
        card = Card(CardSize.ASIDE, words["bank"], tuple(Prompt(said(word)) for word in listed))
        if not spares:
            return (card,), words["instruction_bank"]
        key = "instruction_spare" if len(spares) == 1 else "instruction_spares"
        return (card,), filled(words, key, count=len(spares))

    def _verbs(self, subject: Subject, book: Book) -> Iterator[frozenset[str]]:
        """The chapter's own, then the other chapters'."""
        verbs = self._book_words.of(book).plain_verbs
        yield verbs[subject.chapter.key]
        yield from (found for key, found in verbs.items() if key != subject.chapter.key)


def _summaries(subject: Subject) -> Iterator[Summary]:
    for section in subject.sections:
        for block in section.blocks:
            if isinstance(block, MiniSummary):
                yield section, block


def _sentences(taken: Sequence[tuple[Summary, Sequence[Gap]]], words: Words) -> Iterator[Prompt]:
    number = 1
    for (_, summary), gaps in taken:
        yield Prompt(with_blanks(summary.content, gaps, words["blank"], number))
        number += len(gaps)
