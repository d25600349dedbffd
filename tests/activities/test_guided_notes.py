"""Guided notes: mini-summaries with blanks that ask for something and give nothing away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from activity_books import activities_of, layout, made, read

from handouts.layout.layout import Edition, Place
from handouts.model.blocks import MiniSummary
from handouts.publication.activities.blanking import room_for
from handouts.publication.compose import compose
from handouts.publication.matter import AnswerKey
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Activity, Blank, Card, Prompt

HEAD = "Episode #12: Tea Before Talk\nFirst a cup, then the matter\n"
TEA = f"""{HEAD}Why does tea come first?
A warm cup takes the hurry out of a guest.
By 根回し (nemawashi, groundwork) you prepare the meeting.
You can spill the pot, and you must polish the kettle.
Mini-summary: A warm cup slows every guest. The talks before a meeting are called nemawashi.
How long does a cup last?
The cup is a clock. The silence after a cup is the beginning of the negotiation.
Mini-summary: The empty cup ends the silence, and it opens the negotiation.
"""


def one(text: str, **settings: object) -> Activity:
    (activity,) = made("guided-notes", [read(text)], **settings)
    return activity


def sentences(activity: Activity) -> list[Prompt]:
    return [element for element in activity.elements if isinstance(element, Prompt)]


def answers(activity: Activity) -> list[str]:
    pieces = (piece for prompt in sentences(activity) for piece in prompt.content)
    return [piece.answer for piece in pieces if isinstance(piece, Blank)]


def bank(activity: Activity) -> list[str]:
    (card,) = (element for element in activity.elements if isinstance(element, Card))
    return [plain_pieces(word.content) for word in card.front if isinstance(word, Prompt)]


def test_terms_and_nouns_that_were_read_are_asked_in_the_order_of_the_text() -> None:
    activity = one(TEA)
    assert answers(activity) == ["guest", "nemawashi", "negotiation"]
    blanks = [p for prompt in sentences(activity) for p in prompt.content if isinstance(p, Blank)]
    assert [blank.label for blank in blanks] == ["Blank 1", "Blank 2", "Blank 3"]


def test_the_box_has_the_answers_and_two_verbs_of_the_chapter_to_spare() -> None:
    activity = one(TEA)
    assert bank(activity) == ["guest", "negotiation", "nemawashi", "polish", "spill"]
    assert plain_pieces(activity.instruction).endswith("with 2 to spare.")


def test_the_summaries_stand_here_and_no_longer_in_the_text() -> None:
    publication = compose([read(TEA)], layout("guided-notes"))
    (chapter,) = publication.chapters
    (activity,) = chapter.closing
    left = [block for section in chapter.sections for block in section.blocks]
    assert len(activity.homes) == 2
    assert not any(isinstance(block, MiniSummary) for block in left)
    assert [plain_pieces(prompt.content) for prompt in sentences(activity)] == [
        "A warm cup slows every guest. The talks before a meeting are called nemawashi.",
        "The empty cup ends the silence, and it opens the negotiation.",
    ]


def test_a_learner_has_no_answer_and_the_key_has_every_sentence_in_full() -> None:
    publication = compose([read(TEA)], layout("guided-notes", edition=Edition()))
    (activity,) = activities_of(publication)
    assert set(answers(activity)) == {""}
    key = next(part for part in publication.back if isinstance(part, AnswerKey))
    (entry,) = key.chapters[0].entries
    assert [plain_pieces(one.content) for one in entry.elements if isinstance(one, Prompt)] == [
        "A warm cup slows every guest. The talks before a meeting are called nemawashi.",
        "The empty cup ends the silence, and it opens the negotiation.",
    ]


@pytest.mark.parametrize("summary", ["", "So.", "It is what it is, and so are we.", "Pour first!"])
def test_a_summary_that_has_nothing_to_ask_for_stays_in_the_text(summary: str) -> None:
    text = f"{HEAD}Why does tea come first?\nBecause it does.\nMini-summary: {summary}\n"
    assert made("guided-notes", [read(text)]) == []


def test_an_explained_term_is_asked_by_its_romaji_with_script_and_meaning_left() -> None:
    summary = "Nothing prepares a difficult meeting like 根回し (nemawashi, groundwork) in time."
    text = f"{HEAD}Why?\nIt is so.\nMini-summary: {summary}\n"
    (prompt,) = sentences(one(text))
    visible = plain_pieces(tuple(p for p in prompt.content if not isinstance(p, Blank)))
    assert answers(one(text)) == ["nemawashi"]
    assert "根回し (, groundwork)" in visible


def test_a_term_without_romaji_is_asked_by_its_meaning() -> None:
    summary = "Much is different across 日本企業 (Japanese companies) of any size."
    text = f"{HEAD}Why?\nIt is so.\nMini-summary: {summary}\n"
    assert answers(one(text)) == ["Japanese companies"]


def test_in_japanese_text_only_terms_of_the_glossary_are_asked() -> None:
    text = (
        "第12回：お茶と会議\n一杯のお茶から\nなぜ根回しが必要なのですか？\n"
        "会議の前に 根回し (nemawashi, groundwork) を行います。\n"
        "要約：会議の前の根回しが、すべてを決めます。会議室は要りません。\n"
        "なぜお茶を出すのですか？\n温かいからです。\n要約：お茶は人を急がせません。\n"
    )
    activity = one(text, language="ja")
    assert answers(activity) == ["根回し"]
    assert len(activity.homes) == 1


def test_a_blank_has_one_of_few_sizes() -> None:
    assert {room_for("x" * length) for length in range(1, 60)} == {12, 20, 32}
    assert room_for("根回し役の人々です") == 20


def test_of_sixty_summaries_as_many_are_taken_as_there_may_be_blanks() -> None:
    nouns = [f"{a}{b}ment" for a in "bdfgklmn" for b in ("aru", "elo", "ita", "ogu", "une", "yro")]
    text = HEAD + "".join(
        f"Why does number {number} break the {noun} of it?\nNobody has seen the {noun}.\n"
        f"Mini-summary: Nobody but you has ever broken the {noun}.\n"
        for number, noun in enumerate(nouns)
    )
    activity = one(text, options={"count": 8})
    assert len(answers(activity)) == len(activity.homes) == 8
    assert answers(activity)[0] == nouns[0]
    assert answers(activity)[-1] == nouns[-1]


def test_after_each_section_only_its_own_summary_is_asked() -> None:
    found = made("guided-notes", [read(TEA)], place=Place.SECTION)
    assert [len(activity.homes) for activity in found] == [1, 1]


def test_more_blanks_in_a_sentence_are_never_neighbours() -> None:
    activity = one(TEA, options={"per_sentence": 3, "count": 30})
    for prompt in sentences(activity):
        for first, second in pairwise(prompt.content):
            assert not (isinstance(first, Blank) and isinstance(second, Blank))


def test_without_a_box_the_instruction_promises_none() -> None:
    activity = one(TEA, options={"bank": False})
    assert not any(isinstance(element, Card) for element in activity.elements)
    assert "box" not in plain_pieces(activity.instruction)


def test_the_time_is_reckoned_from_the_blanks_unless_the_layout_says_it() -> None:
    assert one(TEA).minutes == 4
    assert one(TEA, options={"minutes": 9}).minutes == 9
