"""Both standards over every two choices that meet in one PDF."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from all_pairs import pairs_of, wanted_pairs
from pdf_cases import CASES, FACTORS, arguments, is_allowed
from referee import build
from test_pdf_standards import PROFILES, VALIDATOR, failures
from test_verapdf import judged_by_verapdf

SOURCES = Path(__file__).parents[2] / "sources"
EPISODES = ("101_reading_the_air.txt", "103_the_meeting_before_the_meeting.txt")


def test_every_two_choices_that_can_meet_do_meet() -> None:
    wanted = wanted_pairs(FACTORS, is_allowed)
    assert wanted <= {pair for row in CASES for pair in pairs_of(row)}
    assert all(is_allowed(row) for row in CASES)
    count = sum(len(first) * len(second) for first, second in pairwise(FACTORS.values()))
    assert len(wanted) > count
    assert len(CASES) <= 40  # each costs seconds


@pytest.fixture(scope="module")
def every_pdf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Of all cases; a folder is named by the choices that made what is in it."""
    home = tmp_path_factory.mktemp("pairs")
    sources = [str(SOURCES / name) for name in EPISODES]
    found: list[Path] = []
    for row in CASES:
        folder = home / "_".join(value for value in row.values())
        made = build(folder, [*arguments(row), *sources])
        found += [path for path in made if path.suffix == ".pdf"]
    assert len(found) >= len(CASES)
    return tuple(found)


def test_verapdf_finds_all_pairs_to_keep_both_standards(every_pdf: tuple[Path, ...]) -> None:
    assert not judged_by_verapdf(every_pdf)


@pytest.mark.parametrize("standard", PROFILES)
def test_all_pairs_keep_the_standard(every_pdf: tuple[Path, ...], standard: str) -> None:
    VALIDATOR.require(find_spec("page"))
    validator = import_module("page")
    profile = PROFILES[standard]
    found = [
        f"{pdf.parent.name}: {line}"
        for pdf in every_pdf
        for line in failures(validator, pdf, profile)
    ]
    assert not found, "\n".join(found)
