"""Two variants of one book: the same questions in another order, each with the right answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handouts.layout.loader import Layers, load_layout
from handouts.layout.settings import parse_settings
from handouts.pipeline.plan import plan
from handouts.pipeline.request import Order, Request
from handouts.publication.compose import compose
from handouts.publication.participant import Participant
from handouts.publication.primitives import Grid, GridPurpose, WordsCell
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder
from handouts.workshop.roster import read_roster
from handouts.workshop.settings import RosterKeys

NUMBER, LETTER = slice(0, 1), slice(1, 2)


def book(variant: str) -> Publication:
    settings = parse_settings((f"publication.variant={variant}",), ())
    layout = load_layout("workbook", around=Layers(above=(settings,)), edition="facilitator")
    return compose(read_collection([samples_folder()]).episodes, layout)


def pairs(publication: Publication) -> Iterator[Grid]:
    for chapter in publication.chapters:
        for activity in chapter.activities:
            for element in activity.elements:
                if isinstance(element, Grid) and element.purpose is GridPurpose.PAIRS:
                    yield element


def joined(grid: Grid) -> set[tuple[str, str]]:
    """Each term with the meaning that the answer gives it."""
    left, right = ({}, {})
    for row in grid.rows:
        term, meaning = row.cells
        assert isinstance(term, WordsCell)
        assert isinstance(meaning, WordsCell)
        for cell, found in ((term, left), (meaning, right)):
            first, *rest = cell.content
            found[str(first.text).strip()] = "".join(getattr(one, "text", "") for one in rest)
    return {(left[number], right[letter]) for number, letter in grid.answer}


def test_variants_join_the_same_pairs_in_another_order() -> None:
    ours, theirs = list(pairs(book("A"))), list(pairs(book("B")))
    assert len(ours) == len(theirs) >= 3
    assert [joined(grid) for grid in ours] == [joined(grid) for grid in theirs]
    assert sum(a.answer != b.answer for a, b in zip(ours, theirs, strict=True)) >= 2


def test_variants_differ_in_nothing_that_is_read() -> None:
    ours, theirs = book("A"), book("B")
    texts = [
        [section.blocks for one in it.chapters for section in one.sections] for it in (ours, theirs)
    ]
    assert texts[0] == texts[1]
    assert ours.identifier != theirs.identifier


def planned(tmp_path: Path, *people: Participant) -> tuple[Order, ...]:
    request = Request(
        (samples_folder() / "102_bad_news_early.txt",),
        tmp_path,
        edition="all",
        participants=people,
        variants=("A", "B"),
    )
    return plan(request).files


def test_everybody_gets_a_copy_of_their_own_variant(tmp_path: Path) -> None:
    orders = planned(
        tmp_path, Participant("Anna", 1, variant="A"), Participant("Ben", 2, variant="B")
    )
    copies = [order for order in orders if order.copy_of]
    for order in copies:
        participant = order.publication.participant
        assert participant is not None
        assert order.publication.variant == participant.variant
        assert f"-{participant.variant.lower()}-0{participant.number}-" in order.path.name
    assert len(copies) == 6


def test_each_variant_speaks_of_the_pages_of_its_own_printed_book(tmp_path: Path) -> None:
    referring = [order for order in planned(tmp_path) if order.pages_from]
    assert {order.publication.variant for order in referring} == {"A", "B"}
    for order in referring:
        assert order.pages_from is not None
        assert order.pages_from.publication.variant == order.publication.variant


def test_variants_are_given_out_in_turn_unless_a_row_says_which(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,variant\nAnna,\nBen,\nCarla,B\nDora,\n", "utf-8")
    roster = read_roster(file, RosterKeys(variants=("A", "B")))
    assert [one.variant for one in roster.participants] == ["A", "B", "B", "B"]
    assert roster.variants == ("A", "B")


def test_a_row_that_gets_no_copy_keeps_its_turn(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name\nAnna\n=1+1\nCarla\n", "utf-8")
    roster = read_roster(file, RosterKeys(variants=("A", "B")))
    assert [(one.name, one.variant) for one in roster.participants] == [
        ("Anna", "A"),
        ("Carla", "A"),
    ]
