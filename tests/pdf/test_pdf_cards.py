"""Cards to cut out: whoever prints, flips and cuts has a card in the hand and nothing else."""

from __future__ import annotations

import re

import pytest
from pdf_reading import PdfFile
from workbook_pages import pages_of, printed, sample_book

from handouts.exporters.pdf.measures import MM, PAPERS
from handouts.publication.matter import ActivityPart
from handouts.publication.publication import Publication

EDGE = re.compile(r"\[3 3\] 0 d\n\S+ \S+ \S+ RG \S+ w (\S+) (\S+) (\S+) (\S+) re")
CARDS = ("activities.job-aid.place=back", "activities.flashcards.place=back")
Card = tuple[float, float, float, float]


def cards_on(file: PdfFile, page: int) -> list[Card]:
    """Edges of the cards on a printed page: left, bottom, width, height."""
    found = EDGE.findall(file.page_code(file.pages[page - 1]))
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]


def part_of(book: Publication) -> ActivityPart:
    return next(part for part in book.back if isinstance(part, ActivityPart))


def flipped(card: Card, page_width: float) -> Card:
    """Where a card lies when its leaf is turned over along the long edge."""
    left, bottom, width, height = card
    return page_width - left - width, bottom, width, height


@pytest.mark.parametrize("paper", ["A4", "Letter", "B5", "A5"])
@pytest.mark.parametrize("layout", ["workbook", "job-aid"])
def test_behind_a_card_lies_its_back_or_room_for_notes(layout: str, paper: str) -> None:
    book = sample_book(layout, *CARDS)
    file = PdfFile(printed(book, paper=paper, sides="double").content)
    across = PAPERS[paper].width * MM
    fronts = 0
    for front in range(1, len(file.pages) + 1, 2):
        cards = cards_on(file, front)
        behind = cards_on(file, front + 1) if front < len(file.pages) else []
        fronts += len(cards)
        if behind:
            turned = sorted(flipped(card, across) for card in behind)
            assert [pytest.approx(card, abs=0.02) for card in sorted(cards)] == turned
        elif cards:
            assert file.page_text(front + 1) == "NotesNotes", front
    assert fronts > len(book.chapters)


@pytest.mark.parametrize("sides", ["double", "single"])
@pytest.mark.parametrize("edition", ["participant", "facilitator"])
def test_the_head_of_cards_stands_over_the_first_of_them(edition: str, sides: str) -> None:
    book = sample_book("workbook", *CARDS, edition=edition)
    made = printed(book, sides=sides)
    pages = pages_of(made)
    for activity in part_of(book).activities:
        assert pages[activity.elements[0].key] == pages[activity.key], activity.title


def test_the_title_of_a_part_is_not_alone_on_its_page() -> None:
    book = sample_book("job-aid", CARDS[1], "activities.job-aid.place=off")
    made = printed(book, sides="double")
    part = part_of(book)
    assert pages_of(made)[part.key] == pages_of(made)[part.activities[0].elements[0].key]


def test_no_card_is_lost_for_the_head_over_the_first() -> None:
    book = sample_book("workbook", *CARDS)
    made = printed(book)
    pages = pages_of(made)
    cards = part_of(book).activities[1].elements
    assert all(card.key in pages for card in cards)
