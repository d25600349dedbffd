"""Readings above Japanese words: which words have them, and what is read."""

from __future__ import annotations

import dataclasses
import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest
from ruby_sample import GROUPS, TEXT, with_readings

from handouts.codes import Code
from handouts.layout.layout import RubyPlaces
from handouts.model.inlines import Ruby, Term, TermRole
from handouts.model.walk import block_inlines, plain_text, terms_in
from handouts.publication.kana_order import hiragana
from handouts.publication.kanji_groups import kanji_groups
from handouts.publication.matter import Glossary
from handouts.publication.publication import Publication, chapter_texts


def shown(groups: tuple[Ruby, ...]) -> str:
    return "".join(f"{one.base}({one.reading})" if one.reading else one.base for one in groups)


def terms(publication: Publication) -> list[Term]:
    return [
        term
        for chapter in publication.chapters
        for section in chapter.sections
        for block in section.blocks
        for inlines in block_inlines(block)
        for term in terms_in(inlines)
    ]


def above(publication: Publication) -> list[str]:
    """What stands above the terms of the text, in reading order."""
    return [
        shown(part.ruby)
        for term in terms(publication)
        for part in term.parts
        if part.role is TermRole.JAPANESE and part.ruby
    ]


@pytest.mark.parametrize(
    ("script", "romaji", "groups"),
    [
        ("稟議", "ringi", "稟議(りんぎ)"),
        ("打ち合わせ", "uchi-awase", "打(う)ち合(あ)わせ"),
        ("空気を読む", "kūki o yomu", "空気(くうき)を読(よ)む"),
        ("本音と建前", "honne to tatemae", "本音(ほんね)と建前(たてまえ)"),
        ("聞き手", "kikite", "聞(き)き手(て)"),
        ("リーダーシップ研修", "rīdāshippu kenshū", "リーダーシップ研修(けんしゅう)"),
        ("「根回し」", "nemawashi", "「根回(ねまわ)し」"),
        ("時々", "tokidoki", "時々(ときどき)"),
        ("店員", "ten’in", "店員(てんいん)"),
        ("恩を売る", "on o uru", "恩(おん)を売(う)る"),
        ("大通り", "ōdōri", "大通(おおどお)り"),
        ("大王", "daiō", "大王(だいおう)"),
        ("姉さん", "nēsan", "姉(ねえ)さん"),
    ],
)
def test_readings_stand_above_the_kanji_that_they_belong_to(
    script: str, romaji: str, groups: str
) -> None:
    found = kanji_groups(script, hiragana(romaji))
    assert shown(found) == groups
    assert "".join(one.base for one in found) == script


@pytest.mark.parametrize(
    ("script", "romaji"),
    [
        ("メモ", "memo"),
        ("ちょっと", "chotto"),
        ("根回し", "groundwork"),
        ("打ち合わせ", "sōdan"),
        ("IT企業", "IT kigyō"),
        ("3人", "sannin"),
        ("間", "ringi no hanashi"),
    ],
)
def test_what_has_no_kanji_or_another_reading_has_none_above_it(script: str, romaji: str) -> None:
    assert kanji_groups(script, hiragana(romaji)) == ()


def test_where_the_kana_can_be_shared_out_in_two_ways_the_kanji_stay_together() -> None:
    assert shown(kanji_groups("生き方", "いきききかた")) == "生き方(いきききかた)"


def test_without_the_setting_nothing_has_a_reading() -> None:
    assert above(with_readings(RubyPlaces.NONE)) == []


def test_first_is_the_first_of_each_term_in_the_text_of_a_chapter() -> None:
    book = with_readings(RubyPlaces.FIRST)
    assert above(book) == [
        GROUPS[word] for word in ("打ち合わせ", "根回し", "承り", "よろしくお願いいたします")
    ]
    (glossary,) = (part for part in book.back if isinstance(part, Glossary))
    assert not any(entry.term.ruby for entry in glossary.entries)


