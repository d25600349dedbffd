"""What a page's markup says of the text: headings, lists, marks, titles, facts, encodings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from handouts.errors import SourceError
from handouts.model.blocks import OrderedList, Paragraph
from handouts.model.episode import Episode
from handouts.model.inlines import Emphasis, Link, Strong, Text
from handouts.model.walk import plain_text
from handouts.readers.html import WebPageReader
from handouts.readers.listing import episode_json

HEAD = "<h1>Episode #3: Tea</h1>\n<h2>Why does tea need time?</h2>\n"


def read(page: str | bytes, name: str = "tea.html") -> Episode:
    data = page if isinstance(page, bytes) else page.encode()
    return WebPageReader().read(data, name)


def blocks(body: str) -> list[dict[str, Any]]:
    """The blocks of the one section that `body` makes."""
    (section,) = episode_json(read(HEAD + body))["sections"]
    return list(section["blocks"])


def texts(body: str) -> list[str]:
    return [block["text"] for block in blocks(body)]


def kinds(body: str) -> list[str]:
    return [block["kind"] for block in blocks(body)]


def dropped(page: str) -> list[tuple[int, str, str]]:
    return [(line.line, line.text, line.reason) for line in read(page).dropped]


# --- words


def test_white_space_is_as_browsers_show_it() -> None:
    assert texts("<p> Tea&nbsp;is\n  a <b> leaf</b>\t<i>of</i>one\u200bself.</p>") == [
        "Tea is a leaf ofoneself."
    ]


def test_a_line_end_between_japanese_characters_is_no_space() -> None:
    assert texts("<p>日本\n  企業 is one word.</p>") == ["日本企業 is one word."]


def test_breaks_are_soft_and_two_breaks_part_paragraphs() -> None:
    assert texts("<p>Warm the<br>pot.<br><br>Then wait.</p>") == ["Warm the pot.", "Then wait."]


def test_marks_cover_their_words() -> None:
    body = '<p>A <strong>hot <em>green</em></strong> <a href="https://x.org/t?a=1&amp;b">cup</a>.'
    (section,) = read(HEAD + body).sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Text("A "),
        Strong((Text("hot "), Emphasis((Text("green"),)))),
        Text(" "),
        Link("https://x.org/t?a=1&b", (Text("cup"),)),
        Text("."),
    )


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "java\nscript:x", "data:text/html,x", "/t"]
)
def test_links_that_lead_nowhere_safe_leave_their_words(href: str) -> None:
    episode = read(f'{HEAD}<p>A <a href="{href}">cup</a>.</p>')
    assert [plain_text(block.content) for block in episode.sections[0].blocks] == ["A cup."]  # type: ignore[union-attr]
    assert [(remark.code, remark.line) for remark in episode.diagnostics] == [("refused-link", 3)]


def test_relative_links_go_from_where_the_page_stood() -> None:
    page = f'<link rel="canonical" href="https://x.org/a/b">{HEAD}<p><a href="../c">cup</a></p>'
    (paragraph,) = read(page).sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Link("https://x.org/c", (Text("cup"),)),)


def test_readings_above_characters_are_brackets_where_they_are_romaji() -> None:
    body = "<p><ruby>根回し<rp>(</rp><rt>nemawashi</rt><rp>)</rp></ruby> first.</p>"
    assert texts(body) == ["根回し (nemawashi) first."]


def test_readings_in_kana_are_reported_not_read() -> None:
    body = "<p><ruby>根<rt>ね</rt>回<rt>まわ</rt></ruby>し (nemawashi, roots) first.</p>"
    assert texts(body) == ["根回し (nemawashi, roots) first."]
    assert dropped(HEAD + body) == [(3, "ねまわ", "the reading set above 根回")]


def test_no_word_of_a_script_or_comment_is_read_or_reported() -> None:
    page = (
        "<title>A<script>one()</script></title><h1>Episode #3: Tea<script>two()</script></h1>"
        "<p>Warm<!-- three --><style>four</style> it.</p><script>five()</script>"
    )
    words = str(episode_json(read(page)))
    assert "Warm it." in words
    assert not [word for word in ("one", "two", "three", "four", "five") if f"{word}()" in words]
    assert "three" not in words
    assert "four" not in words


# --- blocks


def test_levels_of_headings_are_relative_to_the_page() -> None:
    page = "<h1>Tea</h1><h3>Why so?</h3><p>So.</p><h5>1) A step</h5><p>Go.</p><h3>And then?</h3>"
    episode = read(page)
    assert [plain_text(section.heading.content) for section in episode.sections] == [
        "Why so?",
        "And then?",
    ]
    (section, _) = episode_json(episode)["sections"]
    assert [(block["kind"], block["text"]) for block in section["blocks"]] == [
        ("paragraph", "So."),
        ("subheading", "A step"),
        ("paragraph", "Go."),
    ]


def test_a_marked_page_has_no_guessed_headings() -> None:
    body = (
        "<p>Tea.</p><p>Mini-summary: hot.</p><h2>And then?</h2><p>What would you do?</p><p>Sip.</p>"
    )
    episode = read(HEAD + body)
    assert len(episode.sections) == 2
    assert not episode.diagnostics


def test_bold_questions_are_headings_as_in_a_text() -> None:
    page = "<h1>Tea</h1><p><b>Why does it wait?</b></p><p>So.</p><p>Mini-summary: hot.</p>"
    (section,) = read(page).sections
    assert section.heading.content == (Text("Why does it wait?"),)


def test_ordered_lists_have_their_numbers_and_letters() -> None:
    body = '<ol start="4"><li>Warm<li>Pour<li value="9">Wait</ol><ol type="A"><li>Sip<li>Sit</ol>'
    found = read(HEAD + body).sections[0].blocks
    assert [
        (block.start, [item.marker for item in block.items])
        for block in found
        if isinstance(block, OrderedList)
    ] == [(4, ["4.", "5."]), (9, ["9."]), (1, ["A)", "B)"])]


def test_lists_within_lists_keep_every_item() -> None:
    (found, rest) = blocks("<ul><li>Pots<ul><li>Iron</li><li>Clay</li></ul>and more</li></ul>")
    assert [item["text"] for item in found["items"]] == ["Pots", "Iron", "Clay"]
    assert rest["text"] == "and more"


def test_bold_words_and_terms_of_a_definition_list_lead() -> None:
    (bold,) = blocks("<ul><li><b>Wait.</b> It steeps.<li><b>Pour.</b> Slowly.</ul>")
    assert [(item["lead"], item["text"]) for item in bold["items"]] == [
        ("Wait.", "Wait. It steeps."),
        ("Pour.", "Pour. Slowly."),
    ]
    (terms,) = blocks("<dl><dt>Iron<dd>It is heavy.<dt>Clay<dd>It breaks.</dl>")
    assert [item["lead"] for item in terms["items"]] == ["Iron", "Clay"]


def test_rows_are_paragraphs_and_layout_tables_are_seen_through() -> None:
    table = "<table><tr><th>Pot</th><th>Time</th></tr><tr><td>Iron</td><td>2 min</td></tr></table>"
    assert texts(table) == ["Pot | Time", "Iron | 2 min"]
    assert texts("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == ["One.", "Two."]


def test_a_summary_is_one_however_it_is_set() -> None:
    for body in (
        "<p><b>Mini-summary:</b> Wait.</p>",
        "<blockquote><p>Mini-summary: Wait.</p></blockquote>",
        "<h4>Mini-summary</h4><p>Wait.</p>",
        "<aside><em>Mini-summary:</em><br>Wait.</aside>",
    ):
        assert [(b["kind"], b["text"]) for b in blocks("<p>Tea.</p>" + body)[1:]] == [
            ("mini_summary", "Wait.")
        ], body


def test_quotations_are_said_by_the_markup() -> None:
    assert kinds("<blockquote><p>Ask, then count.</p></blockquote>") == ["quotation"]


def test_a_hint_settles_what_a_line_is() -> None:
    assert kinds("%% quotation\n<p>Ask, then count.</p>") == ["quotation"]


def test_a_hint_calls_back_what_was_left_out() -> None:
    page = f'{HEAD}<p>Tea.</p>{{}}<div class="sidebar"><p>A word on pots.</p></div>'
    assert len(read(page.format("")).sections[0].blocks) == 1
    called = read(page.format("\n%% paragraph\n"))
    assert len(called.sections[0].blocks) == 2
    assert not called.dropped


def test_a_hint_that_nobody_knows_is_reported() -> None:
    episode = read(HEAD + "<p>%% quote</p><p>Tea.</p>")
    assert [remark.code for remark in episode.diagnostics] == ["unknown-hint"]
    assert [line.text for line in episode.dropped] == ["%% quote"]


# --- title and facts


@pytest.mark.parametrize(
    ("page", "number", "title"),
    [
        ("<h1>Site</h1><meta property=og:site_name content=Site><h1>Tea</h1>", None, "Tea"),
        ("<h1 class=site-title>Us</h1><h2 class=entry-title>Ep. 7: Tea</h2>", 7, "Tea"),
        ("<title>Tea for two | Us</title><p>We pour it.</p>", None, "Tea for two"),
        ("<title>Us</title><p>Episode #5: Tea</p><p>We pour it.</p>", 5, "Tea"),
        ("<h1>Tea</h1><p>Episode 12</p><p>We pour it.</p>", 12, "Tea"),
        ("<h1>Episode<br>#5: Tea<i> now</i></h1>", 5, "Tea now"),
        ('<div class="postTitle">Episode 4: Tea</div><p>We pour it.</p>', 4, "Tea"),
    ],
)
def test_the_title_is_found(page: str, number: int | None, title: str) -> None:
    episode = read(page + "<p>Some words to read, and some more of them.</p>")
    assert (episode.number, plain_text(episode.title.content)) == (number, title)


def test_facts_come_from_json_ld() -> None:
    page = """<script type="application/ld+json">{"@graph": [{"@type": ["PodcastEpisode"],
        "datePublished": "2024-03-05T09:00:00Z", "partOfSeries": {"name": "The Tea Show"},
        "episodeNumber": 8, "articleSection": "Sales"}]}</script><h1>Tea</h1><p>We pour it.</p>"""
    episode = read(page)
    assert (episode.date, episode.series) == (date(2024, 3, 5), "The Tea Show")
    assert (episode.number, episode.category) == (8, "Sales")


def test_the_day_stands_in_a_time_element() -> None:
    page = '<h1>Tea</h1><p>On <time datetime="2024-03-05T09:00">Tuesday</time> we pour it.</p>'
    assert read(page).date == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["{", "[" * 20000, "[1]", '{"@type": 3}', '{"@graph": 1}', "null"])
def test_broken_facts_are_no_facts(text: str) -> None:
    page = f'<script type="application/ld+json">{text}</script><h1>Tea</h1><p>We pour it.</p>'
    assert plain_text(read(page).title.content) == "Tea"


# --- main content


def test_hidden_parts_are_reported_but_a_hidden_page_is_read() -> None:
    page = '<h1>Tea</h1><p>We pour it.</p>\n<p hidden>Not yet.</p><p style="display: none">No.</p>'
    assert dropped(page) == [
        (2, "Not yet.", "hidden on the page"),
        (2, "No.", "hidden on the page"),
    ]
    whole = read('<body style="display:none"><h1>Tea</h1><p>We pour it.</p>')
    assert [plain_text(block.content) for block in whole.intro if isinstance(block, Paragraph)] == [
        "We pour it."
    ]


def test_comments_longer_than_the_text_are_comments() -> None:
    comments = "<p>I have much to say about tea, and I say it here.</p>" * 50
    page = f"{HEAD}<p>Tea.</p><p>Mini-summary: hot.</p><div id=comments>{comments}</div>"
    (section,) = read(page).sections
    assert len(section.blocks) == 2


def test_a_takeaway_box_beside_the_text_is_text() -> None:
    page = f"<article>{HEAD}<p>Tea.</p><aside><h3>Key Takeaways</h3><ul><li>Wait.</ul></aside>"
    assert [plain_text(item.content) for item in read(page).takeaways] == ["Wait."]


def test_widgets_of_a_page_builder_are_text() -> None:
    """Elementor wraps each paragraph so."""
    kind = 'class="elementor-element elementor-widget elementor-widget-text-editor"'
    widget = f'<div {kind}><div class="elementor-widget-container"><p>Tea is slow.</p></div></div>'
    episode = read(f"{HEAD}<div class='elementor-section'>{widget * 3}</div>")
    assert len(episode.sections[0].blocks) == 3
    assert not episode.dropped


def test_a_blogs_name_in_a_heading_is_no_title() -> None:
    page = (
        '<header><h1 class="blog-title">Tea Talk</h1><h2>Slowly</h2></header><article><header>'
        '<span class="post-meta">May 5, 2024 | <a rel="category tag">Sales</a></span>'
        '<h1 class="post-title"><a href="/t">Tea</a></h1></header><p>We pour it.</p></article>'
    )
    episode = read(page)
    assert (plain_text(episode.title.content), episode.category) == ("Tea", "Sales")


def test_a_title_above_the_main_element_is_found() -> None:
    page = (
        '<div id="main"><div class="entry-header"><h1 class="entry-title">Tea</h1></div>'
        '<div id="content" role="main"><div class="post hentry"><div class="entry-content">'
        "<h1>Why does it wait?</h1><p>It does.</p><h1>And who pours?</h1><p>We do.</p></div></div>"
        '<div class="related-posts"><h1>You may also like</h1><div class="post hentry">'
        '<h2 class="entry-title">Coffee</h2><time datetime="2020-01-01">once</time>'
        "<p>Something else that is quite long.</p></div></div></div></div>"
    )
    episode = read(page)
    assert plain_text(episode.title.content) == "Tea"
    assert [plain_text(section.heading.content) for section in episode.sections] == [
        "Why does it wait?",
        "And who pours?",
    ]
    assert [line.reason for line in episode.dropped] == ["links to other pages"]


def test_timestamps_of_a_transcript_are_left_out() -> None:
    body = "<p>[00:12] Tea is <b>slow</b>.</p><p><span>00:01:30</span> We pour.</p>"
    assert texts(body) == ["Tea is slow.", "We pour."]
    assert [text for _, text, _ in dropped(HEAD + body)] == ["[00:12]", "00:01:30"]
    (first, _) = read(HEAD + body).sections[0].blocks
    assert isinstance(first, Paragraph)
    assert first.content == (Text("Tea is "), Strong((Text("slow"),)), Text("."))


def test_sections_with_their_own_headers_keep_them() -> None:
    page = (
        "<h1>Tea</h1><section><header><h2>Why so?</h2></header><p>So.</p></section>"
        "<section><header><h2>And then?</h2></header><p>Then.</p></section>"
    )
    assert len(read(page).sections) == 2


# --- encodings

JAPANESE = "<h1>Episode #3: お茶</h1><p>会議の前に根回しをします。とても大切なことです。</p>"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "shift_jis"),  # bytes that are UTF-8 are never anything else
        ("utf-8-sig", "windows-1252"),
        ("utf-16", ""),
        ("cp932", "Shift_JIS"),
        ("cp932", ""),
        ("cp932", "utf-8"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "iso-2022-jp"),
    ],
)
def test_encodings_are_told(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    episode = read(((meta if declared else "") + JAPANESE).encode(encoding))
    (paragraph,) = episode.intro
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == "会議の前に根回しをします。とても大切なことです。"


def test_latin_1_means_what_windows_writes() -> None:
    page = "<meta charset=iso-8859-1><h1>Tea “for” two</h1><p>Café</p>".encode("cp1252")
    assert plain_text(read(page).title.content) == "Tea “for” two"


@pytest.mark.parametrize(
    "page", [b"", b"  \n", b"<!-- only this -->", b"%PDF-1.7 x", b"\0\1\2\3" * 9]
)
def test_what_is_no_page_is_refused(page: bytes) -> None:
    with pytest.raises(SourceError):
        read(page)
