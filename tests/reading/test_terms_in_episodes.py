"""Terms of a whole episode: later uses without a bracket belong to what was explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.model.episode import Episode
from handouts.model.inlines import Term, TermRole
from handouts.model.walk import episode_inlines, episode_terms, plain_text
from handouts.readers.collection import read_collection

TEXT = """Episode #7: Gardens and Offices
Why does a garden take so long?
Nobody had heard of nemawashi yet. The work is called nemawashi (根回し / preparing the roots).
Nemawashi takes weeks, and some call it ne-mawashi. A mawashi is something else.
{prose}
Mini-summary: Good nemawashi is quiet.
Key Takeaways
-
Begin nemawashi early.
"""


def read(tmp_path: Path, prose: str = "Nothing more.") -> Episode:
    path = tmp_path / "garden.txt"
    path.write_text(TEXT.format(prose=prose), encoding="utf-8")
    return read_collection([path]).episodes[0]


def bare(episode: Episode) -> list[Term]:
    return [term for term in episode_terms(episode) if not term.is_explained]


def test_later_uses_of_romaji_belong_to_the_script_that_it_reads(tmp_path: Path) -> None:
    terms = bare(read(tmp_path))
    assert [term.written for term in terms] == ["Nemawashi", "nemawashi", "nemawashi"]
    assert {term.identity for term in terms} == {"根回し"}
    assert {part.role for term in terms for part in term.parts} == {TermRole.ROMAJI}


def test_an_earlier_use_explains_nothing_and_stays_text(tmp_path: Path) -> None:
    first = next(episode_terms(read(tmp_path)))
    assert first.is_explained


def test_no_character_is_changed(tmp_path: Path) -> None:
    words = " ".join(plain_text(inlines) for inlines in episode_inlines(read(tmp_path)))
    assert "Nemawashi takes weeks, and some call it ne-mawashi. A mawashi is" in words


def test_a_term_without_script_keeps_its_later_uses_too(tmp_path: Path) -> None:
    episode = read(tmp_path, "Hanko (personal seals) are red. A hanko lies there.")
    hanko = [term for term in episode_terms(episode) if term.identity == "hanko"]
    assert [term.is_explained for term in hanko] == [True, False]


@pytest.mark.parametrize(
    "prose",
    [
        "A 竹 (take, bamboo) bends. We take another one.",
        "The trainer Tanaka (田中) spoke. Later Tanaka left.",
        "We met in 神戸 (Kobe, a port). Then Kobe slept.",
        "The 間 (ma, a pause) counts. Ma was silent.",
    ],
)
def test_english_words_names_and_places_are_no_later_uses(tmp_path: Path, prose: str) -> None:
    assert {term.identity for term in bare(read(tmp_path, prose))} == {"根回し"}


def test_several_words_are_one_later_use(tmp_path: Path) -> None:
    episode = read(tmp_path, "An art, 空気を読む (kūki o yomu, reading air). Kūki o yomu it is.")
    assert "Kūki o yomu" in [term.written for term in bare(episode)]


@pytest.mark.parametrize("later", ["Kohai", "kouhai", "KŌHAI", "kōhai’s"])
def test_another_spelling_of_a_reading_is_a_later_use(tmp_path: Path, later: str) -> None:
    episode = read(tmp_path, f"A 後輩 (kōhai, junior) listens. The {later} chair is low.")
    written = [term.written for term in bare(episode) if term.identity == "後輩"]
    assert written == [later.removesuffix("’s")]


def test_without_script_another_spelling_may_be_another_word(tmp_path: Path) -> None:
    episode = read(tmp_path, "A kōhai (junior) listens. A kohai speaks, and kōhai wait.")
    assert [term.written for term in bare(episode) if "hai" in term.written] == ["kōhai"]
