"""The given episodes, read as an editor reads them. They are not part of the project."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from handouts.readers.listing import episode_json
from handouts.readers.text import TextReader

FOLDER = os.environ.get("HANDOUTS_TEST_EPISODES", "")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="HANDOUTS_TEST_EPISODES names no folder of given episodes"
)
Json = dict[str, Any]


def _read(path: Path) -> Json:
    return episode_json(TextReader().read(path.read_bytes(), path.name))


def _expected() -> list[Json]:
    file = Path(FOLDER).parent / "expected" / "readings.json"
    return json.loads(file.read_text("utf-8")) if FOLDER and file.is_file() else []


def _given() -> list[Path]:
    return sorted(Path(FOLDER).glob("*.txt")) if FOLDER else []


def _words(block: Json) -> str:
    text = block["text"] if "text" in block else block["items"][0]["text"]
    return " ".join(text.split()[:6])


@pytest.mark.parametrize("expected", _expected(), ids=lambda reading: reading["source"])
def test_an_episode_reads_as_the_editor_read_it(expected: Json) -> None:
    episode = _read(Path(FOLDER) / expected["source"])
    for name in ("number", "title", "subtitle", "category"):
        assert episode[name] == expected[name]
    headings = [(section["heading"], section["line"]) for section in episode["sections"]]
    assert headings == [(section["heading"], section["line"]) for section in expected["sections"]]
    for section, wanted in zip(episode["sections"], expected["sections"], strict=True):
        for block, sought in zip(section["blocks"], wanted["blocks"], strict=True):
            assert block["kind"] in (sought["kind"], sought.get("also_accepted"))
            assert block["line"] == sought["line"]
            assert _words(block).startswith(sought["first6"])
            assert len(block.get("items", [])) == sought.get("items", 0)
            assert block.get("numbering") == sought.get("numbering")
            if "leads" in sought:
                assert [item["lead"] for item in block["items"]] == sought["leads"]
    assert len(episode["takeaways"]) == expected["takeaways"]
    assert episode["about"]["blocks"][0]["line"] == expected["about_line"]
    assert [line["line"] for line in episode["dropped"]] == expected["dropped_lines"]
    parts = ("japanese", "romaji", "gloss", "written", "lines")
    found = {term["written"]: {name: term[name] for name in parts} for term in episode["terms"]}
    assert found == {term["written"]: term for term in expected["terms"]}


@pytest.mark.parametrize("path", _given(), ids=lambda path: path.stem[:3])
def test_every_word_of_a_given_episode_is_read_or_reported(path: Path) -> None:
    episode = _read(path)
    said = " ".join(_strings(episode)) + " Mini-summary Mini-Summary Episode"
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        words = re.sub(r"^(?:[-•]|\d[.)]|[A-Z]\))\s*|\s-$|^-$|^Episode #\d+:", "", line)
        words = re.sub(r"^Mini-[Ss]ummary:", "", words)
        assert " ".join(words.split()) in said


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [" ".join(value.split())] if isinstance(value, str) else []


@pytest.mark.parametrize("path", _given(), ids=lambda path: path.stem[:3])
def test_every_section_of_a_given_episode_ends_with_its_mini_summary(path: Path) -> None:
    for section in _read(path)["sections"]:
        kinds = [block["kind"] for block in section["blocks"]]
        assert kinds.count("mini_summary") == 1
        assert kinds[-1] == "mini_summary"
        assert section["heading"].endswith("?")
