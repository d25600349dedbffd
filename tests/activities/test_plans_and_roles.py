"""Role-play, action plan, card for the desk, notes and certificate."""

from __future__ import annotations

import pytest
from activity_books import made, read

from handouts.layout.layout import Edition, Place
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import (
    Activity,
    Card,
    CardSize,
    Checkbox,
    EntryCell,
    Grid,
    Prompt,
    ResponseArea,
    Room,
    TickCell,
    WordsCell,
)

TEA = """Episode #12: Tea Before Talk
First a cup, then the matter
Why does tea come first?
A warm cup slows the guest.
Mini-summary: Pour first.
What does a good host look at?
-
The guest’s hands.
-
The cup.
Mini-summary: Look before you pour.
{more}Key Takeaways
-
A cup before the matter.
-
An empty cup asks for tea.
"""
STEPS = """What can you do tomorrow?
Action Steps
-
Warm the pot: Hot water, two minutes.
-
Count the guests: Who sits where?
-
Pour for the oldest.
Mini-summary: Begin.
"""
BARE = "Episode #12: Tea\nAll of it\nWhy tea?\nIt is warm.\nMini-summary: It warms.\n"
NO_QUESTION = "Episode #12: Tea\n%% heading\nThe cup\nMini-summary: It warms.\n"
JAPANESE = """第12回：お茶と会議
一杯のお茶から
なぜお茶を先に出すのですか？
温かいお茶は急がせません。
要約：まずお茶を出します。
"""
MANY = TEA.format(
    more="What can you do tomorrow?\nAction Steps\n"
    + "".join(f"-\nCarry cup number {number} with care.\n" for number in range(1, 201))
    + "Mini-summary: Begin.\n"
)


def grids(activity: Activity) -> list[Grid]:
    return [element for element in activity.elements if isinstance(element, Grid)]


def lines(grid: Grid) -> list[str]:
    """A group's title, else the words of a row; what is to be written is `_`, to be ticked `☐`."""
    return [row.group or " ".join(map(cell_words, row.cells)) for row in grid.rows]


def cell_words(cell: WordsCell | EntryCell | TickCell) -> str:
    match cell:
        case WordsCell():
            return plain_pieces(cell.content)
        case EntryCell():
            return "_"
        case TickCell():
            return "☐"


def prompts(activity: Activity) -> list[str]:
    return [plain_pieces(one.content) for one in activity.elements if isinstance(one, Prompt)]


def test_a_role_play_asks_a_sections_question_and_looks_for_its_list() -> None:
    (activity,) = made("role-play", [read(TEA.format(more=""))])
    assert prompts(activity)[0] == "The question: What does a good host look at?"
    assert [one.marker for one in activity.elements if isinstance(one, Prompt)] == [
        "",
        "A",
        "B",
        "C",
    ]
    (grid,) = grids(activity)
    assert grid.head == ("What the chapter says to it", "Seen", "Partly", "Not seen")
    assert lines(grid) == ["The guest’s hands. ☐ ☐ ☐", "The cup. ☐ ☐ ☐"]


def test_steps_are_played_rather_than_other_lists() -> None:
    (activity,) = made("role-play", [read(TEA.format(more=STEPS))])
    assert prompts(activity)[0].endswith("What can you do tomorrow?")


def test_more_role_plays_come_in_the_order_of_the_text() -> None:
    three = made("role-play", [read(TEA.format(more=STEPS))], options={"at_most": 3})
    assert [prompts(one)[0].removeprefix("The question: ") for one in three] == [
        "Why does tea come first?",
        "What does a good host look at?",
        "What can you do tomorrow?",
    ]


def test_after_each_section_its_own_question_is_played() -> None:
    each = made("role-play", [read(TEA.format(more=""))], place=Place.SECTION)
    assert [lines(*grids(one)) for one in each] == [
        ["Pour first. ☐ ☐ ☐"],
        ["The guest’s hands. ☐ ☐ ☐", "The cup. ☐ ☐ ☐"],
    ]


def test_without_a_question_there_is_no_role_play() -> None:
    assert made("role-play", [read(NO_QUESTION)]) == []


def test_a_role_play_in_japanese_is_in_japanese() -> None:
    (activity,) = made("role-play", [read(JAPANESE)], language="ja")
    assert prompts(activity)[0] == "問い：なぜお茶を先に出すのですか？"
    assert activity.title == "ロールプレイ"


def test_the_plan_takes_the_texts_steps_and_leaves_room_for_ones_own() -> None:
    (activity,) = made("action-plan", [read(TEA.format(more=STEPS))])
    plan, signatures = grids(activity)
    assert plan.head == ("", "Step", "By when", "With whom", "Help needed")
    assert lines(plan) == [
        "☐ Warm the pot: Hot water, two minutes. _ _ _",
        "☐ Count the guests: Who sits where? _ _ _",
        "☐ Pour for the oldest. _ _ _",
        "Steps of your own",
        "☐ _ within 30 days _ _",
        "☐ _ within 60 days _ _",
        "☐ _ within 90 days _ _",
    ]
    assert signatures.head == ("Date", "Signature", "Manager’s signature")
    assert lines(signatures) == ["_ _ _"]


