"""Properties of the page reader: nothing breaks it, nothing is lost, nothing takes for ever."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections import Counter
from functools import partial

import pytest
from fuzzing import examples
from growth import MOST, growth
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, plain_text
from handouts.readers.html import WebPageReader

TAGS = (
    "p div span b strong em i a h1 h2 h3 h4 ul ol li dl dt dd blockquote br table tr td pre ruby "
    "rt rp q nav header footer aside article main section form button script style noscript "
    "template title head body html svg iframe img"
).split()
ATTRIBUTES = st.sampled_from(
    [
        "",
        " hidden",
        ' class="entry-title"',
        ' class="sidebar comments"',
        ' href="javascript:x"',
        ' href="https://[x"',
        ' start="-3"',
        ' style="display:none"',
        ' id="toc" aria-hidden="true"',
        " x='",
    ]
)
WORDS = st.sampled_from(
    [
        "tea ",
        "Why so, then?",
        "Mini-summary: hot.",
        "Key Takeaways",
        "Episode #3: Tea",
        "根回し (nemawashi, roots)",
        "- item",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "\n",
        "<!--",
        "-->",
        "<![CDATA[",
        "%% heading",
    ]
)
TAG = st.builds(
    lambda slash, tag, attribute: f"<{slash}{tag}{attribute}>",
    st.sampled_from(["", "", "/"]),
    st.sampled_from(TAGS),
    ATTRIBUTES,
)
PAGES = st.lists(TAG | WORDS, max_size=40).map("".join)
GOOD = "<h1>Episode #3: Tea</h1>"


def read(page: str | bytes) -> Episode:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    return WebPageReader().read(data, "page.html")


@examples(400)
@given(PAGES)
def test_any_markup_is_read_or_refused(page: str) -> None:
    with contextlib.suppress(SourceError):  # refusing is an answer; any other error is a bug
        read(page)


@examples(200)
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_any_characters_are_read_or_refused(text: str) -> None:
    with contextlib.suppress(SourceError):
        read(f"<p>{text}")
    with contextlib.suppress(SourceError):
        read(text)


SAFE_TAGS = st.sampled_from(
    "p div b em h2 h3 ul ol li blockquote br table tr td nav header footer aside article main "
    "section form noscript pre span".split()
)
PIECES = st.lists(st.tuples(SAFE_TAGS, st.booleans(), st.integers(0, 60)), max_size=30)


@examples(300)
@given(PIECES)
def test_every_word_is_read_or_reported(pieces: list[tuple[str, bool, int]]) -> None:
    """Words that no rule knows, in any elements: each is in the model or among the dropped."""
    parts = [GOOD]
    for tag, closes, word in pieces:
        parts.append(f"<{tag}> word{word} of tea <{'/' if closes else ''}{tag}>")
    episode = read("".join(parts))
    found = Counter[str]()
    for inlines in episode_inlines(episode):
        found.update(re.findall(r"word\d+", plain_text(inlines)))
    for line in episode.dropped:
        found.update(re.findall(r"word\d+", line.text))
        if line.text.endswith("…"):
            return  # a shortened entry
    facts = f"{episode.category} {episode.series}"
    found.update(re.findall(r"word\d+", facts))
    assert found == Counter(f"word{word}" for _, _, word in pieces)


HOSTILE = {
    "divs": (GOOD, "<div>x"),
    "paragraphs": (GOOD, "<p>The kettle sings on the stove.</p>"),
    "bold bits": (GOOD + "<p>", "tea <b>pot</b> "),
    "links": (GOOD + "<p>", "<a href='https://x.org'>pot</a> "),
    "refused links": (GOOD + "<p>", "<a href='javascript:1'>pot</a> "),
    "items": (GOOD + "<ul>", "<li>one"),
    "unclosed bold": (GOOD, "<p><b>x"),
    "ruby": (GOOD + "<p>", "<ruby>根<rt>ね</rt></ruby>"),
    "hidden": (GOOD, "<div hidden>x</div>"),
    "titles": ("", "<h1>x</h1>"),
    "rows": (GOOD + "<table>", "<tr><td>a<td>b"),
    "angles": (GOOD, "<"),
    "comments": (GOOD, "<!-- x "),
    "breaks": (GOOD, "tea<br>"),
}


def seconds(page: str) -> float:
    start = time.process_time()
    with contextlib.suppress(SourceError):
        read(page)
    return time.process_time() - start


@pytest.mark.timed
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_page_and_no_faster(kind: str) -> None:
    start, piece = HOSTILE[kind]
    read(GOOD)  # imports
    small, large = (partial(seconds, start + piece * count) for count in (2_000, 20_000))
    assert growth(small, large) <= MOST


def test_pages_of_five_megabytes_are_read() -> None:
    sentences = "The kettle sings on the stove, and the cups stand warm. " * 4
    assert len(read(GOOD + f"<p>{sentences}</p>\n" * 22000).intro) == 22000
    assert seconds(GOOD + "<p>" + "kettle " * 700000) < 5


def test_absurd_nesting_is_refused_by_name_and_place() -> None:
    with pytest.raises(SourceError, match="too deeply") as refused:
        read("<p>\n\n" + "<div>" * 50000)
    assert refused.value.place == "page.html:3"


def test_nesting_of_a_thousand_elements_is_read() -> None:
    episode = read(GOOD + "<div>" * 1000 + "<b><i>" * 300 + "Tea is hot." + "</div>" * 1000)
    (paragraph,) = episode.intro
    assert "Tea is hot." in str(paragraph)


def test_lxml_is_imported_only_for_a_page() -> None:
    code = "import sys, handouts.readers.html; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
