"""No activity's answer is in sight where a participant works on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from pdf_reading import PdfFile

from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import ActivityPlan, Layout, Place
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC
from handouts.model.episode import Episode
from handouts.publication.compose import compose
from handouts.publication.matter import ActivityPart
from handouts.publication.primitive_walk import elements_in, plain_pieces
from handouts.publication.primitives import Activity, Blank, Choice, Grid, GridPurpose, Prompt
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

Pages = list[str]


def squeezed(text: str) -> str:
    return "".join(text.split())


def activities(book: Publication) -> Iterator[Activity]:
    for chapter in book.chapters:
        yield from chapter.activities
    for part in book.back:
        if isinstance(part, ActivityPart):
            yield from part.activities


def secrets(activity: Activity) -> Iterator[tuple[str, int]]:
    """(words that must not be in sight, how often the activity itself shows them)."""
    for element in elements_in(activity.elements):
        match element:
            case Choice(options=options):
                yield from ((plain_pieces(one.content), 1) for one in options if one.is_right)
            case Prompt(content=content) if any(isinstance(piece, Blank) for piece in content):
                yield plain_pieces(content), 0
            case Grid(purpose=GridPurpose.PAIRS, answer=answer, rows=rows):
                sides = [[plain_pieces(cell.content) for cell in row.cells] for row in rows]
                right = {meaning.partition(" ")[0]: meaning for _, meaning in sides}
                wanted = dict(answer)
                for term, _ in sides:
                    marker, _, words = term.partition(" ")
                    meaning = right[wanted[marker]].partition(" ")[2]
                    yield f"{words} ({meaning})", 0
            case _:
                pass


@dataclass
class Printed:
    book: PdfFile

    def spread(self, page: int) -> str:
        """All that is seen at once: a left-hand page and the right-hand one beside it."""
        left = page - page % 2
        pages = [one for one in (left, left + 1) if 1 <= one <= len(self.book.pages)]
        return squeezed(
            "".join(self.book.page_text(one) + "".join(self.book.artifacts(one)) for one in pages)
        )

    def spreads_of(self, activity: Activity) -> list[str]:
        keys = [activity.key, *(element.key for element in elements_in(activity.elements))]
        places = {self.book.destinations[key] for key in keys if key in self.book.destinations}
        assert places, activity.key
        return [self.spread(page) for page in sorted(places)]


def folders() -> list[Path]:
    given = os.environ.get("HANDOUTS_TEST_EPISODES")
    return [samples_folder(), *([Path(given)] if given else [])]


@cache
def episodes_in(folder: Path) -> tuple[Episode, ...]:
    return read_collection([folder]).episodes


def close_together(layout: Layout) -> Layout:
    """The same with nothing between what asks and what tells."""
    names = ("put-in-order", "takeaway-choice", "takeaways-to-keep", "term-match")
    plans = tuple(ActivityPlan(name, Place.CHAPTER, {}) for name in names)
    return replace(layout, activities=plans)


@pytest.mark.parametrize("change", [lambda layout: layout, close_together], ids=["as is", "close"])
@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_no_answer_is_on_the_spread_of_its_question(
    folder: Path, change: Callable[[Layout], Layout]
) -> None:
    theirs = compose(episodes_in(folder), change(load_layout("workbook")))
    ours = compose(episodes_in(folder), change(load_layout("workbook", edition="facilitator")))
    printed = Printed(PdfFile(PdfExporter({}).export(theirs, CLASSIC).content))
    asked = {activity.key: activity for activity in activities(theirs)}
    looked_for = 0
    for activity in activities(ours):
        if activity.key not in asked:
            continue
        for words, shown in secrets(activity):
            looked_for += 1
            for spread in printed.spreads_of(activity):
                assert spread.count(squeezed(words)) <= shown, (activity.key, words)
    assert looked_for
