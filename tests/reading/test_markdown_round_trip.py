"""An episode written as Markdown is the same episode when it is read again."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.model.walk import plain_text
from handouts.readers.listing import episode_json
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.likeness import difference
from handouts.readers.markdown.writer import markdown
from handouts.readers.structure import parts
from handouts.readers.text import TextReader

ROOT = Path(__file__).parents[2]
GIVEN = os.environ.get("HANDOUTS_TEST_EPISODES", "")
SAMPLES = sorted([*ROOT.glob("sources/*.txt"), *ROOT.glob("tests/golden/*/*.txt")])
EPISODES = sorted(Path(GIVEN).glob("*.txt")) if GIVEN else []

PLAIN = st.sampled_from(
    [
        "",
        "-",
        "- tea on one line",
        "- Label: words",
        "- Label — words",
        "Warm the pot. -",
        "  • a pot",
        "  • A lead.",
        "  1. one",
        "  2. two",
        "3) three",
        "A) alpha",
        "B) Beta: words",
        "(1) odd",
        "Label: words",
        "Why is that so?",
        "Is it? Or is it not?",
        "“Quoted words.”",
        "Mini-summary: short",
        "Mini-Summary:",
        "要約：短い",
        "まとめ：",
        "Key Takeaways",
        "Action Steps",
        "About the firm",
        "関連ページ",
        "We sends out a newsletter",
        "We prepare it by 根回し (nemawashi, roots):",
        "A timeless truth:",
        "Plain words without an end",
        "A sentence that ends.",
        "https://example.org/tea_and_*more*",
        "%% heading",
        "%% subheading",
        "%% paragraph",
        "%% quotation",
        "%% mini-summary",
        "%% item",
        "%% drop",
        "## A heading",
        "### 1) A subheading",
        "> quoted",
    ]
)
SIGNS = st.text(alphabet="ab *_`#<>[](){}&;:-+=~|!%\\/1.).—–：“”’日本ー・•é\u00a0?", max_size=24)
MARKDOWN = st.sampled_from(
    [
        "## Why is that so?",
        "### 1) A subheading",
        "#### Deep ##",
        "**Mini-summary:** It *is*.",
        "> **Summary**: quoted",
        "> Quoted *words*.\n> More — of them.",
        "- **Label:** words\n- **Label** — words\n- no lead",
        "- **A lead.** Its text\n- **Another** word\n- Third: of *all*",
        "- **A lead**\\\n  its text\n- **日本**\\\n  日本語です",
        "- A lead.\n  Its text.\n- Another lead\n  Its text.",
        "1. one\n2. two\n   - inner\n   - inner **too**\n3. three",
        "1. one",
        "7) seven",
        "A) alpha\nB) **Beta:** words",
        "A) **alpha**\\\nbeta",
        "*Whole paragraph*",
        "Some **strong *and* emphasised** words, [a **link**](https://example.org/a_(b)).",
        "a*b*c **“quoted”**そして**「強調」**です <b>x</b><i> y </i>",
        "***both*** _under_ __score__ <https://example.org/x_y_z>",
        "根回し (*nemawashi*, “roots”) and *建前 (tatemae)*",
        "Mini-summary\n---",
        "## Key Takeaways\n\n- One: *a*\n- Two",
        "## About the firm\n\nIt is small.",
        "### Action Steps\n\n1. [ ] do\n2. [x] done",
        "| a | b |\n|---|---|\n| 1 | *2* |",
        "```\ncode: *no*\n```",
        "<div>html *words*</div>",
        "<!-- a comment -->",
        "%% paragraph\n“Quoted as a whole.”",
        "%% heading\nA statement",
        "%% subtitle\nA *subtitle*",
        "line one\nline two\\\nhard",
        "[^1]: a note\n\n![picture](x.png)",
    ]
)


# What may open the takeaways. A second such heading leaves no trace in the model, so that parts
# between the two can't be put back between them.
TAKEAWAYS = ("Key Takeaways", "まとめ：", "Mini-Summary:", "## Key Takeaways", "Mini-summary\n---")


def with_one_opening(lines: list[str]) -> list[str]:
    first = next((line for line in lines if line.startswith(TAKEAWAYS)), "")
    at = lines.index(first) if first else len(lines)
    return [line for i, line in enumerate(lines) if i <= at or not line.startswith(TAKEAWAYS)]


def is_beyond_markdown(episode: Episode) -> bool:
    """`Mini-Summary:` over a list that was left out, and a heading inside a paragraph's lines
    that looks like the firm's: marked as headings, both would be something else."""
    label = parts.is_summary_label(episode.takeaways_heading) and not episode.takeaways
    headings = (plain_text(section.heading.content) for section in episode.sections)
    return label or any(parts.is_about(heading) for heading in headings)


