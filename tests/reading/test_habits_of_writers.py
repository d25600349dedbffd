"""Habits of writers and extractors beside the two shapes of the site, each in a few lines."""

from __future__ import annotations

from typing import Any

import pytest

from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.readers.html import WebPageReader
from handouts.readers.listing import episode_json
from handouts.readers.text import TextReader


def read(text: str) -> Episode:
    return TextReader().read(text.encode(), "talk.txt")


def section(body: str) -> list[tuple[str, Any]]:
    """Kind, and words or items, of the blocks below one heading; blank lines part blocks."""
    episode = read(f"Episode #4: No\n\nWhy does a no hurt?\n\n{body}\n\nMini-summary: It does.\n")
    return shown(episode_json(episode)["sections"][0]["blocks"])[:-1]


def close_section(body: str) -> list[tuple[str, Any]]:
    """The same without blank lines."""
    episode = read(
        f"Episode #4: No\nHearing no\nWhy does a no hurt?\n{body}\nMini-summary: It does."
    )
    return shown(episode_json(episode)["sections"][0]["blocks"])[:-1]


def shown(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [
        (b["kind"], [item["text"] for item in b["items"]] if "items" in b else b["text"])
        for b in blocks
    ]


def headings(episode: Episode) -> list[str]:
    return [plain_text(section.heading.content) for section in episode.sections]


def codes(episode: Episode) -> list[str]:
    return [remark.code for remark in episode.diagnostics]


def test_sentences_on_lines_of_their_own_are_one_paragraph_between_blank_lines() -> None:
    assert section("We asked.\nThey said no.") == [("paragraph", "We asked. They said no.")]


def test_whole_paragraphs_line_by_line_stay_apart() -> None:
    long = "We asked them once more. " * 8
    assert len(section(f"{long.strip()}\n{long.strip()}")) == 2


def test_a_quotation_and_its_source_are_one_block() -> None:
    assert section("“Fall seven times,\nstand up eight.”\n— a proverb") == [
        ("quotation", "“Fall seven times, stand up eight.” — a proverb")
    ]
    assert close_section("They say:\n“Ask again.”\n– Aya Mori\nSo ask.")[1:] == [
        ("quotation", "“Ask again.” – Aya Mori"),
        ("paragraph", "So ask."),
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "“Fall seven times,\nstand up eight.”",
        "“Fall “seven” times”",
        '“He said "no" and\nwent away for good.”',
        "「七転び\n八起き」",
        "“Fall seven times,\nstand up eight.” —\na proverb",
    ],
)
def test_what_follows_a_whole_quotation_begins_anew(quotation: str) -> None:
    is_whole = quotation.count("“") < 2
    found = section(f"{quotation}\nWe asked again.")
    words = quotation.replace("\n", "" if "「" in quotation else " ")
    if is_whole:
        assert found == [("quotation", words), ("paragraph", "We asked again.")]
    else:
        assert found == [("paragraph", f"{words} We asked again.")]


def test_what_goes_on_in_small_letters_belongs_to_the_words_quoted_before_it() -> None:
    assert section("“Fall seven times,\nstand up eight.”\nas they say.") == [
        ("paragraph", "“Fall seven times, stand up eight.” as they say.")
    ]


def test_an_item_runs_over_to_a_line_that_goes_on_in_small_letters() -> None:
    assert close_section("It helps:\n-\nto ask again\nin the spring\n-\nto wait")[1] == (
        "bullet_list",
        ["to ask again in the spring", "to wait"],
    )


@pytest.mark.parametrize(
    "markers",
    [
        "(a) (b)",
        "a. b.",
        "a) b)",
        "(A) (B)",
        "i. ii.",
        "（A） （B）",
    ],
)
def test_letters_of_all_kinds_make_a_lettered_list(markers: str) -> None:
    one, two = markers.split()
    episode = read(f"Episode #4: No\n\nWhy so?\n\n{one} Ask\n{two} Wait\n\nThen.\n")
    block = episode_json(episode)["sections"][0]["blocks"][0]
    assert (block["numbering"], [item["text"] for item in block["items"]]) == (
        "letter",
        ["Ask", "Wait"],
    )


@pytest.mark.parametrize("markers", ["① ②", "１． ２．", "（1） （2）", "(1) (2)"])
def test_numbers_of_all_kinds_make_a_numbered_list(markers: str) -> None:
    one, two = markers.split()
    assert section(f"{one} Ask\n{two} Wait") == [("ordered_list", ["Ask", "Wait"])]


@pytest.mark.parametrize("bullet", ["✓ ", "⁃ ", "\uf0b7\t", "o\t", "➤ ", "☆"])
def test_bullets_of_word_and_of_japanese_texts_are_bullets(bullet: str) -> None:
    assert section(f"{bullet}Ask\n{bullet}Wait") == [("bullet_list", ["Ask", "Wait"])]


