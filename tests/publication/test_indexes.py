"""Indexes: every mention of a term, its reading in kana, the subjects of a book."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from handouts.errors import LayoutError
from handouts.layout.layout import Layout, PublicationSettings, Scope
from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.publication.compose import compose
from handouts.publication.kana_order import reading_of, sort_key
from handouts.publication.matter import GlossaryTerm, Index
from handouts.publication.publication import Publication, keys_of
from handouts.readers.text import TextReader

TEXT = """Episode #1: Tea

Why is the ground prepared?

The talks before a meeting are called 根回し (nemawashi, groundwork).

Mini-summary: Talk first.

Who decides in the end?

Without 根回し nobody does. The 部長 (buchō, department head) signs the 稟議 (ringi).

Mini-summary: A ストーリー (sutōrī) helps.
"""
LISTS = PublicationSettings(index=True, kana_index=True)
BOOK = Layout("book", "Book", Scope.COLLECTION, publication=LISTS)


def episode(text: str = TEXT) -> Episode:
    return TextReader().read(text.encode(), "tea.txt")


@pytest.fixture(scope="module")
def book() -> Publication:
    return compose([episode()], BOOK)


def index_of(publication: Publication, key: str) -> Index:
    return next(part for part in publication.back if isinstance(part, Index) and part.key == key)


def words_of(index: Index) -> dict[str, list[str]]:
    return {
        group.initial: [plain_text(entry.words) for entry in group.entries]
        for group in index.groups
    }


def test_terms_stand_in_the_order_of_the_kana(book: Publication) -> None:
    assert words_of(index_of(book, "kana-index")) == {
        "さ": ["ストーリー (すとーりー)"],
        "な": ["根回し (ねまわし)"],
        "は": ["部長 (ぶちょう)"],
        "ら": ["稟議 (りんぎ)"],
    }


def test_subjects_are_terms_and_short_meanings_with_the_questions_last(book: Publication) -> None:
    found = words_of(index_of(book, "index"))
    assert found["N"] == ["nemawashi 根回し"]
    assert found["G"] == ["groundwork (nemawashi)"]
    assert found["D"] == ["department head (buchō)"]
    assert list(found.values())[-1] == ["Why is the ground prepared?", "Who decides in the end?"]


def test_a_bare_later_use_is_a_place_as_well(book: Publication) -> None:
    entries = [entry for group in index_of(book, "index").groups for entry in group.entries]
    (places,) = (one.places for one in entries if plain_text(one.words) == "nemawashi 根回し")
    assert [title for _, title in places] == [
        "Why is the ground prepared?",
        "Who decides in the end?",
    ]


def test_every_place_of_an_index_is_a_key_of_the_book(book: Publication) -> None:
    known = set(keys_of(book))
    places = [
        key
        for part in book.back
        if isinstance(part, Index)
        for group in part.groups
        for entry in group.entries
        for key, _ in entry.places
    ]
    assert places
    assert set(places) <= known


@pytest.mark.parametrize(
    ("script", "romaji", "kana"),
    [
        ("報連相", "hō-ren-sō", "ほうれんそう"),
        ("信用", "shin’yō", "しんよう"),
        ("サービス", None, "さーびす"),
        ("ﾒﾓ", None, "めも"),
        ("雑誌", "zasshi", "ざっし"),
        ("抹茶", "matcha", "まっちゃ"),
        ("本音", "honne", "ほんね"),
        ("恩を売る", "on o uru", "おんおうる"),
        (None, "genba", "げんば"),
    ],
)
def test_readings_come_from_romaji_or_kana(
    script: str | None, romaji: str | None, kana: str
) -> None:
    reading = reading_of(GlossaryTerm("t", script, romaji, ()), {})
    assert reading is not None
    assert reading.kana == kana


@pytest.mark.parametrize(
    ("script", "romaji"), [("商談", None), ("営業", "business"), (None, "XYZ")]
)
def test_nobody_knows_the_reading_of_a_word_without_romaji(
    script: str | None, romaji: str | None
) -> None:
    assert reading_of(GlossaryTerm("t", script, romaji, ()), {}) is None


def test_voiced_small_and_long_signs_sort_as_in_a_dictionary() -> None:
    words = "がっこう かつ かっこ かーど かあさん はば はは"
    assert sorted(words.split(), key=sort_key) == (
        "かあさん かーど かつ かっこ がっこう はは はば".split()
    )


def test_proposals_without_their_package_say_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    layout = replace(BOOK, publication=replace(LISTS, propose_readings=True), place="my.toml")
    with pytest.raises(LayoutError, match=r"handouts\[readings\]"):
        compose([episode()], layout)
