"""What stands on a chapter's first page: objectives, where one stands, a question of one's own."""

from __future__ import annotations

import pytest
from activity_books import made, read

from handouts.layout.layout import Place
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Checkbox, Cue, Prompt, ResponseArea, Room, Scale

TEA = """Episode #12: Tea Before Talk
First a cup, then the matter
Why does tea come first?
A warm cup slows the guest.
Mini-summary: Pour first.
How long does a cup last?
Mini-summary: Ten minutes.
%% heading
The cup as a clock
Mini-summary: Watch the cup.
"""
MANY = "Episode #13: Cups\nSixty of them\n" + "".join(
    f"Why does cup number {number} break?\nNobody knows.\nMini-summary: It falls.\n"
    for number in range(1, 61)
)
JAPANESE = """第12回：お茶と会議
一杯のお茶から
なぜお茶を先に出すのですか？
温かいお茶は急がせません。
要約：まずお茶を出します。
"""


def texts(elements: object) -> list[str]:
    return [plain_pieces(one.content) for one in elements if isinstance(one, Checkbox)]  # type: ignore[attr-defined]


def test_the_objectives_are_the_questions_of_the_chapter_and_no_statements() -> None:
    (activity,) = made("objectives", [read(TEA)], place=Place.OPENING)
    assert texts(activity.elements) == ["Why does tea come first?", "How long does a cup last?"]
    assert activity.title == "After this chapter you can answer"


def test_a_chapter_that_asks_nothing_has_no_objectives() -> None:
    text = "Episode #12: Tea\n%% heading\nThe cup as a clock\nMini-summary: Watch the cup.\n"
    assert made("objectives", [read(text)]) == []


def test_of_many_questions_some_from_first_to_last_are_taken() -> None:
    (activity,) = made("objectives", [read(MANY)], options={"count": 4})
    numbers = [text.split()[4] for text in texts(activity.elements)]
    assert numbers == ["1", "20", "40", "60"]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Why Tea First?", "I can answer the question “Why Tea First?”"),
        ("Tea Before Talk", "I can answer the questions of this chapter."),
    ],
)
def test_one_marks_oneself_before_and_after_on_what_the_chapter_asks(
    title: str, wanted: str
) -> None:
    (activity,) = made("self-assessment", [read(TEA.replace("Tea Before Talk", title))])
    prompt, before, after = activity.elements
    assert isinstance(prompt, Prompt)
    assert plain_pieces(prompt.content) == wanted
    assert isinstance(before, Scale)
    assert isinstance(after, Scale)
    assert (before.label, after.label) == ("Before the chapter", "After the chapter")
    assert (before.first, before.last) == (1, 5)


def test_a_chapter_without_any_question_is_assessed_by_its_title() -> None:
    text = "Episode #12: Tea\n%% heading\nThe cup as a clock\nMini-summary: Watch the cup.\n"
    (activity,) = made("self-assessment", [read(text)])
    prompt = activity.elements[0]
    assert isinstance(prompt, Prompt)
    assert plain_pieces(prompt.content) == "I can explain to a colleague what “Tea” is about."


def test_there_is_room_for_a_question_of_ones_own() -> None:
    (activity,) = made("own-question", [read(TEA)], options={"room": "short"})
    _, area = activity.elements
    assert isinstance(area, ResponseArea)
    assert area.room is Room.SHORT


def test_the_trainer_is_told_what_to_say_ask_and_do() -> None:
    (activity,) = made("objectives", [read(TEA)])
    assert [cue.cue for cue in activity.cues] == [Cue.DO, Cue.ASK, Cue.DO]
    assert plain_pieces(activity.cues[1].content).startswith("“Which")
    assert [aside.label for aside in activity.asides] == ["If time is short", "Your notes"]


@pytest.mark.parametrize("name", ["objectives", "self-assessment", "own-question"])
def test_a_japanese_book_has_japanese_words_around_its_questions(name: str) -> None:
    (activity,) = made(name, [read(JAPANESE)], language="ja")
    words = [activity.title, *(plain_pieces(cue.content) for cue in activity.cues)]
    assert not any(letter.isascii() and letter.isalpha() for text in words for letter in text)
