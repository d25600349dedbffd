"""How an editor reads a text: headings, lists, leads, quotations, known parts."""

from __future__ import annotations

import pytest

from handouts.errors import SourceError
from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    MiniSummary,
    Numbering,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.walk import item_inlines, plain_text
from handouts.readers.text import TextReader

HEAD = "Episode #5: Tea\nHow to pour it — Hinoki & Vale\nWhy does tea need time?\n"
TAIL = "\nMini-summary: Wait.\nKey Takeaways\n-\nWait.\nAbout Hinoki & Vale\nWe pour tea.\n"


def read(text: str) -> Episode:
    return TextReader().read(text.encode(), "tea.txt")


def blocks(body: str) -> list[Block]:
    """The blocks of a section in shape A, less its mini-summary."""
    return list(read(HEAD + body + TAIL).sections[0].blocks[:-1])


def in_shape_b(body: str) -> list[Block]:
    text = (HEAD + body + TAIL).replace("\n-\n", "\n\n  • ").replace("\nK", "\n\nK")
    return list(read(text).sections[0].blocks[:-1])


def test_an_episode_has_its_number_title_subtitle_and_parts() -> None:
    episode = read(HEAD + "It does." + TAIL)
    assert (episode.number, plain_text(episode.title.content)) == (5, "Tea")
    assert episode.subtitle
    assert plain_text(episode.subtitle.content) == "How to pour it — Hinoki & Vale"
    assert [plain_text(item.content) for item in episode.takeaways] == ["Wait."]
    assert episode.about
    assert episode.about.heading == "About Hinoki & Vale"
    assert not episode.intro
    assert not episode.outro


def test_a_mini_summary_may_stand_under_its_label() -> None:
    (section,) = read(HEAD + "It does.\nMini-Summary:\nWait for it.").sections
    summary = section.blocks[-1]
    assert isinstance(summary, MiniSummary)
    assert (summary.line, plain_text(summary.content)) == (6, "Wait for it.")


def test_after_a_mini_summary_comes_a_heading_even_without_question_mark() -> None:
    text = HEAD + "It does.\nMini-summary: Wait.\nPouring in three rounds\nPour a little.\n"
    assert [plain_text(section.heading.content) for section in read(text).sections] == [
        "Why does tea need time?",
        "Pouring in three rounds",
    ]


def test_items_that_ask_are_no_headings() -> None:
    (items,) = blocks("-\nIs it hot?\n-\nIs it green?")
    assert isinstance(items, BulletList)
    assert len(items.items) == 2


@pytest.mark.parametrize(
    "line",
    [
        "The pot is warm. Who will pour?",
        "“Who will pour the tea today?”",
    ],
)
def test_a_question_inside_a_paragraph_or_quotation_is_no_heading(line: str) -> None:
    assert len(blocks(f"Listen.\n{line}\nNobody answers.")) == 3


def test_a_question_that_a_line_announces_is_no_heading() -> None:
    assert len(blocks("Everybody thinks:\nWho will pour the tea?\nNobody asks.")) == 3


def test_a_lone_marker_belongs_to_the_line_after_it() -> None:
    before, items, after = blocks("You need:\n-\na pot\n-\ntwo cups\nThat is all.")
    assert isinstance(before, Paragraph)
    assert before.introduces
    assert isinstance(items, BulletList)
    assert (items.line, [item.line for item in items.items]) == (5, [6, 8])
    assert isinstance(after, Paragraph)


def test_a_trailing_marker_ends_an_explanation_and_begins_the_next_item() -> None:
    items, after = blocks("-\nWarm the pot.\nUse hot water. -\nWait.\nThree minutes.\nThen pour.")
    assert isinstance(items, BulletList)
    words = [(plain_text(item.lead), plain_text(item_inlines(item))) for item in items.items]
    assert words == [
        ("Warm the pot.", "Warm the pot. Use hot water."),
        ("Wait.", "Wait. Three minutes."),
    ]
    assert isinstance(after, Paragraph)


def test_labels_run_in_when_most_items_have_one() -> None:
    (items,) = blocks("-\nPot: iron.\n-\nCup (茶碗 / chawan) — clay.\n-\nTime: three minutes.")
    assert isinstance(items, BulletList)
    leads = [(plain_text(item.lead), item.separator) for item in items.items]
    assert leads == [("Pot", ": "), ("Cup (茶碗 / chawan)", " — "), ("Time", ": ")]


def test_one_colon_among_many_items_is_no_label() -> None:
    (items,) = blocks("-\nOne thing matters: time.\n-\nPour slowly.\n-\nWait.")
    assert isinstance(items, BulletList)
    assert not any(item.lead for item in items.items)


