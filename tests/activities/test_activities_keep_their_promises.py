"""Whatever the texts: keys complete, no answer in sight, one right answer, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from random import Random

import pytest
from activity_books import TRAINER, activities_of, layout
from hypothesis import given
from hypothesis import strategies as st

from handouts.layout.layout import Edition
from handouts.model.blocks import BulletList, ListItem, MiniSummary, OrderedList, Paragraph
from handouts.model.content_words import FUNCTION_WORDS, is_function_word, words_in
from handouts.model.episode import Episode, Heading, Section
from handouts.model.inlines import Inline, Inlines, Term, TermPart, TermRole, Text
from handouts.model.walk import plain_text
from handouts.publication.compose import compose
from handouts.publication.folding import folded
from handouts.publication.matter import AnswerKey
from handouts.publication.primitive_walk import elements_in, plain_pieces
from handouts.publication.primitives import Activity, Blank, Card, Choice, Prompt, Start
from handouts.publication.publication import Publication

NAMES = (
    "objectives",
    "self-assessment",
    "own-question",
    "guided-notes",
    "reflection",
    "put-in-order",
    "takeaway-choice",
    "takeaways-to-keep",
)
NOUNS = (
    "teapot negotiation customers customer silence agreement agree agreements trust trusted "
    "relationship relation accountability colleague delivery promise promises habit habits"
).split()
OTHERS = (
    "the a of and to you can is are with before quickly hidden calling Tokyo nemawashi IBM 2020 "
    "don’t client’s long-term build your meeting 会議 根回し"
).split()


def term(japanese: str | None, romaji: str | None, gloss: str | None) -> Term:
    parts: list[TermPart] = []
    for role, text in (
        (TermRole.JAPANESE, japanese),
        (TermRole.ROMAJI, romaji),
        (TermRole.GLOSS, gloss),
    ):
        if text:
            parts += [TermPart(role, text), TermPart(TermRole.MARK, " ")]
    return Term(tuple(parts[:-1]), japanese, romaji, gloss)


TERMS = (
    term("根回し", "nemawashi", "groundwork"),
    term("日本企業", None, "Japanese companies"),
    term(None, "kokorogame", "true intention"),
    term("本音", "honne", None),
)


class Author:
    """Writes episodes by lot: the same seed, the same texts."""

    def __init__(self, seed: int) -> None:
        self._lot = Random(seed)

    def words(self) -> str:
        return " ".join(self._lot.choices([*NOUNS, *OTHERS], k=self._lot.randrange(9)))

    def inlines(self) -> Inlines:
        pieces: list[Inline] = []
        for _ in range(self._lot.randrange(4)):
            for _ in range(self._lot.randrange(3)):
                is_term = self._lot.random() < 0.2
                pieces += [self._lot.choice(TERMS) if is_term else Text(self.words()), Text(" ")]
            pieces.append(Text(self._lot.choice([". ", ". ", "? ", "。", ", ", ""])))
        return tuple(pieces)

    def items(self, name: str) -> tuple[ListItem, ...]:
        count = self._lot.randrange(6)
        return tuple(ListItem(f"{name}.{at}", 1, self.inlines()) for at in range(count))

    def section(self, at: int) -> Section:
        kind = self._lot.choice([OrderedList, BulletList])
        items = self.items(f"i{at}")
        summary = MiniSummary(f"m{at}", 1, self.inlines())
        return Section(
            f"s{at}",
            Heading(1, (Text(self.words()), Text(self._lot.choice(["?", ""])))),
            (
                Paragraph(f"p{at}", 1, self.inlines()),
                *((kind(f"l{at}", 1, items),) if items else ()),
                *((summary,) if self._lot.random() < 0.8 else ()),
            ),
        )

    def episode(self, number: int) -> Episode:
        return Episode(
            f"e{number}",
            f"e{number}.txt",
            Heading(1, (Text(self.words()),)),
            intro=(Paragraph("intro", 1, self.inlines()),),
            sections=tuple(map(self.section, range(self._lot.randrange(5)))),
            takeaways=self.items("t"),
        )

    def book(self) -> tuple[Episode, ...]:
        return tuple(map(self.episode, range(self._lot.randrange(1, 6))))


seeds = st.integers(0, 39)
"""Few, so that each book is composed once for all tests."""


@cache
def both(seed: int) -> tuple[Publication, Publication]:
    """The trainer's edition and the learner's."""
    texts = Author(seed).book()
    return compose(texts, layout(*NAMES)), compose(texts, layout(*NAMES, edition=Edition()))


def blanks_of(prompt: Prompt) -> list[Blank]:
    return [piece for piece in prompt.content if isinstance(piece, Blank)]


def prompts_of(activity: Activity) -> list[Prompt]:
    return [element for element in activity.elements if isinstance(element, Prompt)]


@given(seeds)
def test_every_block_has_one_home_and_a_home_shows_all_its_words(
    seed: int,
) -> None:
    plain = compose(Author(seed).book(), layout())
    publication, _ = both(seed)
    wanted = {
        block.key: block
        for chapter in plain.chapters
        for section in chapter.sections
        for block in section.blocks
    }
    left = [b.key for c in publication.chapters for s in c.sections for b in s.blocks]
    taken = [key for activity in activities_of(publication) for key in activity.homes]
    assert sorted([*left, *taken]) == sorted(wanted)
    for activity in activities_of(publication):
        if activity.kind == "guided-notes":
            for key, prompt in zip(activity.homes, prompts_of(activity), strict=True):
                summary = wanted[key]
                assert isinstance(summary, MiniSummary)
                assert plain_pieces(prompt.content) == plain_text(summary.content)


@given(seeds)
def test_no_blank_asks_for_a_function_word_or_for_what_can_be_read_beside_it(
    seed: int,
) -> None:
    publication, _ = both(seed)
    for activity in activities_of(publication):
        if activity.kind != "guided-notes":
            continue
        prompts = prompts_of(activity)
        asked = [blank.answer for prompt in prompts for blank in blanks_of(prompt)]
        visible = "\n".join(
            "".join("\n" if isinstance(p, Blank) else plain_pieces((p,)) for p in prompt.content)
            for prompt in prompts
        )
        seen = {folded(word) for word in words_in(visible)}
        assert all(blanks_of(prompt) for prompt in prompts)
        assert max(Counter(map(folded, asked)).values()) == 1
        for answer in asked:
            assert not is_function_word(answer)
            assert folded(answer) not in seen
        (card,) = (element for element in activity.elements if isinstance(element, Card))
        listed = [plain_pieces(w.content) for w in card.front if isinstance(w, Prompt)]
        folds = [folded(word) for word in listed]
        assert folds == sorted(folds)
        assert not Counter(map(folded, asked)) - Counter(folds)
        spares = set(folds) - set(map(folded, asked))
        assert len(folds) == len(asked) + len(spares)
        assert len(spares) <= 2
        assert not spares & seen


@given(seeds)
def test_a_choice_has_one_right_answer_and_tells_it_to_nobody(seed: int) -> None:
    trainers, learners = both(seed)
    for edition in (trainers, learners):
        for activity in activities_of(edition):
            for element in elements_in(activity.elements):
                if isinstance(element, Choice):
                    right = [option for option in element.options if option.is_right]
                    contents = {plain_pieces(option.content) for option in element.options}
                    assert len(right) == (edition is trainers)
                    assert len(contents) == len(element.options)


@given(seeds)
def test_the_key_has_an_entry_for_every_activity_with_answers_and_the_same_answers(
    seed: int,
) -> None:
    trainers, learners = both(seed)
    keys = [part for part in learners.back if isinstance(part, AnswerKey)]
    entries = {e.key: e for key in keys for chapter in key.chapters for e in chapter.entries}
    for activity in activities_of(trainers):
        if activity.kind not in ("guided-notes", "takeaway-choice", "put-in-order"):
            assert f"answer-key.{activity.key}" not in entries
            continue
        entry = entries.pop(f"answer-key.{activity.key}")
        if activity.kind == "guided-notes":
            in_key = [p.content for p in entry.elements if isinstance(p, Prompt)]
            in_place = [p.content for p in prompts_of(activity)]
            assert list(map(plain_pieces, in_key)) == list(map(plain_pieces, in_place))
    assert entries == {}


@given(seeds)
def test_what_tells_an_answer_is_not_on_its_spread(seed: int) -> None:
    """Between them, or before both, a spread begins."""
    _, publication = both(seed)
    for chapter in publication.chapters:
        spread, spreads = 0, dict[str, int]()
        for activity in chapter.closing:
            spread += activity.start is Start.SPREAD
            spreads[activity.kind] = spread
        if "takeaway-choice" in spreads:
            assert spreads["takeaways-to-keep"] != spreads["takeaway-choice"]
        assert spreads.get("put-in-order") != 0


@given(seeds)
def test_the_same_texts_give_the_same_book(seed: int) -> None:
    assert compose(Author(seed).book(), layout(*NAMES)) == both(seed)[0]


def test_another_hash_seed_changes_nothing() -> None:
    program = (
        "from handouts.layout.loader import load_layout;"
        "from handouts.publication.compose import compose;"
        "from handouts.readers.collection import read_collection;"
        "from handouts.resources import samples_folder;"
        "texts = read_collection([samples_folder()]).episodes;"
        "print(compose(texts, load_layout('workbook', edition='facilitator')).chapters)"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert b"guided-notes" in found.pop()


@pytest.mark.parametrize("edition", [TRAINER, Edition()])
def test_an_episode_of_nothing_but_a_title_makes_a_book(edition: Edition) -> None:
    publication = compose(
        [Episode("e", "e.txt", Heading(1, (Text("Tea"),)))], layout(*NAMES, edition=edition)
    )
    kinds = [activity.kind for activity in activities_of(publication)]
    assert kinds == ["self-assessment", "own-question"]


def test_function_words_are_written_small_and_are_words() -> None:
    assert all(re.fullmatch("[a-z]+", word) for word in FUNCTION_WORDS)
    assert {"the", "of", "because", "don", "yourself"} <= FUNCTION_WORDS
    assert all(map(is_function_word, ["The", "don’t", "don't", "you’re", "one’s", "isn’t"]))
    assert not any(map(is_function_word, ["trust", "client’s", "habit"]))


def test_the_books_written_by_lot_have_what_is_tested() -> None:
    kinds = Counter(
        activity.kind
        for seed in range(30)
        for activity in activities_of(compose(Author(seed).book(), layout(*NAMES)))
    )
    assert min(kinds[name] for name in NAMES) >= 5
