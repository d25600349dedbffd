"""Languages: the shipped ones are complete, and a file of one's own must be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from handouts.errors import LayoutError
from handouts.layout.grammar import long_date
from handouts.layout.label_files import read_labels
from handouts.layout.labels import ENGLISH, labels_in, languages
from handouts.layout.loader import load_layout

EN = languages()["en"].read_text("utf-8")


def german(folder: Path, text: str) -> Path:
    """A file of labels beside a layout that names it."""
    (folder / "mine.toml").write_text('[labels]\nfile = "de.toml"\ncontents = "Inhalt"\n')
    (folder / "de.toml").write_text(text, "utf-8")
    return folder / "mine.toml"


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_shipped_language_has_every_word_of_every_activity(language: str) -> None:
    labels = read_labels(languages()[language], ENGLISH.activities)
    assert labels == labels_in(language)


def test_a_file_beside_the_layout_gives_all_words(tmp_path: Path) -> None:
    text = EN.replace('"Glossary"', '"Glossar"').replace('"{count} minutes"', '"{count} Minuten"')
    labels = load_layout(str(german(tmp_path, text)), default="workbook").labels
    assert (labels.language, labels.glossary, labels.contents) == ("de", "Glossar", "Inhalt")
    assert labels.counted("minutes", 8) == "8 Minuten"
    assert labels.activities == ENGLISH.activities


def test_everything_that_is_wrong_in_a_file_of_labels_is_told_with_its_line(tmp_path: Path) -> None:
    text = EN.replace('glossary = "Glossary"', 'glosary = "Glossar"')
    text = text.replace('"page {page}"', '"Seite {seite}"')
    text = text.replace('"{count} minutes"', '"Minuten"').replace("one =", "uno =")
    text = text.replace("[activities.objectives]", "[activities.goals]").replace("step =", "stp =")
    lines = text.splitlines()
    with pytest.raises(LayoutError) as caught:
        load_layout(str(german(tmp_path, text)), default="workbook")
    told = {}
    for fault in (caught.value, *caught.value.others):
        file, _, line = fault.place.rpartition(":")
        assert file == str(tmp_path / "de.toml") or fault.place == str(tmp_path / "de.toml")
        told[fault.message] = lines[int(line) - 1] if line.isdecimal() else ""
    assert told["Nothing reads labels.glosary."].startswith("glosary")
    assert told["[labels] lacks glossary, step."] == "[labels]"
    assert told["There is no plural form 'uno'."].startswith("uno")
    assert "[activities.objectives] is missing" in " ".join(told)
    assert any(
        re.search("page_reference takes a text with {page}", message) and "Seite" in line
        for message, line in told.items()
    )
    assert any("counts.minutes.other takes a text with {count}" in message for message in told)


def test_words_of_activities_that_the_layout_does_not_have_may_be_missing(tmp_path: Path) -> None:
    asked = {plan.name for plan in load_layout("compilation").activities}
    labels, *tables = EN.split("\n[activities.")
    kept = [table for table in tables if table.partition("]")[0] in asked]
    assert len(asked) == len(kept) < len(tables)
    only = "\n[activities.".join((labels, *kept))
    assert load_layout(str(german(tmp_path, only)), default="compilation").labels.language == "de"


@pytest.mark.parametrize(
    ("name", "message"), [("missing.toml", "cannot be read"), ("mine_own.toml", "no language")]
)
def test_a_file_of_labels_that_is_none_is_told_with_the_layouts_line(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "mine.toml").write_text(f'[labels]\nfile = "{name}"\n')
    with pytest.raises(LayoutError, match=message) as caught:
        load_layout(str(tmp_path / "mine.toml"), default="workbook")
    assert f"{tmp_path / 'mine.toml'}:2" in str(caught.value)


@pytest.mark.parametrize(
    ("language", "one", "many", "day"),
    [
        ("en", "1 minute", "8 minutes", "November 2, 2026"),
        ("ja", "1分", "8分", "2026年11月2日"),
    ],
)
def test_counts_and_dates_are_written_as_the_language_does(
    language: str, one: str, many: str, day: str
) -> None:
    labels = labels_in(language)
    assert (labels.counted("minutes", 1), labels.counted("minutes", 8)) == (one, many)
    assert long_date(language, date(2026, 11, 2)) == day


def test_a_region_or_an_unknown_language_does_no_harm_to_a_date() -> None:
    day = date(2026, 11, 2)
    assert long_date("en-GB", day) == "2 November 2026"
    assert long_date("de-x-firm", day) == "2. November 2026"
    assert long_date("xx", day) == "2026-11-02"
