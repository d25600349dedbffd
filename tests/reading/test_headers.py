"""What stands before a text, in front matter, hints and lines: all of it is accounted for."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest
from fuzzing import examples
from hypothesis import example, given
from hypothesis import strategies as st

from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, plain_text
from handouts.readers.markdown import MarkdownReader
from handouts.readers.text import TextReader

BODY = "Why does tea come first?\n\nA guest who holds a warm cup is in no hurry.\n"
FRONT = {
    "number": ("14", "12"),
    "title": ("Tea Before Talk", "Coffee Then"),
    "subtitle": ("How a pot slows a room", "Kettles"),
    "category": ("Sales", "Selling"),
    "series": ("The Tea Show", "The Cup Radio"),
}
ABOVE = (
    "",
    "Sales",
    "The Tea Show",
    "The Pot Podcast",
    "%% category\nLeadership",
    "%% series\nPots",
)
TITLES = (
    "Episode #12: Tea Before Talk",
    "# Tea Before Talk",
    "Tea Before Talk",
    "The Tea Show – Episode 12: Tea Before Talk",
    "Tea Before Talk\n\nEpisode 12",
    "Tea Before Talk\n\nThe Cup Show – Episode 12",
    "%% title\nTea Before Talk",
    "363 Tea Before Talk",
)
BELOW = ("", "How a pot slows a room", "%% subtitle\nSlow rooms", "The Jug Series")


def said(episode: Episode) -> Counter[str]:
    """The words of the model, and those that were left out and told."""
    texts = [plain_text(inlines) for inlines in episode_inlines(episode)]
    texts += [dropped.text for dropped in episode.dropped]
    texts += [episode.category or "", episode.series or "", str(episode.number)]
    return Counter(re.findall(r"\w+", " ".join(texts)))


def header_lines(*parts: str) -> list[str]:
    return [line for part in parts for line in part.split("\n") if line and line[:2] != "%%"]


def assert_nothing_is_lost(front: dict[str, str], *parts: str, markdown: bool) -> None:
    """Words may be taken once where front matter and text say the same."""
    text = "\n\n".join(part for part in (*parts, BODY) if part)
    if front:
        entries = "\n".join(f"{key}: {value}" for key, value in front.items())
        text = f"---\n{entries}\n---\n\n{text}"
    reader = MarkdownReader() if markdown else TextReader()
    episode = reader.read(text.encode(), "tea.md" if markdown else "tea.txt")
    found = said(episode)
    for line in (*header_lines(*parts), *front.values(), *BODY.split("\n")):
        words = Counter(re.findall(r"\w+", line)) - Counter(["Episode"])
        assert not words - found, (line, episode.dropped, text)


@examples(400)
@given(
    st.fixed_dictionaries({}, optional={key: st.sampled_from(two) for key, two in FRONT.items()}),
    st.sampled_from(ABOVE),
    st.sampled_from(ABOVE),
    st.sampled_from(TITLES),
    st.sampled_from(BELOW),
)
@example({"category": "Selling"}, "Sales", "", TITLES[0], "")
@example({"subtitle": "Kettles"}, "", "", TITLES[0], "%% subtitle\nSlow rooms")
@example({"series": "The Cup Radio"}, "", "", TITLES[3], "")
@example({"number": "14"}, "", "", TITLES[0], "")
@example({}, "%% category\nLeadership", "Sales", TITLES[0], "")
@example({}, "", "", TITLES[5], "")
def test_front_matter_and_the_lines_around_a_title_are_read_or_told(
    front: dict[str, str], above: str, also: str, title: str, below: str
) -> None:
    assert_nothing_is_lost(front, above, also, title, below, markdown=True)


@pytest.mark.parametrize("title", TITLES)
def test_every_combination_of_lines_around_a_title_is_read_or_told_in_plain_text(
    title: str,
) -> None:
    for above, also, below in itertools.product(ABOVE, ABOVE, BELOW):
        assert_nothing_is_lost({}, above, also, title, below, markdown=False)


def read(text: str) -> Episode:
    return MarkdownReader().read(text.encode(), "tea.md")


def test_what_says_otherwise_is_left_out_and_told() -> None:
    front = "---\nnumber: 14\ncategory: Selling\nseries: Cups\nsubtitle: Kettles\n---\n"
    above = "Sales\n\nThe Tea Show – Episode #12: Tea\n\n%% subtitle\nSlow rooms\n\n"
    episode = read(f"{front}{above}{BODY}")
    assert (episode.number, episode.category, episode.series) == (14, "Selling", "Cups")
    assert [(one.line, one.text) for one in episode.dropped] == [
        (7, "Sales"),
        (9, "The Tea Show"),
        (9, "12"),
        (12, "Slow rooms"),
    ]
    assert all(one.reason.startswith("another ") for one in episode.dropped)


def test_what_says_the_same_is_taken_once() -> None:
    front = "---\nnumber: 12\ntitle: Tea\ncategory: Sales\nsubtitle: How a pot slows a room\n---\n"
    body = f"Sales\n\nEpisode #12: Tea\n\nHow a pot slows a room\n\n{BODY}"
    episode = read(f"{front}{body}")
    assert (episode.number, plain_text(episode.title.content)) == (12, "Tea")
    assert episode.subtitle is not None
    assert plain_text(episode.subtitle.content) == "How a pot slows a room"
    assert (episode.title.line, episode.subtitle.line) == (9, 11)
    assert episode.category == "Sales"
    assert episode.intro == episode.dropped == ()


@pytest.mark.parametrize("mark", ["", "-\n"])
def test_an_episode_line_goes_before_the_title_in_front_matter(mark: str) -> None:
    episode = read(f"---\ntitle: Talk\n---\n\nEpisode #12: Tea\n\n{BODY}{mark}")
    assert (episode.number, plain_text(episode.title.content)) == (12, "Tea")
    assert [remark.code for remark in episode.diagnostics] == ["two-titles"]
    assert [(one.line, one.text) for one in episode.dropped] == [(2, "Talk")]
