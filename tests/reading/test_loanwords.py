"""Katakana and the English words that they write."""

from __future__ import annotations

import pytest

from handouts.readers.structure.loanwords import writes


@pytest.mark.parametrize(
    ("katakana", "english"),
    [
        ("ストーリーテリング", "storytelling"),
        ("タイムマネジメント", "time management"),
        ("エグゼクティブ・コーチング", "executive coaching"),
        ("リーダーシップ", "leadership"),
        ("ワークライフバランス", "work-life balance"),
        ("ﾏﾈｰｼﾞｬｰ", "manager"),
    ],
)
def test_the_sound_of_english_is_heard_in_katakana(katakana: str, english: str) -> None:
    assert writes(katakana, english)


@pytest.mark.parametrize(
    ("katakana", "english"),
    [
        ("コーチング", "culture"),
        ("クレーム", "complaint"),
        ("アンケート", "survey"),
        ("サラリーマン", "salary"),
        ("メモ", "memo"),
        ("後輩", "kohai"),
    ],
)
def test_other_words_too_few_signs_and_kanji_are_refused(katakana: str, english: str) -> None:
    assert not writes(katakana, english)
