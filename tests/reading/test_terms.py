"""The bracket forms in which authors explain Japanese."""

from __future__ import annotations

import pytest

from handouts.model.inlines import TermRole
from handouts.readers.structure.terms import find_terms

ROLES = (TermRole.JAPANESE, TermRole.ROMAJI, TermRole.GLOSS)
FORMS = [
    ("in 会議 (formal meeting) rooms", [("会議", None, "formal meeting")]),
    ("in 会議 (kaigi, formal meeting)", [("会議", "kaigi", "formal meeting")]),
    ("in 敬語 (keigo, “honorifics”)", [("敬語", "keigo", "honorifics")]),
    ("in 敬語 (keigo — “honorifics”)", [("敬語", "keigo", "honorifics")]),
    (
        "say “難しいですね (muzukashii desu ne — ‘difficult / sorry’).”",
        [("難しいですね", "muzukashii desu ne", "difficult / sorry")],
    ),
    ("a 代案 (daian / counter-proposal)", [("代案", "daian", "counter-proposal")]),
    ("the tantōsha (担当者 / person in charge)", [("担当者", "tantōsha", "person in charge")]),
    ("Enryo (遠慮 / reserve, holding back)", [("遠慮", "Enryo", "reserve, holding back")]),
    ("“Kūki (空気 / the mood)” is air", [("空気", "Kūki", "the mood")]),
    ("ringisho (稟議書 — “circular”)", [("稟議書", "ringisho", "circular")]),
    ("called hōrensō (報連相) here", [("報連相", "hōrensō", None)]),
    ("Hanko (personal seals) in red", [(None, "Hanko", "personal seals")]),
    ("“Yoroshiku (I am in your hands)” is", [(None, "Yoroshiku", "I am in your hands")]),
    ("Hōkoku = report", [(None, "Hōkoku", "report")]),
    ("our house in Yokohama (横浜) opens", [("横浜", None, "Yokohama")]),
    ("the firm Hinoki Vale Osaka (大阪) is", [("大阪", None, "Osaka")]),
    ("year end (年度末 / end of the fiscal year)", [("年度末", None, "end of the fiscal year")]),
    ("a manager (上司 jōshi) reads", [("上司", "jōshi", "manager")]),
    ("a reminder (リマインド / rimaindo)", [("リマインド", "rimaindo", "reminder")]),
    ("adviser (顧問 / komon = counsellor)", [("顧問", "komon", "counsellor")]),
    (
        "a gap (建前 what one shows / 本音 what one thinks)",
        [("建前", None, "what one shows"), ("本音", None, "what one thinks")],
    ),
    ("a model (テンプレート template) serves", [("テンプレート", None, "template")]),
    ("a smile (苦笑 — a wry smile)", [("苦笑", None, "a wry smile")]),
    ("the word いいえ is rare", [("いいえ", None, None)]),
    ("from 東京 (Tokyo) to 神戸 (Kōbe, Kobe)", [("東京", None, "Tokyo"), ("神戸", "Kōbe", "Kobe")]),
    ("a 恩 (on, debt of gratitude)", [("恩", "on", "debt of gratitude")]),
]
NO_TERMS = [
    "learning by OJT (On The Job Training)",
    "the base (salary + bonuses) counts",
    "the same (a little later) again",
    "someone (a name nobody knows) came",
    "take one (not two) home",
    "it takes two (or 3) days",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_bracket_form_gives_its_parts(text: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [tuple(term.meaning(text, role) for role in ROLES) for term in find_terms(text)]
    assert found == expected


@pytest.mark.parametrize("text", NO_TERMS)
def test_english_in_brackets_is_no_term(text: str) -> None:
    assert find_terms(text) == []


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_term_is_written_with_the_authors_characters(text: str, expected: object) -> None:
    for found in find_terms(text):
        term = found.term(text, 7)
        assert term.written == text[found.start : found.end]
        assert term.line == 7