def test_letters_in_a_row_are_a_list() -> None:
    (items,) = blocks("A) Warm the pot.\nB) Warm the cups.")
    assert isinstance(items, OrderedList)
    assert items.numbering is Numbering.LETTER
    assert [item.marker for item in items.items] == ["A)", "B)"]


def test_a_number_with_prose_after_it_is_a_subheading() -> None:
    first, _, second, _ = blocks("1) Warm it\nUse water.\n2) Pour it\nUse both hands.")
    assert isinstance(first, Subheading)
    assert isinstance(second, Subheading)
    assert (first.marker, plain_text(second.content)) == ("1)", "Pour it")


def test_numbers_in_shape_b_are_an_ordered_list() -> None:
    (items,) = in_shape_b("\n  1. Warm it.\n\n  2. Pour it.\n")
    assert isinstance(items, OrderedList)
    assert (len(items.items), items.start, items.numbering) == (2, 1, Numbering.DECIMAL)


def test_soft_breaks_part_sentences_and_join_wrapped_lines() -> None:
    found = in_shape_b(
        "\nSay it like the master:\n“Wait.”\n\nThis line was wrapped\nby a mailer.\n"
    )
    assert [type(block) for block in found] == [Paragraph, Quotation, Paragraph]
    assert isinstance(found[2], Paragraph)
    assert plain_text(found[2].content) == "This line was wrapped by a mailer."


def test_an_aphorism_needs_no_quotation_marks_after_its_announcement() -> None:
    _, saying, _ = blocks("There is an old saying:\nTea first, talk later.\nIt is true.")
    assert isinstance(saying, Quotation)


def test_action_steps_stand_inside_a_section_and_do_not_close_it() -> None:
    steps, after = blocks("Action Steps\n-\nWarm: the pot.\n-\nPour: the tea.\nThen sit.")
    assert isinstance(steps, ActionSteps)
    assert (steps.heading, len(steps.items)) == ("Action Steps", 2)
    assert isinstance(after, Paragraph)


def test_a_category_line_stands_before_the_episode_line() -> None:
    episode = read("Service\n\nEpisode #5: Tea\n\nAll of it\n\nWhy tea?\n\nBecause.\n")
    assert (episode.category, episode.number) == ("Service", 5)


def test_what_stands_after_the_firms_paragraph_is_dropped_with_a_reason() -> None:
    episode = read(HEAD + "It does." + TAIL + "関連ページ\nMore about tea\n-\nPots\n")
    assert [line.text for line in episode.dropped] == ["関連ページ", "More about tea", "Pots"]
    assert all(line.reason for line in episode.dropped)


def test_a_paragraph_after_the_takeaways_is_kept() -> None:
    text = HEAD + "It does.\nMini-summary: Wait.\nKey Takeaways\n-\nWait.\nThat is all.\n"
    (closing,) = read(text).outro
    assert isinstance(closing, Paragraph)


def test_an_introduction_may_stand_before_the_first_heading() -> None:
    text = "Episode #5: Tea\nThis is about tea. It is short.\nWhy does tea need time?\nIt does.\n"
    episode = read(text)
    assert (len(episode.intro), len(episode.sections)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Mini-summary: Nothing else.",
        "This is running text, and it ends with a full stop.\nMore of it.",
        "Episode #12:\n\n• one",
        "-\nan item",
        "Key Takeaways\n-\nan item",
        "Why does tea need time?\nIt does.\nMini-summary: Wait.\nWhat helps?\nA pot.",
        "Just one line",
    ],
)
def test_a_text_without_title_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(SourceError, match="title") as caught:
        read(text)
    assert caught.value.place == "tea.txt:1:1" or caught.value.place.startswith("tea.txt:")
    assert "Episode #12" in caught.value.hint


def test_a_title_may_be_a_question() -> None:
    episode = read("Episode #5: Is It Tea?\nA drink\nWhy does tea need time?\nIt does.\n")
    assert plain_text(episode.title.content) == "Is It Tea?"
    assert len(episode.sections) == 1


def test_a_first_line_that_asks_may_be_the_title_where_another_question_follows() -> None:
    episode = read("Why Tea?\n\nA short talk.\n\nWhy does it need time?\n\nIt does.\n")
    assert plain_text(episode.title.content) == "Why Tea?"


def test_a_closing_marker_takes_all_blanks_before_it_along() -> None:
    (items,) = blocks("-\nWarm the pot.\nUse hot water.   -\nWait.\nThree minutes.")
    assert isinstance(items, BulletList)
    assert plain_text(items.items[0].content) == "Use hot water."
