"""A publication without text: what stands at the back, and nothing that names a chapter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.errors import LayoutError
from handouts.layout.layout import ActivityPlan, Place
from handouts.layout.loader import load_layout
from handouts.publication.compose import compose
from handouts.publication.matter import ActivityPart
from handouts.publication.primitives import Card
from handouts.publication.publication import keys_of
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder


def test_job_aid_is_a_card_for_each_episode_and_nothing_else() -> None:
    episodes = read_collection((samples_folder(),)).episodes
    book = compose(episodes, load_layout("job-aid"))
    assert (book.front, book.chapters) == ((), ())
    (part,) = book.back
    assert isinstance(part, ActivityPart)
    cards = [card for one in part.activities for card in one.elements if isinstance(card, Card)]
    assert len(cards) == len([one for one in episodes if one.takeaways])
    assert len(set(keys_of(book))) == len(list(keys_of(book)))


def test_glossary_and_indexes_go_with_the_text() -> None:
    episodes = read_collection((samples_folder(),)).episodes
    layout = load_layout("job-aid")
    settings = replace(layout.publication, glossary=True, index=True, kana_index=True)
    book = compose(episodes, replace(layout, publication=settings))
    assert [type(part) for part in book.back] == [ActivityPart]


def test_an_activity_of_a_chapter_needs_text() -> None:
    episodes = read_collection((samples_folder(),)).episodes
    layout = load_layout("job-aid")
    plans = (ActivityPlan("reflection", Place.CHAPTER, {}),)
    with pytest.raises(LayoutError, match="there is no chapter for reflection"):
        compose(episodes, replace(layout, activities=plans))
