"""Takeaways to keep; numbered lists to put in order; both away from what tells the answer."""

from __future__ import annotations

from activity_books import TRAINER, activities_of, layout, made, read

from handouts.layout.layout import ActivityPlan, Edition, Place
from handouts.publication.activities.api import Draft
from handouts.publication.apart import kept_apart
from handouts.publication.compose import compose
from handouts.publication.drafting import Placed
from handouts.publication.matter import Contents
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Checkbox, Mark, Start
from handouts.publication.publication import SectionKind

TEA = """Episode #12: Tea Before Talk

First a cup, then the matter

Why does tea come first?

The order is old:

  1. Warm the pot.

  2. Fill the cup.

  3. Turn the handle.

  4. Wait.

Mini-summary: Pour first.

Which way is best?

Choose:

A) Warm the pot.

B) Warm the cup.

C) Warm the guest.

Mini-summary: Pour warm.

Key Takeaways

  • A warm cup slows the guest.

  • Wait until the cup is empty.
"""


def test_the_takeaways_stand_in_the_activity_and_no_longer_in_the_text() -> None:
    publication = compose([read(TEA)], layout("takeaways-to-keep"))
    (chapter,) = publication.chapters
    (activity,) = chapter.closing
    texts = [plain_pieces(one.content) for one in activity.elements if isinstance(one, Checkbox)]
    assert texts == ["A warm cup slows the guest.", "Wait until the cup is empty."]
    assert activity.homes == ("tea.takeaways.list",)
    assert not any(section.kind is SectionKind.TAKEAWAYS for section in chapter.sections)
    contents = next(part for part in publication.front if isinstance(part, Contents))
    assert "tea.takeaways" not in {entry.key for entry in contents.entries}


def test_a_chapter_without_takeaways_has_none_to_keep() -> None:
    assert made("takeaways-to-keep", [read(TEA[: TEA.index("Key")])]) == []


def test_the_steps_are_shuffled_and_their_numbers_are_the_answers() -> None:
    (activity,) = made("put-in-order", [read(TEA)])
    boxes = [one for one in activity.elements if isinstance(one, Checkbox)]
    by_number = sorted(boxes, key=lambda box: box.answer)
    assert [plain_pieces(box.content) for box in by_number] == [
        "Warm the pot.",
        "Fill the cup.",
        "Turn the handle.",
        "Wait.",
    ]
    assert boxes != by_number
    assert {box.takes for box in boxes} == {Mark.NUMBER}


def test_a_learner_sees_no_number_and_the_key_has_them_all() -> None:
    publication = compose([read(TEA)], layout("put-in-order", edition=Edition()))
    (activity,) = activities_of(publication)
    assert {one.answer for one in activity.elements if isinstance(one, Checkbox)} == {""}
    entry = publication.back[0].chapters[0].entries[0]  # type: ignore[union-attr]
    assert sorted(one.answer for one in entry.elements) == ["1", "2", "3", "4"]  # type: ignore[union-attr]


def test_two_steps_or_steps_that_are_the_same_are_left_alone() -> None:
    two = TEA.replace("  3. Turn the handle.\n\n  4. Wait.\n\n", "")
    same = TEA.replace("Turn the handle.", "Wait.")
    assert made("put-in-order", [read(two)]) == made("put-in-order", [read(same)]) == []


def test_the_list_that_tells_the_order_is_not_on_the_same_spread() -> None:
    (activity,) = made("put-in-order", [read(TEA)], edition=Edition())
    assert activity.start is Start.SPREAD


def starts(*drafts: Draft, place: Place = Place.CHAPTER) -> list[Start]:
    placed = [Placed(ActivityPlan("one", place, {}), draft, "tea") for draft in drafts]
    return [one.draft.start for one in kept_apart(placed)]


def test_of_a_secret_and_what_tells_it_the_later_one_starts_a_spread() -> None:
    asks, other = Draft("asks", (), apart_from=("k",)), Draft("other", ())
    tells, quotes = Draft("tells", (), homes=("k",)), Draft("quotes", (), shows=("k",))
    here, spread = Start.ANYWHERE, Start.SPREAD
    assert starts(asks, other, tells) == [here, here, spread]
    assert starts(tells, asks) == [here, spread]
    assert starts(asks) == [spread]
    assert starts(asks, quotes) == [spread, spread]
    assert starts(asks, other, asks) == [spread, here, here]
    assert starts(asks, other, asks, place=Place.SECTION) == [spread, here, spread]
    assert starts(asks, tells, quotes) == [here, spread, here]
    assert starts(tells, other) == [here, here]
    assert starts(asks, place=Place.BACK) == [here]
    assert starts(asks, quotes, place=Place.BACK) == [here, spread]


def test_an_edition_that_shows_the_answers_wastes_no_page_on_keeping_them_apart() -> None:
    for edition, start in ((TRAINER, Start.ANYWHERE), (Edition(), Start.SPREAD)):
        publication = compose([read(TEA)], layout("put-in-order", edition=edition))
        assert [one.start for one in activities_of(publication)] == [start]
