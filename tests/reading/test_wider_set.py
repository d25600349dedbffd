"""Texts of other sites and extractors: the same model from every shape of one episode."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reshaping import in_shape_a, in_shape_b, normal_form, wrapped

from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.readers.collection import read_collection
from handouts.readers.listing import episode_json
from handouts.readers.text import TextReader
from handouts.resources import samples_folder

SAMPLES = read_collection([samples_folder()]).episodes
in_turn = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key[:3])


def read(text: str | bytes) -> Episode:
    data = text.encode() if isinstance(text, str) else text
    return TextReader().read(data, "talk.txt")


def headings(episode: Episode) -> list[str]:
    return [plain_text(section.heading.content) for section in episode.sections]


def codes(episode: Episode) -> list[str]:
    return [remark.code for remark in episode.diagnostics]


NOISES: dict[str, Callable[[str], str | bytes]] = {
    "as it is": lambda text: text,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "no-break blanks at the ends": lambda text: text.replace("\n", "\u00a0\n\u00a0"),
    "zero-width blanks before lines": lambda text: text.replace("\n", "\n\u200b"),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "decomposed": lambda text: __import__("unicodedata").normalize("NFD", text),
}


@in_turn
@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("shape", [in_shape_a, in_shape_b])
def test_an_episode_reads_the_same_in_both_shapes_and_through_noise(
    sample: Episode, noise: str, shape: Callable[[Episode], str]
) -> None:
    assert normal_form(read(NOISES[noise](shape(sample)))) == normal_form(sample)


@in_turn
@pytest.mark.parametrize("bullet", ["• ", "* ", "- ", "  – ", "\u200b• ", "    ● "])
def test_bullets_of_all_sites_read_the_same(sample: Episode, bullet: str) -> None:
    assert normal_form(read(in_shape_b(sample, bullet))) == normal_form(sample)


@in_turn
def test_wrapped_paragraphs_read_the_same(sample: Episode) -> None:
    assert normal_form(read(in_shape_b(sample, wrap=wrapped))) == normal_form(sample)


@in_turn
@pytest.mark.parametrize(
    "label", ["Summary:", "Mini-Summary :", "要約：", "まとめ:", "MINI SUMMARY:"]
)
def test_labels_of_all_sites_mean_a_mini_summary(sample: Episode, label: str) -> None:
    text = in_shape_b(sample).replace("Mini-summary:", label)
    assert normal_form(read(text)) == normal_form(sample)


@pytest.mark.parametrize(
    ("line", "number", "title", "series"),
    [
        ("Episode #43 Rejection", 43, "Rejection", None),
        ("Episode 43 – Rejection", 43, "Rejection", None),
        ("Ep. 43: Rejection", 43, "Rejection", None),
        ("EPISODE No. 43: Rejection", 43, "Rejection", None),
        ("Episode: Rejection", None, "Rejection", None),
        ("363 Rejection", 363, "Rejection", None),
        ("#43 Rejection", 43, "Rejection", None),
        ("Hearing No – Episode 13: “Rejection”", 13, "Rejection", "Hearing No"),
        ("Rejection", None, "Rejection", None),
        ("10 Ways to Hear No", None, "10 Ways to Hear No", None),
        ("2030 and After", None, "2030 and After", None),
        ("Episode 43\nRejection", 43, "Rejection", None),
        ("Rejection\nEpisode 43", 43, "Rejection", None),
        ("The Hearing No Show\nEpisode #43: Rejection", 43, "Rejection", "The Hearing No Show"),
        ("Episode #43: Rejection\nThe Hearing No Show", 43, "Rejection", "The Hearing No Show"),
        ("The Hearing No Series\n363 Rejection", 363, "Rejection", "The Hearing No Series"),
        ("Episode #43: Rejection\nHearing No — A Talk", 43, "Rejection", None),
    ],
)
def test_odd_episode_lines_give_number_title_and_series(
    line: str, number: int | None, title: str, series: str | None
) -> None:
    episode = read(
        f"{line}\n\nWhy does a no hurt?\n\nBecause we asked.\n\nMini-summary: It does.\n"
    )
    assert (episode.number, plain_text(episode.title.content)) == (number, title)
    assert episode.series == series
    assert headings(episode) == ["Why does a no hurt?"]


def test_introductions_stand_before_the_first_question() -> None:
    episode = read(
        "Episode #4: No\n\nA talk for all who ask.\n\nIt is short, and it is free.\n\n"
        "Why does a no hurt?\n\nBecause we asked.\n"
    )
    assert (len(episode.intro), headings(episode)) == (2, ["Why does a no hurt?"])


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_statement_headings_are_guessed_and_reported(blank: str) -> None:
    text = blank.join(
        [
            "Episode #4: No",
            "All about hearing it",
            "We all hear it, more often than we like.",
            "The first no",
            "It asks a question. Listen to it.",
            "Asking again",
            "Wait for the spring. Then ask.",
        ]
    )
    episode = read(text)
    assert headings(episode) == ["The first no", "Asking again"]
    assert codes(episode).count("guessed-heading") == 2


def test_numbered_questions_are_headings_and_numbered_statements_subheadings() -> None:
    episode = read(
        "Episode #4: No\n\n1. Why does a no hurt?\n\nBecause we asked.\n\nMini-summary: So.\n\n"
        "2. What helps?\n\n1) Time\n\nWait a little.\n\n2) Tea\n\nDrink it.\n\nMini-summary: Tea.\n"
    )
    assert headings(episode) == ["Why does a no hurt?", "What helps?"]
    assert [type(block).__name__ for block in episode.sections[1].blocks] == [
        "Subheading",
        "Paragraph",
        "Subheading",
        "Paragraph",
        "MiniSummary",
    ]


def test_signs_of_markdown_in_a_text_are_understood() -> None:
    episode = read(
        "# Episode #4: No\n\n## The first no\n\nIt asks.\n\n> Ask again.\n\n### Later\n\nWait.\n"
    )
    assert (episode.number, headings(episode)) == (4, ["The first no"])
    assert [type(block).__name__ for block in episode.sections[0].blocks] == [
        "Paragraph",
        "Quotation",
        "Subheading",
        "Paragraph",
    ]


def test_a_list_within_a_list_is_flattened_and_reported() -> None:
    episode = read("Episode #4: No\n\nWhy so?\n\n• one\n    • inner\n• two\n\nThen.\n")
    (items, _) = episode_json(episode)["sections"][0]["blocks"]
    assert [item["text"] for item in items["items"]] == ["one", "inner", "two"]
    assert "flattened-list" in codes(episode)


def test_numbers_that_all_are_one_make_one_list() -> None:
    episode = read("Episode #4: No\n\nWhy so?\n\n1. one\n\n1. two\n\n1. three\n\nThen.\n")
    (items, _) = episode_json(episode)["sections"][0]["blocks"]
    assert len(items["items"]) == 3


def test_a_transcript_of_one_speaker_loses_labels_and_timestamps_not_words() -> None:
    episode = read(
        "Episode #4: No\n\n[00:01] Kenji: Welcome to our short talk about no.\n\n00:02:10\n\n"
        "Kenji: We hear it often, and we survive it.\n\n"
        "(02:15) Kenji: So ask again in the spring.\n"
    )
    texts = [block["text"] for block in episode_json(episode)["intro"]]
    assert texts == [
        "Welcome to our short talk about no.",
        "We hear it often, and we survive it.",
        "So ask again in the spring.",
    ]
    assert len(episode.dropped) == 6


def test_the_labels_of_two_speakers_stay() -> None:
    episode = read(
        "Episode #4: No\n\n"
        + "\n\n".join(
            f"{name}: We hear it often, and we survive it {time}."
            for time in ("once", "twice", "always")
            for name in ("Kenji", "Aya")
        )
    )
    assert not episode.dropped
    assert episode_json(episode)["intro"][0]["text"].startswith("Kenji: We")


def test_a_time_of_day_in_a_sentence_is_no_timestamp() -> None:
    episode = read("Episode #4: No\n\nWhy so early?\n\n10:30 is when they serve tea.\n")
    assert not episode.dropped


def test_debris_of_players_and_sites_is_dropped_with_reasons() -> None:
    debris = ["Show more Show less", "RSS Feed Subscribe in Apple", "Listen Later", "info_outline"]
    episode = read("Episode #4: No\n\nWhy so?\n\nBecause.\n\n" + "\n\n".join(debris) + "\n")
    assert [line.text for line in episode.dropped] == debris


def test_takeaways_without_markers_are_items_and_reported() -> None:
    episode = read("Episode #4: No\n\nWhy so?\n\nBecause.\n\nKey Takeaways\n\nAsk.\n\nAsk again.\n")
    assert [plain_text(item.content) for item in episode.takeaways] == ["Ask.", "Ask again."]
    assert codes(episode).count("guessed-takeaway") == 2


def test_hints_settle_what_the_reader_would_guess() -> None:
    episode = read(
        "Episode #4: No\n\nWhy so?\n\nThere is an old saying:\n%% paragraph\nAsk again.\n"
        "%% quotation\nNo is a word.\n%% heading\nThe second no.\nIt is softer.\n"
        "%% subheading\nIn spring\nWait.\n%% item\nTea\n%% drop\nPage 3 of 4\n"
        "%% mini-summary\nAsk twice.\n%% paragraph\nKey Takeaways\n"
    )
    assert headings(episode) == ["Why so?", "The second no."]
    kinds = [[block["kind"] for block in s["blocks"]] for s in episode_json(episode)["sections"]]
    assert kinds[0] == ["paragraph", "paragraph", "quotation"]
    assert kinds[1] == [
        "paragraph",
        "subheading",
        "paragraph",
        "bullet_list",
        "mini_summary",
        "paragraph",
    ]
    assert [line.text for line in episode.dropped] == ["Page 3 of 4"]
    assert not codes(episode)


def test_an_unknown_hint_is_reported_with_the_nearest_one() -> None:
    episode = read("Episode #4: No\n\n%% headin\nThe first no\n\nIt asks.\n")
    (remark,) = [remark for remark in episode.diagnostics if remark.code == "unknown-hint"]
    assert (remark.place, "heading" in remark.hint) == ("talk.txt:3:1", True)


def test_japanese_bullets_stand_close_to_their_words() -> None:
    episode = read("Episode #4: No\n\nWhy so?\n\nだから。\n\nまとめ\n\n・うなずく\n・待つ\n")
    assert [plain_text(item.content) for item in episode.takeaways] == ["うなずく", "待つ"]