def read_again(episode: Episode) -> Episode:
    return MarkdownReader().read(markdown(episode).encode(), episode.source)


def assert_same(episode: Episode) -> None:
    again = read_again(episode)
    assert difference(episode, again) == "", markdown(episode)
    assert _bare(episode) == _bare(again)


def _bare(value: object) -> object:
    """What `inspect --json` prints, without lines and what was left out."""
    if isinstance(value, Episode):
        value = episode_json(value)
    if isinstance(value, dict):
        hidden = ("line", "lines", "dropped", "diagnostics")
        return {name: _bare(part) for name, part in value.items() if name not in hidden}
    return [_bare(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", [*SAMPLES, *EPISODES], ids=lambda path: path.stem[:8])
def test_an_episode_survives_markdown(path: Path) -> None:
    assert_same(TextReader().read(path.read_bytes(), path.name))


@given(st.lists(PLAIN, max_size=24), st.sampled_from(["\n", "\n\n"]))
def test_whatever_a_text_holds_survives_markdown(lines: list[str], end: str) -> None:
    text = end.join(["Episode #3: Tea", *with_one_opening(lines)])
    with contextlib.suppress(SourceError):
        episode = TextReader().read(text.encode(), "tea.txt")
        assume(not is_beyond_markdown(episode))
        assert_same(episode)


@given(SIGNS, SIGNS, SIGNS, SIGNS)
def test_no_sign_is_read_as_markup(title: str, words: str, item: str, heading: str) -> None:
    blocks = [
        f"Episode #3: {title}",
        f"A subtitle {words}",
        f"Why {heading}?",
        words,
        f"x {item}",
        f"  • {item}",
        f"  • {words}: {item}",
        f"Mini-summary: {words}",
        "Key Takeaways",
        f"  • {item}",
    ]
    text = "\n\n".join(blocks)
    with contextlib.suppress(SourceError):
        assert_same(TextReader().read(text.encode(), "tea.txt"))


@given(st.lists(MARKDOWN, max_size=14), st.booleans())
def test_whatever_markdown_says_survives_markdown(blocks: list[str], has_title: bool) -> None:
    title = "# Episode #3: *Tea*" if has_title else "Tea"
    text = "\n\n".join([title, *with_one_opening(blocks)])
    with contextlib.suppress(SourceError):
        assert_same(MarkdownReader().read(text.encode(), "tea.md"))


@given(st.text(max_size=300))
def test_any_markdown_is_read_or_refused_and_survives(text: str) -> None:
    with contextlib.suppress(SourceError):
        assert_same(MarkdownReader().read(text.encode("utf-8", "replace"), "any.md"))


@given(st.lists(st.text(alphabet="ab *_*_`[]<>&;\\()日「」”.:#!|\n -1", max_size=40), max_size=6))
def test_whatever_marks_are_mixed_the_reading_survives(paragraphs: list[str]) -> None:
    text = "\n\n".join(["# Tea", "## Why?", *paragraphs, "- **x** " + "".join(paragraphs[:1])])
    with contextlib.suppress(SourceError):
        assert_same(MarkdownReader().read(text.encode(), "tea.md"))