def test_without_steps_each_takeaway_is_turned_into_one() -> None:
    (activity,) = made("action-plan", [read(TEA.format(more=""))], options={"days": ()})
    assert lines(grids(activity)[0]) == [
        "A cup before the matter.",
        "☐ _ _ _ _",
        "An empty cup asks for tea.",
        "☐ _ _ _ _",
    ]
    assert plain_pieces(activity.instruction).startswith("Turn each takeaway into a step")


def test_without_either_the_plan_is_empty_rows() -> None:
    (activity,) = made("action-plan", [read(BARE)], options={"days": ("7",), "own_rows": 2})
    assert lines(grids(activity)[0]) == ["☐ _ within 7 days _ _"] * 2


def test_a_plan_of_nothing_is_none() -> None:
    assert made("action-plan", [read(BARE)], options={"days": ()}) == []


def test_after_a_section_a_plan_comes_only_where_there_are_steps() -> None:
    plans = made("action-plan", [read(TEA.format(more=STEPS))], place=Place.SECTION)
    assert len(plans) == 1


def test_of_two_hundred_steps_the_first_are_planned_and_the_number_is_told() -> None:
    (activity,) = made("action-plan", [read(MANY)])
    rows = [line for line in lines(grids(activity)[0]) if "Carry" in line]
    assert len(rows) == 7
    assert "the first 7 of the 200 steps" in plain_pieces(activity.instruction)
    (play,) = made("role-play", [read(MANY)])
    assert len(grids(play)[0].rows) == 7


def test_a_plan_holds_no_answers() -> None:
    episode = read(TEA.format(more=STEPS))
    (theirs,) = made("action-plan", [episode], edition=Edition())
    (trainers,) = made("action-plan", [episode])
    assert theirs.elements == trainers.elements
    assert theirs.answers is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (TEA.format(more=STEPS), ["A cup before the matter.", "An empty cup asks for tea."]),
        (
            TEA.format(more=STEPS).partition("Key Takeaways")[0],
            [
                "Warm the pot: Hot water, two minutes.",
                "Count the guests: Who sits where?",
                "Pour for the oldest.",
            ],
        ),
    ],
)
def test_the_card_for_the_desk_has_the_takeaways_or_else_the_steps(
    text: str, kept: list[str]
) -> None:
    (activity,) = made("job-aid", [read(text)], place=Place.BACK)
    (card,) = activity.elements
    assert isinstance(card, Card)
    assert (card.size, card.title) == (CardSize.POSTCARD, "Tea Before Talk")
    assert [plain_pieces(one.content) for one in card.front if isinstance(one, Checkbox)] == kept


def test_the_cards_of_a_book_lie_together_or_each_at_its_chapter() -> None:
    episodes = [read(TEA.format(more=""), "a"), read(BARE, "b"), read(TEA.format(more=""), "c")]
    (together,) = made("job-aid", episodes, place=Place.BACK)
    assert len(together.elements) == 2
    each = made("job-aid", episodes, options={"scope": "chapter"})
    assert [len(one.elements) for one in each] == [1, 1]


def test_without_anything_to_keep_there_is_no_card() -> None:
    assert made("job-aid", [read(BARE)]) == []


def test_notes_are_pages_of_each_chapter_or_of_the_book() -> None:
    episodes = [read(BARE, "a"), read(JAPANESE, "b")]
    of_chapters = made("notes", episodes)
    assert [one.elements[0].room for one in of_chapters] == [Room.PAGE] * 2  # type: ignore[union-attr]
    of_book = made("notes", episodes, options={"scope": "book", "pages": 3}, place=Place.BACK)
    assert [one.key for one in of_book] == [
        "activity.notes",
        "activity.notes-2",
        "activity.notes-3",
    ]


def test_the_certificate_names_the_book_or_the_course() -> None:
    (activity,) = made("certificate", [read(BARE, "a"), read(JAPANESE, "b")], place=Place.BACK)
    (card,) = activity.elements
    assert isinstance(card, Card)
    assert card.size is CardSize.PAGE
    assert [plain_pieces(one.content) for one in card.front if isinstance(one, Prompt)][
        -1
    ] == "Book"
    assert [one.label for one in card.front if isinstance(one, ResponseArea)] == [
        "Name",
        "Date",
        "Signature",
    ]
    (named,) = made("certificate", [read(BARE)], options={"course": "Tea I"}, place=Place.BACK)
    assert "Tea I" in str(named.elements)


@pytest.mark.parametrize("text", [BARE, NO_QUESTION, JAPANESE, MANY, TEA.format(more=STEPS)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_text_gets_what_it_can_have_and_no_word_is_missing(text: str, language: str) -> None:
    for name in ("role-play", "action-plan", "job-aid", "notes", "certificate", "flashcards"):
        for activity in made(name, [read(text)], language=language):
            assert activity.title
            assert activity.elements
            assert "{" not in str(activity.cues) + str(activity.asides)
            for grid in grids(activity):
                assert {len(row.cells) for row in grid.rows if not row.group} == {len(grid.head)}
                assert len(grid.shares) == len(grid.head)
                assert all(grid.head[1:])