def test_a_square_with_text_below_it_marks_a_heading_and_in_a_row_an_item() -> None:
    episode = read(
        "Episode #4: No\n\n■ The first no\n\nIt asks.\n\n■One\n■Two\n\nSo.\n\n■ Asking again\n\n"
        "Wait.\n\n■ Key Takeaways\n\n● Ask.\n"
    )
    assert headings(episode) == ["The first no", "Asking again"]
    assert shown(episode_json(episode)["sections"][0]["blocks"])[1] == (
        "bullet_list",
        ["One", "Two"],
    )
    assert [plain_text(item.content) for item in episode.takeaways] == ["Ask."]


def test_parts_that_are_numbered_alike_are_subheadings_if_text_stands_below() -> None:
    found = close_section("Gate 1: The user\nShe hopes.\nGate 2: The boss\nHe waits.")
    assert [kind for kind, _ in found] == ["subheading", "paragraph"] * 2
    assert [kind for kind, _ in close_section("Gate 1: The user\nGate 2: The boss")] == [
        "paragraph"
    ] * 2


def test_a_short_line_above_text_is_a_subheading_and_reported() -> None:
    text = "Episode #4: No\n\nWhy so?\n\nIt hurts.\n\nThe second no\n\nIt hurts less.\n"
    episode = read(text)
    kinds = [kind for kind, _ in shown(episode_json(episode)["sections"][0]["blocks"])]
    assert kinds == ["paragraph", "subheading", "paragraph"]
    assert "guessed-subheading" in codes(episode)
    settled = read(text.replace("The second", "%% paragraph\nThe second"))
    assert "guessed-subheading" not in codes(settled)


def test_a_question_that_announces_a_list_is_text_where_sections_have_summaries() -> None:
    text = (
        "Episode #4: No\nHearing no\nWhy so?\nIt hurts.\nWhat may help?\n-\nTea\n-\nTime\n"
        "Mini-summary: Tea.\nWhat then?\nAsk.\nMini-summary: Ask."
    )
    episode = read(text)
    assert headings(episode) == ["Why so?", "What then?"]
    assert "guessed-paragraph" in codes(episode)
    said = read(text.replace("What may", "%% heading\nWhat may"))
    assert headings(said) == ["Why so?", "What may help?", "What then?"]


def test_what_a_speaker_asks_is_no_heading() -> None:
    episode = read(
        "Episode #4: No\n\nAya: Good morning.\n\nKen: Good morning, Aya.\n\n"
        "Aya: How do you take a no?\n\nKen: With tea.\n"
    )
    assert headings(episode) == []
    assert not episode.dropped


def test_questions_and_answers_by_letter_are_headings_and_text() -> None:
    episode = read(
        "Episode #4: No\n\nQ: Why so?\n\nA: It hurts.\n\nQ: What may help?\n\nA: Tea helps.\n"
    )
    assert headings(episode) == ["Why so?", "What may help?"]
    assert [line.text for line in episode.dropped] == ["Q:", "A:", "Q:", "A:"]


@pytest.mark.parametrize(
    "written",
    [
        "Mini-summary – Ask.",
        "MINI SUMMARY — Ask.",
        "【要約】Ask.",
        "ミニまとめ：Ask.",
        "Mini-recap: Ask.",
    ],
)
def test_a_mini_summary_has_many_labels(written: str) -> None:
    episode = read(f"Episode #4: No\n\nWhy so?\n\nIt hurts.\n\n{written}\n")
    assert shown(episode_json(episode)["sections"][0]["blocks"])[-1] == ("mini_summary", "Ask.")


def test_a_dash_after_a_label_on_its_own_line_is_no_marker() -> None:
    episode = read("Episode #4: No\nHearing no\nWhy so?\nIt hurts.\nMini-Summary -\nAsk.\n-\nx")
    assert shown(episode_json(episode)["sections"][0]["blocks"])[1] == ("mini_summary", "Ask.")


@pytest.mark.parametrize(
    "line", ["第4回：断られたら", "第4回「断られたら」", "エピソード4：断られたら"]
)
def test_japanese_episode_lines_give_number_and_title(line: str) -> None:
    episode = read(f"{line}\n\nなぜ痛いのか？\n\n求めたからです。\n\n重要なポイント\n\n・待つ。\n")
    assert (episode.number, plain_text(episode.title.content)) == (4, "断られたら")
    assert len(episode.takeaways) == 1


def test_what_stands_around_the_title_is_left_out_and_the_day_is_kept() -> None:
    around = ["Home > Sales > No", "00:00 / 12:10", "May 3, 2021", "By Aya Mori", "4 min read"]
    above, below = around[:2], around[2:]
    episode = read("\n\n".join([*above, "Episode #4: No", *below, "Why so?", "It hurts."]))
    assert [line.text for line in episode.dropped] == around
    assert episode.date is not None
    assert (episode.date.isoformat(), episode.subtitle) == ("2021-05-03", None)


