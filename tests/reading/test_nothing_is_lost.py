"""Properties of the reader: whatever a text looks like, each of its words is accounted for."""

from __future__ import annotations

import contextlib
import random
import re
from collections import Counter
from collections.abc import Sequence

from fuzzing import examples
from hypothesis import example, given
from hypothesis import strategies as st

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, plain_text
from handouts.readers.text import TextReader

KINDS = (
    "",
    "-",
    "- tea on one line",
    "Warm the pot. -",
    "  • a pot",
    "  1. one",
    "  2. two",
    "3) three",
    "A) alpha",
    "B) beta",
    "Label: words",
    "Label — words",
    "Why is that so?",
    "Is it? Or is it not?",
    "“Quoted words.”",
    "Mini-summary: short",
    "Mini-Summary:",
    "要約：短い",
    "Key Takeaways",
    "Action Steps",
    "About the firm",
    "関連ページ",
    "We prepare it by 根回し (nemawashi, roots):",
    "A timeless truth:",
    "Plain words without an end",
    "A sentence that ends.",
    "https://example.org/tea",
    "## A heading of Markdown",
    "> words that are quoted",
    "[00:01] Kenji: six words and a few more",
    "00:01:02",
    "Kenji: six words and a few more",
    "Show more Show less",
    "The Tea Show",
    "Episode 7",
    "まとめ",
    "    • deeper in",
    "会社概要",
)
LINES = st.sampled_from(KINDS)
MARKERS = re.compile(r"^(?:[-•>]|#+|\(?\d{1,2}[.)]|[A-Z]\))(?:\s+|$)|\s-$")


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def words_read(episode: Episode) -> Counter[str]:
    found = Counter[str]()
    for inlines in episode_inlines(episode):
        found.update(words_of(plain_text(inlines)))
    for dropped in episode.dropped:
        found.update(words_of(dropped.text))
    found += words_of(f"{episode.category or ''} {episode.series or ''}")
    found += words_of(
        f"{episode.takeaways_heading} {episode.about.heading if episode.about else ''}"
    )
    return found


def assert_all_words_are_read(text: str, lines: Sequence[str]) -> None:
    """Labels of known parts are told by the part itself; everything else has its own words."""
    episode = TextReader().read(text.encode(), "tea.txt")
    source = Counter[str]()
    for line in lines:
        source.update(words_of(MARKERS.sub("", line.strip())))
    labels = words_of(
        "Mini summary Mini Summary 要約 まとめ Action Steps Key Takeaways 会社概要 Episode 7"
    )
    missing = source - words_read(episode)
    assert not [word for word in missing if word not in labels]


def test_fifty_thousand_lines_of_all_kinds_are_read_without_loss() -> None:
    pick = random.Random(7)
    kinds = [line for line in KINDS if line]
    lines = [pick.choice(kinds) for _ in range(50_000)]
    assert_all_words_are_read("\n".join(["Episode #3: Tea", *lines]), lines)


@examples(300)
@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]))
@example(["Key Takeaways", "Key Takeaways", "About the firm", "About the firm"], "\n")
@example(["Mini-Summary:", "Mini-summary: short", "Mini-Summary:"], "\n\n")
@example(["Action Steps", "Action Steps", "-", "- tea on one line", "Action Steps"], "\n")
def test_every_word_is_read_or_reported(lines: list[str], end: str) -> None:
    text = end.join(["Episode #3: Tea", *lines])
    assert_all_words_are_read(text, lines)
    episode = TextReader().read(text.encode(), "tea.txt")
    assert sum(1 for line in lines if line.startswith("Mini-summary: ")) <= sum(
        words_read(episode)[word] for word in ("short",)
    )


@examples(150)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_but_never_breaks_the_reader(text: str) -> None:
    data = text.encode("utf-8", "replace")
    with contextlib.suppress(SourceError):  # refusing is an answer; any other error is a bug
        episode = TextReader().read(data, "any.txt")
        keys = [block.key for section in episode.sections for block in section.blocks]
        assert len(keys) == len(set(keys))


def test_inserting_a_paragraph_renames_nothing_else() -> None:
    text = "Episode #3: Tea\nWhy is that so?\nFirst.\nSecond.\nMini-summary: short"
    before = TextReader().read(text.encode(), "tea.txt").sections[0].blocks
    after = TextReader().read(text.replace("Second", "New.\nSecond").encode(), "tea.txt")
    kept = {block.key for block in before}
    assert kept < {block.key for block in after.sections[0].blocks}
