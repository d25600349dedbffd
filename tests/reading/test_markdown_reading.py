"""How Markdown is read: marks, lists, leads, front matter, and what is no text."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import SourceError
from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.inlines import Emphasis, Link, Strong, Term, Text
from handouts.model.walk import episode_inlines, item_inlines, plain_text
from handouts.readers.markdown import MarkdownReader

HEAD = "# Episode #5: Tea\n\n*How to pour it*\n\n## Why does tea need time?\n\n"
LONG = "A long item that an editor has wrapped where the line was full, so that"
TAIL = "\n\n**Mini-summary:** Wait.\n\n## Key Takeaways\n\n- Wait.\n"


def read(text: str) -> Episode:
    return MarkdownReader().read(text.encode(), "tea.md")


def blocks(body: str) -> list[Block]:
    """The blocks of a section, less its mini-summary."""
    return list(read(HEAD + body + TAIL).sections[0].blocks[:-1])


def codes(text: str) -> list[str]:
    return [remark.code for remark in read(text).diagnostics]


def words(block: Block) -> list[str]:
    if isinstance(block, Paragraph | Quotation | Subheading | MiniSummary):
        return [plain_text(block.content)]
    return [plain_text(item_inlines(item)) for item in block.items]


def leads(body: str) -> list[tuple[str, str, str]]:
    (found,) = blocks(body)
    assert isinstance(found, BulletList | OrderedList)
    return [
        (plain_text(item.lead), item.separator, plain_text(item.content)) for item in found.items
    ]


# --- headings and known parts


def test_headings_are_title_sections_and_subheadings() -> None:
    episode = read(HEAD + "It does.\n\n### 1) Water\n\nHot." + TAIL)
    assert (episode.number, plain_text(episode.title.content)) == (5, "Tea")
    assert episode.subtitle
    assert episode.subtitle.content == (Text("How to pour it"),)
    (section,) = episode.sections
    assert plain_text(section.heading.content) == "Why does tea need time?"
    _, subheading, _, summary = section.blocks
    assert isinstance(subheading, Subheading)
    assert (subheading.marker, plain_text(subheading.content)) == ("1)", "Water")
    assert isinstance(summary, MiniSummary)
    assert [plain_text(item.content) for item in episode.takeaways] == ["Wait."]


@pytest.mark.parametrize(
    "text",
    [
        "# Tea\n\n### One?\n\nA.\n\n### Two?\n\nB.\n\n## Key Takeaways\n\n- C.",
        "---\ntitle: Tea\n---\n\n# One?\n\nA.\n\n# Two?\n\nB.\n\n# Key Takeaways\n\n- C.",
        "Tea\n===\n\nOne?\n----\n\nA.\n\nTwo?\n----\n\nB.\n\nKey Takeaways\n---\n\n- C.",
        "# Tea\n\n## **One?**\n\nA.\n\n## Two? ##\n\nB.\n\n## Key Takeaways:\n\n- C.",
    ],
    ids=["deep", "front matter and level one", "underlined", "decorated"],
)
def test_sections_are_found_at_any_level(text: str) -> None:
    episode = read(text)
    assert plain_text(episode.title.content) == "Tea"
    assert [section.heading.content for section in episode.sections] == [
        (Text("One?"),),
        (Text("Two?"),),
    ]
    assert len(episode.takeaways) == 1


def test_without_marked_headings_those_of_plain_text_are_found() -> None:
    first = "**Why does it need time?**\n\nIt does.\n\nMini-summary: Wait."
    text = f"# Tea\n\n{first}\n\n**And water?**\n\nHot."
    headings = [plain_text(section.heading.content) for section in read(text).sections]
    assert headings == ["Why does it need time?", "And water?"]


def test_with_marked_headings_no_question_is_taken_for_one() -> None:
    (section,) = read(HEAD + "So it is?\n\nIt is." + TAIL).sections
    assert len(section.blocks) == 3


@pytest.mark.parametrize(
    "summary",
    [
        "Mini-summary: It *is*.",
        "**Mini-summary:** It *is*.",
        "**Mini-summary**: It *is*.",
        "> **Mini-summary:** It *is*.",
        "### Mini-summary\n\nIt *is*.",
        "**Mini-summary**\n\nIt *is*.",
        "**Mini-summary:**\nIt\n*is*.",
        "Said before.\n**Mini-summary:** It *is*.",
        "- An item\n\nMini-summary: It *is*.",
    ],
)
def test_a_mini_summary_is_known_however_it_is_marked(summary: str) -> None:
    (section,) = read(f"# Tea\n\n## Why?\n\nIt does.\n\n{summary}\n").sections
    found = section.blocks[-1]
    assert isinstance(found, MiniSummary)
    assert found.content == (Text("It "), Emphasis((Text("is"),)), Text("."))
    assert found.label == "Mini-summary"


def test_action_steps_and_the_firm_are_known_parts() -> None:
    text = (
        HEAD + "### Action Steps\n\n1. [ ] Pour.\n2. [x] Wait." + TAIL + "\n## About Us\n\nWe pour."
    )
    episode = read(text)
    found = episode.sections[0].blocks[0]
    assert isinstance(found, ActionSteps)
    assert words(found) == ["Pour.", "Wait."]
    assert episode.about
    assert episode.about.heading == "About Us"


def test_category_and_series_may_stand_above_the_title() -> None:
    episode = read("Sales\n\nThe Tea Podcast\n\n" + HEAD + "It does.")
    assert (episode.category, episode.series) == ("Sales", "The Tea Podcast")


# --- paragraphs, lists, leads


def test_a_wrapped_paragraph_is_one_and_knows_its_lines() -> None:
    (paragraph,) = blocks("It does. Pour\nslowly over 茶葉 (chaba,\nleaves).")
    assert words(paragraph) == ["It does. Pour slowly over 茶葉 (chaba, leaves)."]
    assert isinstance(paragraph, Paragraph)
    (term,) = (inline for inline in paragraph.content if isinstance(inline, Term))
    assert term.line == 8


def test_the_authors_own_line_breaks_part_sentences() -> None:
    assert len(blocks("It does.\\\nIt does not.")) == 2
    assert len(blocks("It does.  \nIt does not.")) == 2


def test_a_file_without_blank_lines_has_a_paragraph_on_each() -> None:
    first = "## Why?\nIt does.\nAnd then it does not.\nMini-summary: Wait."
    text = f"# Tea\n{first}\n## Key Takeaways\n- Wait."
    (section,) = read(text).sections
    assert [words(block) for block in section.blocks] == [
        ["It does."],
        ["And then it does not."],
        ["Wait."],
    ]


def test_a_quotation_is_one_for_each_paragraph() -> None:
    first, second = blocks("> Pour.\n> — Anon\n\n> Wait.")
    assert isinstance(first, Quotation)
    assert words(first) == ["Pour. — Anon"]
    assert isinstance(second, Quotation)


@pytest.mark.parametrize("marker", ["-", "*", "+", "•"])
def test_bullets(marker: str) -> None:
    (found,) = blocks(f"{marker} one\n\n{marker} two")
    assert isinstance(found, BulletList)
    assert words(found) == ["one", "two"]


def test_numbers_and_letters_stay_as_written() -> None:
    ordered, lettered = blocks("3) three\n4) four\n\nA) alpha\nB) beta\n")
    assert isinstance(ordered, OrderedList)
    assert isinstance(lettered, OrderedList)
    assert [item.marker for item in ordered.items] == ["3)", "4)"]
    assert ordered.start == 3
    assert [item.marker for item in lettered.items] == ["A)", "B)"]


def test_a_year_at_the_beginning_of_a_line_is_no_marker() -> None:
    (paragraph,) = blocks("1984. It *was* a cold day.")
    assert words(paragraph) == ["1984. It was a cold day."]


def test_a_list_within_a_list_keeps_its_items_and_is_remarked_on() -> None:
    text = HEAD + "- one\n  - inner\n    - innermost\n- two" + TAIL
    assert words(read(text).sections[0].blocks[0]) == ["one", "inner", "innermost", "two"]
    assert "flattened-list" in codes(text)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- **Time:** Wait.\n- no lead", [("Time", ": ", "Wait."), ("", "", "no lead")]),
        ("- **Time**: Wait.", [("Time", ": ", "Wait.")]),
        ("- **Time** — Wait.", [("Time", " — ", "Wait.")]),
        ("- __Time.__ Wait.", [("Time.", " ", "Wait.")]),
        ("- <b>Time.</b> Wait.", [("Time.", " ", "Wait.")]),
        ("- **Time**\\\n  Wait.", [("Time", " ", "Wait.")]),
        ("- **Time**\n  Wait.", [("Time", " ", "Wait.")]),
        ("- **Time**\n\n  Wait.", [("Time", " ", "Wait.")]),
        ("- Time takes all.\n  Wait.\n- Water\n  Pour.", [
            ("Time takes all.", " ", "Wait."),
            ("Water", " ", "Pour."),
        ]),
        ("- Time: Wait.\n- Water: Pour.", [("Time", ": ", "Wait."), ("Water", ": ", "Pour.")]),
        ("- Time\\: Wait.\n- Water: Pour.", [("", "", "Time: Wait."), ("", "", "Water: Pour.")]),
        ("- **Time** takes all.", [("", "", "Time takes all.")]),
        (f"- {LONG}\n  Tokyo begins the next.\n- Short.", [
            ("", "", f"{LONG} Tokyo begins the next."),
            ("", "", "Short."),
        ]),
    ],
)  # fmt: skip
def test_leads_of_items(items: str, expected: list[tuple[str, str, str]]) -> None:
    assert leads(items) == expected


def test_marks_are_kept() -> None:
    (paragraph,) = blocks("*a* **b *c*** <i>d</i> [e](https://example.org/x_(y)) `f` a\\*b &amp; 5")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Emphasis((Text("a"),)),
        Text(" "),
        Strong((Text("b "), Emphasis((Text("c"),)))),
        Text(" "),
        Emphasis((Text("d"),)),
        Text(" "),
        Link("https://example.org/x_(y)", (Text("e"),)),
        Text(" f a*b & 5"),
    )


def test_only_links_to_the_web_or_a_mailbox_are_kept() -> None:
    text = HEAD + "[a](javascript:alert(1)) [b](x.md) [c](mailto:a@b.c) [d](file:///etc)" + TAIL
    episode = read(text)
    paragraph = episode.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    links = [inline.href for inline in paragraph.content if isinstance(inline, Link)]
    assert links == ["mailto:a@b.c"]
    assert words(paragraph) == ["a b c d"]
    assert [dropped.text for dropped in episode.dropped] == [
        "javascript:alert(1)",
        "x.md",
        "file:///etc",
    ]
    assert codes(text) == ["refused-link"] * 3


# --- front matter


def test_front_matter_says_what_the_text_does_not() -> None:
    episode = read(
        "---\nnumber: 14  # as on the site\ntitle: 'It''s Tea'\nsubtitle: \"Hot: \\\"very\\\"\"\n"
        "category: Sales\nseries: The Show\ndate: 2025-03-31\nid: tea-14\n---\n## Why?\n\nIt does."
    )
    assert plain_text(episode.title.content) == "It's Tea"
    assert episode.subtitle
    assert plain_text(episode.subtitle.content) == 'Hot: "very"'
    assert (episode.number, episode.category, episode.series) == (14, "Sales", "The Show")
    assert (episode.date, episode.key) == (date(2025, 3, 31), "tea-14")
    assert not episode.dropped
    assert not episode.diagnostics


def test_front_matter_may_be_toml() -> None:
    episode = read('+++\nnumber = 14\ntitle = "Tea"\ndate = 2025-03-31\n+++\n\n## Why?\n\nSo.')
    assert (episode.number, episode.date) == (14, date(2025, 3, 31))


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("categry: Sales", "unknown-front-matter-key", "Did you mean category?"),
        ("number: twelve", "malformed-front-matter", "twelve"),
        ("date: 31.3.2025", "malformed-front-matter", "31.3.2025"),
        ("category: [a, b]", "malformed-front-matter", "category"),
        ('category: "open', "malformed-front-matter", "category"),
        ("just words", "malformed-front-matter", "key: value"),
    ],
)
def test_a_line_of_front_matter_that_cant_be_used_is_reported(
    line: str, code: str, told: str
) -> None:
    episode = read(f"---\nid: tea\n{line}\n---\n\n# Tea\n\n## Why?\n\nSo.")
    (remark,) = episode.diagnostics
    assert (remark.code, remark.line) == (code, 3)
    assert told in remark.message + remark.hint
    assert [(dropped.line, dropped.text) for dropped in episode.dropped] == [(3, line)]


def test_front_matter_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match="no end"):
        read("---\nnumber: 14\n\n# Tea\n\n## Why?\n\nSo.")


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    episode = read("---\n\n# Tea\n\n## Why?\n\nSo.\n\n---\n\nMore.")
    assert [dropped.reason for dropped in episode.dropped] == ["a rule across the page"] * 2


def test_two_titles_are_reported() -> None:
    text = "---\ntitle: {}\n---\n\n# Episode 3: Tea\n\n## Why?\n\nSo."
    assert codes(text.format("Tea")) == []
    assert codes(text.format("Coffee")) == ["two-titles"]
    assert plain_text(read(text.format("Coffee")).title.content) == "Tea"


def test_a_number_in_the_title_is_that_of_the_episode_unless_another_is_known() -> None:
    assert read("# 363 Tea\n\n## Why?\n\nSo.").number == 363
    episode = read("---\nnumber: 5\n---\n\n# 1000 Cups\n\n## Why?\n\nSo.")
    assert (episode.number, plain_text(episode.title.content)) == (5, "1000 Cups")


# --- hints, and what is no text


@pytest.mark.parametrize("hint", ["%% {}", "<!-- %% {} -->"])
def test_hints_settle_what_a_block_is(hint: str) -> None:
    body = "\n".join(
        [
            "Some words",
            hint.format("quotation"),
            "Bad news first",
            hint.format("paragraph"),
            "“As it is.”",
            "",
            hint.format("subheading"),
            "1) Numbered",
            "",
            hint.format("drop"),
            "Buy tea!",
        ]
    )
    text = HEAD + body + TAIL
    kinds = [type(block) for block in blocks(body)]
    assert kinds == [Paragraph, Quotation, Paragraph, Subheading]
    assert [dropped.text for dropped in read(text).dropped] == ["Buy tea!"]
    assert codes(HEAD + hint.format("qotation") + "\n\nx" + TAIL) == ["unknown-hint"]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("| a | b |\n|---|---|\n| 1 | *2* |", ["a | b", "1 | 2"]),
        ("```python\nx = 1\n\ny = *2*\n```", ["x = 1", "y = *2*"]),
        ("<div class='x'>Hot <b>tea</b> &amp; milk<br>now</div>", ["Hot tea & milk", "now"]),
        ("[^1]: A footnote.", ["[^1]: A footnote."]),
    ],
)
def test_what_an_episode_has_not_becomes_paragraphs(body: str, paragraphs: list[str]) -> None:
    assert [words(block) for block in blocks(body)] == [[text] for text in paragraphs]
    assert codes(HEAD + body + TAIL) == ["markup-as-text"]


def test_pictures_are_left_out_but_not_within_a_sentence() -> None:
    text = HEAD + "![A cup](cup.png)\n\nPress ![start](start.png) now." + TAIL
    assert words(read(text).sections[0].blocks[0]) == ["Press start now."]
    assert "A cup" in [dropped.text for dropped in read(text).dropped]
    assert codes(text) == ["omitted-picture"]


def test_scripts_comments_and_unused_addresses_are_left_out_and_listed() -> None:
    text = HEAD + "<script>\nalert(1)\n</script>\n\n<!-- note -->\n\n[x]: https://example.org\n\nA."
    dropped = {line.text for line in read(text).dropped}
    assert dropped == {"alert(1)", "note", "[x]: https://example.org"}


def test_plain_text_under_a_markdown_name_is_read_as_plain_text() -> None:
    items = "Three things do:\n-\nWater\n-\nLeaves\nMini-summary: Wait.\n"
    text = f"Episode #5: Tea\nWhy does it need time?\n{items}"
    (section,) = read(text).sections
    assert words(section.blocks[1]) == ["Water", "Leaves"]


# --- properties

PIECES = st.sampled_from(
    ["# ", "## x", "- ", "1. ", "> ", "word", "**", "*", "`", "```", "<b>", "<div>", "<!--", "-->",
     "[a](b)", "[c]: d", "![e](f)", "---", "===", "| g |", "|---|", "%% heading", "\n", "\n\n",
     "    ", "\\", "&amp;", "[^1]: h", "Mini-summary:", "Key Takeaways", ": ", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_every_word_is_read_or_reported(pieces: list[str]) -> None:
    numbered = [f"w{at}w" if piece == "word" else piece for at, piece in enumerate(pieces)]
    with contextlib.suppress(SourceError):
        episode = read("# Tea\n\n" + "".join(numbered))
        found = [plain_text(inlines) for inlines in episode_inlines(episode)]
        found += (dropped.text for dropped in episode.dropped)
        found += [episode.takeaways_heading, episode.about.heading if episode.about else ""]
        lost = [word for word in numbered if word.startswith("w") and word not in " ".join(found)]
        assert not lost


def _time(make: Callable[[int], str], size: int) -> float:
    data = make(size).encode()
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        with contextlib.suppress(SourceError):
            MarkdownReader().read(data, "tea.md")
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize(
    "make",
    [
        lambda n: HEAD + "- **Lead:** some *words*\n" * n,
        lambda n: HEAD + "- Lead.\n\n" + "  words\n\n" * n,
        lambda n: HEAD + "A) **x** y\\: z\n" * n,
        lambda n: HEAD + "*a **b `c` [d](e) \n" * n,
        lambda n: HEAD + "<em>" * n + "x" + "</em>" * n,
        lambda n: HEAD + "> " * n + "x",
        lambda n: HEAD + "<div>\n" + "<a \n" * n,
        lambda n: HEAD + "<!-- a -->" * n,
        lambda n: "---\nkey:\n" + "- x\n" * n + "---\n" + HEAD,
    ],
    ids=["items", "paragraphs", "letters", "marks", "tags", "depth", "html", "comments", "entries"],
)
def test_time_grows_with_the_text(make: Callable[[int], str]) -> None:
    assert _time(make, 3000) < 30 * _time(make, 300) + 0.05