def test_all_are_all_of_the_text_and_of_the_glossary_bare_uses_included() -> None:
    book = with_readings(RubyPlaces.ALL)
    words = [
        "打ち合わせ",
        "根回し",
        "打ち合わせ",
        "承り",
        "根回し",
        "根回し",
        "よろしくお願いいたします",
    ]
    assert above(book) == [GROUPS[word] for word in words]
    (glossary,) = (part for part in book.back if isinstance(part, Glossary))
    found = {entry.term.japanese: shown(entry.term.ruby) for entry in glossary.entries}
    assert found == GROUPS | {"メモ": ""}


def test_headings_have_no_readings_and_no_character_is_changed() -> None:
    plain, book = (with_readings(places) for places in (RubyPlaces.NONE, RubyPlaces.ALL))
    (chapter,) = book.chapters
    (heading,) = (section.heading for section in chapter.sections if section.heading)
    assert any(term.japanese == "根回し" for term in terms_in(heading))
    assert not any(part.ruby for term in terms_in(heading) for part in term.parts)
    texts = [list(map(plain_text, chapter_texts(one.chapters[0]))) for one in (plain, book)]
    assert texts[0] == texts[1]
    for term in terms(book):
        for part in term.parts:
            assert "".join(one.base for one in part.ruby) in ("", part.text)


def test_only_readings_differ_between_a_book_with_them_and_one_without() -> None:
    plain, book = (with_readings(places) for places in (RubyPlaces.NONE, RubyPlaces.FIRST))
    (plain_chapter,), (chapter,) = plain.chapters, book.chapters
    assert (book.has_ruby, plain.has_ruby) == (True, False)
    rest = dataclasses.replace(book, chapters=(), has_ruby=False)
    assert rest == dataclasses.replace(plain, chapters=())
    assert [section.key for section in chapter.sections] == [
        section.key for section in plain_chapter.sections
    ]


class Morpheme(SimpleNamespace):
    def reading_form(self) -> str:
        return str(self.kana)


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A dictionary with these readings in katakana, in SudachiPy's stead."""
    readings: dict[str, str] = {}

    class Tokenizer:
        def tokenize(self, script: str) -> list[Morpheme]:
            return [Morpheme(kana=readings.get(script, ""))]

    class Dictionary:
        def tokenizer(self, mode: Any) -> Tokenizer:
            assert mode
            return Tokenizer()

    fake = SimpleNamespace(Dictionary=Dictionary, SplitMode=SimpleNamespace(C="C"))
    monkeypatch.setitem(sys.modules, "sudachipy", fake)
    return readings


def test_only_a_dictionary_that_is_asked_for_reads_what_has_no_romaji(
    dictionary: dict[str, str],
) -> None:
    dictionary |= {"沈黙": "チンモク"}
    assert "沈黙(ちんもく)" not in above(with_readings(RubyPlaces.ALL))
    book = with_readings(RubyPlaces.ALL, propose_readings=True)
    assert "沈黙(ちんもく)" in above(book)
    (remark,) = (one for one in book.remarks if one.code == Code.PROPOSED_READING)
    assert (remark.path, "ちんもく of 沈黙" in remark.message) == ("tea.txt", True)


def test_a_dictionary_says_of_the_authors_romaji_only_which_vowels_are_long(
    dictionary: dict[str, str],
) -> None:
    dictionary |= {"根回し": "ジュンビ", "交渉": "コウショウ"}
    text = TEXT.replace("メモ (memo, note)", "交渉 (kosho, bargain)")
    assert "交渉(こしょ)" in above(with_readings(RubyPlaces.ALL, text))
    found = above(with_readings(RubyPlaces.ALL, text, propose_readings=True))
    assert "交渉(こうしょう)" in found
    assert GROUPS["根回し"] in found


def test_names_that_english_writes_short_have_their_long_vowels() -> None:
    text = TEXT.replace("メモ (memo, note)", "東京 (Tokyo, the capital)")
    assert "東京(とうきょう)" in above(with_readings(RubyPlaces.ALL, text))


def test_many_kanji_apart_are_shared_out_without_delay() -> None:
    start = time.process_time()
    assert kanji_groups("漢・" * 30 + "漢い", "あ" * 90) == ()
    assert len(kanji_groups("漢う" * 30, "あう" * 30)) == 60
    assert time.process_time() - start < 2
