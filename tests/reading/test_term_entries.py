"""One entry for each Japanese form, in `inspect --json` as in the glossary."""

from __future__ import annotations

from typing import Any

from handouts.readers.listing import episode_json
from handouts.readers.text import TextReader


def entries(*sentences: str) -> list[dict[str, Any]]:
    text = "Episode #1: Tea\nWhy?\n" + "\n".join(sentences) + "\nMini-summary: So."
    found: list[dict[str, Any]] = episode_json(TextReader().read(text.encode(), "tea.txt"))["terms"]
    return found


def test_romaji_explained_alone_belongs_to_the_script_that_is_read_so() -> None:
    (entry,) = entries(
        "Begin with nemawashi (preparing the roots).", "Later comes 根回し (nemawashi) again."
    )
    assert (entry["japanese"], entry["romaji"]) == ("根回し", "nemawashi")
    assert entry["gloss"] == "preparing the roots"
    assert entry["lines"] == [3, 4]


def test_romaji_that_two_scripts_share_stays_an_entry_of_its_own() -> None:
    found = entries(
        "His 機会 (kikai, chance) came.",
        "The 機械 (kikai, machine) ran.",
        "A kikai (a thing).",
    )
    assert [entry["japanese"] for entry in found] == ["機会", "機械", None]


def test_pairs_in_one_bracket_are_two_entries_with_their_readings() -> None:
    found = entries("The honne/tatemae (本音/建前) gap is wide.")
    assert [(entry["japanese"], entry["romaji"]) for entry in found] == [
        ("本音", "honne"),
        ("建前", "tatemae"),
    ]
