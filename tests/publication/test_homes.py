"""Every kept block has one home: printed as text, or in an activity that shows it in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from handouts.errors import LayoutError, RegistryError
from handouts.layout.layout import ActivityPlan, KeyPlace, Layout, Place, Scope
from handouts.layout.loader import load_layout, shipped_layouts
from handouts.model.episode import Episode
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.activities.api import Draft
from handouts.publication.chapters import compose_chapter
from handouts.publication.compose import compose
from handouts.publication.drafting import Placed
from handouts.publication.matter import ActivityPart, AnswerKey
from handouts.publication.placing import place_activities
from handouts.publication.primitive_walk import elements_in, pieces_of, plain_pieces
from handouts.publication.primitives import Activity
from handouts.publication.publication import Publication, keys_of
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

EDITIONS = ("participant", "facilitator")
CASES = [
    (name, edition)
    for name in shipped_layouts()
    for edition in EDITIONS
    if edition in load_layout(name).editions and load_layout(name).publication.text
]


@pytest.fixture(scope="module")
def samples() -> tuple[Episode, ...]:
    return read_collection([samples_folder()]).episodes


def variants(episode: Episode) -> Iterator[Episode]:
    """Episodes that lack what most have."""
    yield episode
    yield replace(episode, takeaways=())
    yield replace(episode, sections=episode.sections[:1])
    yield replace(episode, sections=(), takeaways=())
    bare = tuple(replace(section, blocks=()) for section in episode.sections)
    yield replace(episode, sections=bare)


def books(samples: tuple[Episode, ...], layout: Layout) -> Iterator[Publication]:
    if layout.scope is Scope.COLLECTION:
        yield compose(samples, layout)
    for episode in samples[:2]:
        for variant in variants(episode):
            yield compose([variant], layout)


def activities_of(book: Publication) -> list[Activity]:
    parts = (part for part in book.back if isinstance(part, ActivityPart))
    return [
        *(one for chapter in book.chapters for one in chapter.activities),
        *(one for part in parts for one in part.activities),
    ]


def reading_blocks(episode: Episode, layout: Layout) -> dict[str, str]:
    """Key and words of every block that the layout keeps."""
    plain = compose_chapter(episode, 1, layout, None)
    return {
        block.key: " ".join(map(plain_text, block_inlines(block)))
        for section in plain.sections
        for block in section.blocks
    }


@pytest.mark.parametrize(("name", "edition"), CASES)
def test_every_block_has_one_home(name: str, edition: str, samples: tuple[Episode, ...]) -> None:
    layout = load_layout(name, edition=edition)
    for episode in samples:
        for variant in variants(episode):
            book = compose([variant], layout)
            sections = book.chapters[0].sections
            printed = [block.key for section in sections for block in section.blocks]
            replaced = [key for one in activities_of(book) for key in one.homes]
            assert Counter(printed + replaced) == Counter(reading_blocks(variant, layout).keys())


@pytest.mark.parametrize(("name", "edition"), CASES)
def test_a_block_in_an_activity_can_be_read_in_full(
    name: str, edition: str, samples: tuple[Episode, ...]
) -> None:
    layout = load_layout(name, edition=edition)
    for episode in samples:
        book = compose([episode], layout)
        words = reading_blocks(episode, layout)
        key = book.answers or next((one for one in book.back if isinstance(one, AnswerKey)), None)
        entries = [entry for one in key.chapters for entry in one.entries] if key else []
        back = [
            one for part in book.back if isinstance(part, ActivityPart) for one in part.activities
        ]
        for activity in (*book.chapters[0].activities, *back):
            shown = [
                *activity.elements,
                *(e for one in entries if one.page.key == activity.key for e in one.elements),
            ]
            text = "".join(
                "".join(plain_pieces(pieces).split())
                for element in elements_in(tuple(shown))
                for pieces in pieces_of(element)
            )
            for home in activity.homes:
                missing = [word for word in words[home].split() if word not in text]
                assert not missing, (activity.key, home)


@pytest.mark.parametrize(("name", "edition"), CASES)
def test_all_keys_of_a_workbook_are_unique(
    name: str, edition: str, samples: tuple[Episode, ...]
) -> None:
    layout = load_layout(name, edition=edition)
    for book in books(samples, layout):
        repeated = [key for key, count in Counter(keys_of(book)).items() if count > 1]
        assert not repeated


@pytest.mark.parametrize(("name", "edition"), CASES)
def test_an_answer_file_takes_the_key_out_of_the_book(
    name: str, edition: str, samples: tuple[Episode, ...]
) -> None:
    layout = load_layout(name, edition=edition)
    in_file = replace(layout, publication=replace(layout.publication, answer_key=KeyPlace.FILE))
    at_back = replace(layout, publication=replace(layout.publication, answer_key=KeyPlace.BACK))
    book, other = compose(samples[:1], in_file), compose(samples[:1], at_back)
    keys = [part for part in other.back if isinstance(part, AnswerKey)]
    assert not any(isinstance(part, AnswerKey) for part in book.back)
    assert [part.heading for part in keys] == ([book.answers.heading] if book.answers else [])


def test_two_activities_that_want_one_block_are_refused(samples: tuple[Episode, ...]) -> None:
    layout = load_layout("workbook")
    section = compose_chapter(samples[0], 1, layout, None).sections[0]
    placed = [
        Placed(
            ActivityPlan(name, Place.CHAPTER, {}),
            Draft(name, (), homes=(section.blocks[0].key,)),
            samples[0].key,
        )
        for name in ("one", "two")
    ]
    chapter = compose_chapter(samples[0], 1, layout, None)
    with pytest.raises(LayoutError, match="one and two both"):
        place_activities([chapter], placed, layout)


@pytest.mark.parametrize(
    ("homes", "shows", "chapter", "fault"),
    [
        ("own own", "own", "own", "twice"),
        ("none", "own", "own", "not in its chapter"),
        ("own", "own", "", "not in its chapter"),
        ("other", "other", "own", "not in its chapter"),
        ("own", "other", "own", "does not show all"),
    ],
)
def test_an_activity_that_would_lose_or_double_text_is_refused(
    homes: str, shows: str, chapter: str, fault: str, samples: tuple[Episode, ...]
) -> None:
    layout = load_layout("workbook")
    chapters = [compose_chapter(one, at, layout, None) for at, one in enumerate(samples[:2], 1)]
    own, other = (one.sections[0].blocks[0] for one in chapters)
    keys = {"own": own.key, "other": other.key, "none": "no.such.block"}
    draft = Draft(
        "T",
        ({"own": own, "other": other}[shows],),
        homes=tuple(keys[home] for home in homes.split()),
    )
    plan = ActivityPlan("theirs", Place.CHAPTER, {})
    placed = [Placed(plan, draft, samples[0].key if chapter else "")]
    with pytest.raises(RegistryError, match=f"activity theirs .*{fault}"):
        place_activities(chapters, placed, layout)


def test_an_activity_that_shows_the_text_it_takes_is_its_home(samples: tuple[Episode, ...]) -> None:
    layout = load_layout("workbook")
    chapter = compose_chapter(samples[0], 1, layout, None)
    block = chapter.sections[0].blocks[0]
    plan = ActivityPlan("theirs", Place.CHAPTER, {})
    placed = [Placed(plan, Draft("T", (block,), homes=(block.key,)), chapter.key)]
    (made,) = place_activities([chapter], placed, layout).chapters
    assert block not in made.sections[0].blocks
    assert [one.homes for one in made.closing] == [(block.key,)]
