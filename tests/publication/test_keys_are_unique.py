"""Every key of a book names one thing, whatever its files are called and its activities make."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from handouts.layout.layout import ActivityPlan, Edition, KeyPlace, Layout, Place, Scope
from handouts.layout.layout import PublicationSettings as Settings
from handouts.model.episode import Episode
from handouts.publication import part_keys
from handouts.publication.compose import compose
from handouts.publication.publication import Publication, keys_of
from handouts.readers.text import TextReader

TEXT = """#7 Two Lists

What do the steps of 名刺交換 (meishi kōkan, exchange of cards) teach?

A paragraph about the steps that one takes in a meeting.

1. Greet the host.
2. Exchange the cards.
3. Sit where you are shown.

Another paragraph about the way home from that meeting.

1. Bow at the door.
2. Write a letter.
3. Send a small gift.

Mini-summary: Steps have an order.

Key Takeaways

- Be on time.

About Hinoki & Vale Learning

We teach.
"""
PLANS = (
    ActivityPlan("put-in-order", Place.CHAPTER, {}),
    ActivityPlan("reflection", Place.BACK, {}),
)
PARTS = Settings(
    answer_key=KeyPlace.BACK, glossary=True, index=True, kana_index=True, contents=True
)
BOOK = Layout(
    "book",
    "Book",
    Scope.COLLECTION,
    publication=PARTS,
    activities=PLANS,
    edition=Edition("facilitator", agenda=True),
)


def episode(name: str) -> Episode:
    return TextReader().read(TEXT.encode(), f"{name}.txt")


def twice(publication: Publication) -> list[str]:
    return [key for key, count in Counter(keys_of(publication)).items() if count > 1]


def test_a_second_draft_and_the_elements_of_the_first_have_keys_of_their_own() -> None:
    book = compose([episode("steps")], BOOK)
    lists = [one for one in book.chapters[0].activities if one.kind == "put-in-order"]
    assert len(lists) == 2
    assert twice(book) == []


def test_a_file_may_be_called_as_a_part_of_the_book() -> None:
    book = compose([episode("steps")], BOOK)
    parts = [part.key for part in (*book.front, *book.back)]
    assert len(parts) == 9
    named = compose([episode(part) for part in parts], BOOK)
    assert twice(named) == []
    assert len(set(named.episodes)) == len(parts)


@pytest.mark.parametrize("name", ["about-2", "activity", "glossary"])
def test_an_episode_called_as_a_part_gets_a_key_that_nobody_has(name: str) -> None:
    others = [replace(episode("x"), key=key) for key in (f"episode-{name}", "steps", name)]
    keys = [one.key for one in part_keys.kept_from_parts(others)]
    assert keys == [f"episode-{name}", "steps", f"episode-episode-{name}"]
