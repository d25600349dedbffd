"""How many terms are found, and how many of those found are terms; `pytest -s` shows figures."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from handouts.model.inlines import TermRole
from handouts.readers.structure.terms import find_terms

LISTS = Path(__file__).parent / "terms"
HELD_OUT = (
    "held_out.tsv",
    "held_out_second.tsv",
    "held_out_third.tsv",
    "held_out_fourth.tsv",
    "held_out_fifth.tsv",
)
ROLES = (TermRole.JAPANESE, TermRole.ROMAJI, TermRole.GLOSS)
Parts = tuple[str | None, ...]


@dataclass(frozen=True)
class Case:
    form: str
    text: str
    terms: tuple[Parts, ...]


@dataclass(frozen=True)
class Score:
    right: int
    expected: int
    found: int
    differing: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.expected

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f} of {self.expected} terms"


def cases(name: str) -> Iterator[Case]:
    for line in (LISTS / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            form, text, *terms = line.split("\t")
            written = [part.split("⟧")[0] for part in text.split("⟦")[1:]]
            yield Case(
                form,
                text.replace("⟦", "").replace("⟧", ""),
                tuple(
                    (*(None if part.strip() == "-" else part.strip() for part in parts), words)
                    for parts, words in zip(
                        (term.split("|") for term in terms), written, strict=True
                    )
                ),
            )


def found_in(text: str) -> list[Parts]:
    return [
        (*(term.meaning(text, role) for role in ROLES), text[term.start : term.end])
        for term in find_terms(text)
    ]


def score(*names: str) -> Score:
    """A term is right if its script, romaji, gloss and written form all are."""
    right = expected = found = 0
    differing = []
    for name in names:
        for case in cases(name):
            terms = found_in(case.text)
            right += sum(term in case.terms for term in terms)
            expected += len(case.terms)
            found += len(terms)
            if tuple(terms) != case.terms:
                differing.append(f"{case.form}: {case.text} -> {terms}")
    return Score(right, expected, found, tuple(differing))


def test_the_forms_are_found_and_other_brackets_left_alone() -> None:
    result = score("forms.tsv", "no_terms.tsv")
    sys.stdout.write(f"\nforms and non-terms: {result}\n")
    assert result.expected >= 190
    assert result.precision >= 0.99, result.differing
    assert result.recall >= 0.99, result.differing


@pytest.mark.parametrize("name", HELD_OUT)
def test_texts_that_no_rule_was_made_for_are_read_nearly_as_well(name: str) -> None:
    result = score(name)
    sys.stdout.write(f"\n{name}: {result}\n")
    assert result.precision >= 0.95, result.differing
    assert result.recall >= 0.95, result.differing


@pytest.mark.parametrize("name", ["forms.tsv", "no_terms.tsv", *HELD_OUT])
def test_what_a_term_is_written_with_is_the_authors_text(name: str) -> None:
    for case in cases(name):
        for found in find_terms(case.text):
            term = found.term(case.text, 3)
            assert term.written == case.text[found.start : found.end]


def test_terms_of_one_text_stand_in_order_and_apart() -> None:
    text = " ".join(case.text for name in ("forms.tsv", "held_out.tsv") for case in cases(name))
    found = find_terms(text)
    assert len(found) > 200
    assert all(before.end <= after.start for before, after in pairwise(found))
