"""Hints in every kind of file: full-width marks, hints of nothing, and lines called back."""

from __future__ import annotations

import pytest

from handouts.model.episode import Episode
from handouts.model.walk import item_inlines, plain_text
from handouts.readers.api import readers
from handouts.readers.collection import Collection
from handouts.readers.proof import proofread

TEXT = "Episode #12: Tea\n\nWhy so?\n\n{}Pour first.\n\nMini-summary: Pour.\n{}"
MARKDOWN = "# Episode #12: Tea\n\n## Why so?\n\n{}Pour first.\n\n**Mini-summary:** Pour.\n{}"
PAGE = "<h1>Episode #12: Tea</h1><h2>Why so?</h2>{}<p>Pour first.</p><p>Mini-summary: Pour.</p>{}"


def read(text: str, suffix: str) -> Episode:
    return readers()[suffix].read(text.encode(), f"tea{suffix}")


def with_hints(suffix: str, before: list[str], below: list[str]) -> Episode:
    """Hints before the paragraph and below the text."""
    if suffix == ".html":
        groups = ["".join(f"<p>{hint}</p>" for hint in hints) for hints in (before, below)]
        return read(f"<html><body><article>{PAGE.format(*groups)}</article></body></html>", suffix)
    text = TEXT if suffix == ".txt" else MARKDOWN
    groups = ["".join(f"\n{hint}\n\n" for hint in hints) for hints in (before, below)]
    return read(text.format(*groups), suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("marks", ["%%", "％％", "％%"])
def test_marks_of_a_hint_may_be_full_width(suffix: str, marks: str) -> None:
    episode = with_hints(suffix, [f"{marks} quotation"], [])
    assert type(episode.sections[0].blocks[0]).__name__ == "Quotation"
    assert episode.diagnostics == ()


def test_a_hint_in_a_comment_may_be_full_width() -> None:
    episode = with_hints(".md", ["<!-- ％％ quotation -->"], [])
    assert type(episode.sections[0].blocks[0]).__name__ == "Quotation"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_hint_of_no_line_is_told(suffix: str) -> None:
    episode = with_hints(suffix, ["%% heading", "%% quotation"], ["%% drop"])
    told = [(one.code, one.message.split("”")[0]) for one in episode.diagnostics]
    assert told == [("idle-hint", "“%% heading"), ("idle-hint", "“%% drop")]
    assert type(episode.sections[0].blocks[0]).__name__ == "Quotation"


def remarks(text: str, suffix: str) -> list[tuple[int, str, str]]:
    found = proofread(Collection((read(text, suffix),), ()))
    told = [one for one in found if one.code == "dropped-line"]
    return [(one.line, one.message, one.hint) for one in told]


CALLED_BACK = ["Show more", "[00:01] Kenji pours the tea for all of us", "Spotify"]


@pytest.mark.parametrize("line", CALLED_BACK)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_the_hint_that_a_note_names_calls_the_line_back(line: str, suffix: str) -> None:
    text = TEXT if suffix == ".txt" else MARKDOWN
    ((_, _, hint),) = remarks(text.format(f"{line}\n\n", ""), suffix)
    assert "“%% paragraph” above it" in hint
    called = text.format(f"%% paragraph\n{line}\n\n", "")
    assert remarks(called, suffix) == []
    assert plain_text(read(called, suffix).sections[0].blocks[0].content) == line  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("---", "delete it"),
        ("<!-- later -->", "write its words as a paragraph"),
        ("[cup]: https://example.org", "give the link"),
        ("%% drop\nGone.", "remove the hint"),
    ],
)
def test_what_no_hint_calls_back_is_told_otherwise(line: str, told: str) -> None:
    ((_, _, hint),) = remarks(MARKDOWN.format(f"{line}\n\n", ""), ".md")
    assert told in hint
    assert "%% paragraph" not in hint


def test_what_front_matter_contradicts_is_to_be_made_to_agree() -> None:
    ((_, message, hint),) = remarks("---\nnumber: 3\n---\n" + MARKDOWN.format("", ""), ".md")
    assert "another number" in message
    assert "say the same" in hint


def test_many_lines_left_out_are_told_as_ranges() -> None:
    stamps = "".join(f"00:00:{second:02}\n" for second in range(20))
    odd = "".join(f"00:01:{second:02}\nOne more sentence here.\n" for second in range(40))
    ((_, message, _),) = remarks(f"Episode #1: Tea\nWhy?\n{stamps}{odd}-\nOne.", ".txt")
    assert "left out 60 times" in message
    assert "(also 4–23, 25, 27, " in message
    assert message.endswith("and 28 more, which `handouts inspect` lists)")
    assert len(message) < 200


SPOKEN = """# Episode #12: Tea

## Why does tea come first?

[00:01] Kenji: A guest who holds a warm cup is in no hurry.

**Kenji:** The *pot* decides when the talk of the day begins.

Kenji: Nobody quarrels with a full cup in the hand.

00:05:10

- [00:06] **Warm:** the pot.

Mini-summary: Pour first.
"""


def test_marks_of_a_transcript_are_left_out_of_markdown_with_headings() -> None:
    episode = read(SPOKEN, ".md")
    (section,) = episode.sections
    assert [plain_text(block.content) for block in section.blocks[:3]] == [  # type: ignore[union-attr]
        "A guest who holds a warm cup is in no hurry.",
        "The pot decides when the talk of the day begins.",
        "Nobody quarrels with a full cup in the hand.",
    ]
    (item,) = section.blocks[3].items  # type: ignore[union-attr]
    assert plain_text(item_inlines(item)) == "Warm: the pot."
    assert {one.reason for one in episode.dropped} == {
        "a transcript's timestamp",
        "label of the only speaker",
    }