def test_what_a_site_sets_below_the_text_is_left_out_and_the_authors_invitation_is_kept() -> None:
    below = ["Tags: tea, no", "© 2021 Hinoki", "Share on Facebook", "Next Post: Yes"]
    episode = read(
        "Episode #4: No\n\nWhy so?\n\nIt hurts.\n\nKey Takeaways\n\n- Ask.\n\nCome and ask.\n\n"
        + "\n\n".join(below)
    )
    assert sorted(line.text for line in episode.dropped) == sorted(below)
    assert [plain_text(block.content) for block in episode.outro if hasattr(block, "content")] == [
        "Come and ask."
    ]


def test_the_footer_of_a_quotation_on_a_page_names_its_source() -> None:
    page = (
        "<h1>Episode #4: No</h1><h2>Why so?</h2><p>It hurts.</p>"
        "<blockquote><p>Ask again.</p><footer>— Aya Mori</footer></blockquote>"
    )
    episode = WebPageReader().read(page.encode(), "talk.html")
    assert shown(episode_json(episode)["sections"][0]["blocks"])[1] == (
        "quotation",
        "Ask again. — Aya Mori",
    )


def test_text_right_under_its_heading_goes_line_by_line() -> None:
    episode = read("Episode #4: No\n\nWhy so?\nWe asked.\nThey said no.\n\nWho asks us?\nWe do.\n")
    assert headings(episode) == ["Why so?", "Who asks us?"]
    assert len(episode.sections[0].blocks) == 2


def test_a_question_at_the_width_of_a_wrapped_paragraph_heads_nothing() -> None:
    soft = "It is so for all of us, is it not so\nfor you? Or is it not so at home?\nIt is."
    assert len(section(soft)) == 1
    wrapped = (
        "Is it not so for us at home too?\nIt is so for all of us who ask,\nwho wait, and who stay."
    )
    assert [kind for kind, _ in section(f"So.\n\n{wrapped}")] == ["paragraph", "paragraph"]


def test_a_saying_stands_alone_in_a_block_of_soft_breaks() -> None:
    assert section("As the proverb goes:\nTea first, talk later.\nSo pour.") == [
        ("paragraph", "As the proverb goes:"),
        ("quotation", "Tea first, talk later."),
        ("paragraph", "So pour."),
    ]


def test_numbered_statements_with_mini_summaries_head_sections() -> None:
    episode = read(
        "Episode #4: No\n\nA short talk.\n\n1. Ask early\n\nIt helps.\n\nMini-summary: Ask.\n\n"
        "2. Ask again\n\nIn spring.\n\nMini-summary: Wait.\n"
    )
    assert (headings(episode), len(episode.intro)) == (["Ask early", "Ask again"], 1)


def test_numbered_statements_head_sections_where_nothing_else_does() -> None:
    episode = read("Episode #4: No\n\n1. Ask early\n\nIt helps.\n\n2. Ask again\n\nIn spring.\n")
    assert headings(episode) == ["Ask early", "Ask again"]
    assert codes(episode).count("guessed-heading") == 2


@pytest.mark.parametrize("bullet", ["-", "•"])
def test_bullets_may_touch_their_words_but_no_figures(bullet: str) -> None:
    assert section(f"{bullet}Ask\n{bullet}Wait") == [("bullet_list", ["Ask", "Wait"])]
    assert section("-5% is much.") == [("paragraph", "-5% is much.")]


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("Hearing No, Episode 4: Rejection", "Hearing No"),
        ("Podcast: Hearing No\nEp. 4 | Rejection", "Podcast: Hearing No"),
        ("The No Show\ninfo_outline\nThe No Show\nEpisode #4: Rejection", "The No Show"),
    ],
)
def test_a_series_is_named_in_many_ways(line: str, series: str) -> None:
    episode = read(f"{line}\n\nWhy so?\n\nIt hurts.\n")
    title = plain_text(episode.title.content)
    assert (episode.number, title, episode.series) == (4, "Rejection", series)


def test_a_deeper_heading_right_under_the_title_of_a_page_is_its_subtitle() -> None:
    page = (
        "<h1>Episode #4: No</h1><h3>Hearing it well</h3><h2>Why so?</h2><p>It hurts.</p>"
        "<h2>Who asks?</h2><h3>All</h3><p>We do.</p>"
    )
    episode = WebPageReader().read(page.encode(), "talk.html")
    assert episode.subtitle is not None
    assert plain_text(episode.subtitle.content) == "Hearing it well"
    assert headings(episode) == ["Why so?", "Who asks?"]
