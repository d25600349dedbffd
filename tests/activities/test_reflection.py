"""Reflection: what a chapter asks, put to the reader once."""

from __future__ import annotations

from collections.abc import Sequence

from activity_books import made, read

from handouts.layout.layout import Place
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Activity, Prompt, ResponseArea

TEA = """Episode #12: Tea Before Talk
First a cup, then the matter
Why does tea come first?
A warm cup slows the guest. Ask yourself:
-
Do I pour before I talk?
-
Am I pouring for my guest?
-
Or for myself?
-
A cup is a clock.
Mini-summary: Pour first.
What is a full cup?
It is a clock.
Mini-summary: Ten minutes.
How long does a cup last?
As long as the guest wants.
Action Steps
-
Watch the cup: Do you pour before you talk?
-
Fill it: Who sits at your left?
Mini-summary: Ten minutes, mostly.
"""


def prompts(activities: Sequence[Activity]) -> list[str]:
    elements = [element for activity in activities for element in activity.elements]
    return [plain_pieces(one.content) for one in elements if isinstance(one, Prompt)]


def test_questions_to_the_reader_come_first_then_those_on_the_matter_definitions_last() -> None:
    wanted = [
        "Why does tea come first?",
        "Do I pour before I talk?",
        "Am I pouring for my guest? Or for myself?",
        "What is a full cup?",
        "How long does a cup last?",
        "Who sits at your left?",
    ]
    for count, left_out in enumerate(
        [
            {0, 3, 4},
            {3, 4},
            {3},
            set(),
        ],
        3,
    ):
        found = prompts(made("reflection", [read(TEA)], options={"count": count}))
        assert found == [text for at, text in enumerate(wanted) if at not in left_out]


def test_each_question_has_a_letter_and_room_that_names_it() -> None:
    (activity,) = made("reflection", [read(TEA)], options={"count": 4, "room": "long"})
    markers = [one.marker for one in activity.elements if isinstance(one, Prompt)]
    areas = [one for one in activity.elements if isinstance(one, ResponseArea)]
    assert markers == ["a", "b", "c", "d"]
    assert areas[0].label == "Your answer to “Why does tea come first?”"
    assert (activity.minutes, {area.room.value for area in areas}) == (20, {"long"})


def test_no_question_is_asked_twice_in_a_book_whoever_is_asked() -> None:
    again = TEA.replace("#12: Tea", "#13: Tea Again")
    found = prompts(made("reflection", [read(TEA), read(again, "again")], options={"count": 20}))
    assert len(found) == len(set(found)) == 6


def test_the_trainer_reads_what_the_chapter_itself_answers() -> None:
    (activity,) = made("reflection", [read(TEA)], options={"count": 4})
    aside = activity.asides[0]
    assert aside.label == "What the chapter says"
    assert [plain_pieces(one) for one in aside.content] == ["a: Pour first."]


def test_after_each_section_only_its_own_questions_are_asked() -> None:

    activities = made("reflection", [read(TEA)], place=Place.SECTION, options={"count": 1})
    assert prompts(activities) == [
        "Do I pour before I talk?",
        "What is a full cup?",
        "Who sits at your left?",
    ]
    assert all(
        one.marker == "" for a in activities for one in a.elements if isinstance(one, Prompt)
    )


def test_sixty_questions_leave_room_for_the_pen() -> None:
    text = "Episode #13: Cups\nSixty of them\n" + "".join(
        f"Why does cup number {number} break?\nNobody knows.\nMini-summary: It falls.\n"
        for number in range(1, 61)
    )
    found = prompts(made("reflection", [read(text)]))
    assert [text.split()[4] for text in found] == ["1", "30", "60"]
