"""Takeaways without bullets: each is found, told as a guess, and can be settled."""

from __future__ import annotations

import pytest

from handouts.model.episode import Episode
from handouts.model.walk import item_inlines, plain_text
from handouts.readers.markdown import MarkdownReader
from handouts.readers.settling import settled
from handouts.readers.text import TextReader

HEAD = "Episode #12: Tea\n\nWhy?\n\nSo.\n\nMini-summary: Pour first.\n\nKey Takeaways\n\n"
THREE = ("A warm cup takes the hurry out of a guest", "Pour before you talk", "茶を出す")
ABOUT = "\n\nAbout Hinoki & Vale\n\nWe train."
NEWSLETTER = "\n\nHinoki sends a newsletter every week."


def takeaways(episode: Episode) -> list[str]:
    return [plain_text(item_inlines(item)) for item in episode.takeaways]


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("below", ["", ABOUT, NEWSLETTER], ids=["end", "about", "newsletter"])
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_neighbouring_lines_are_a_takeaway_each(end: str, below: str, suffix: str) -> None:
    lines = [f"{line}{end}" for line in THREE]
    data = f"{HEAD}{chr(10).join(lines)}{below}".encode()
    reader = TextReader() if suffix == "txt" else MarkdownReader()
    episode = reader.read(data, f"tea.{suffix}")
    assert takeaways(episode) == lines
    assert [item.line for item in episode.takeaways] == [11, 12, 13]
    guesses = [one for one in episode.diagnostics if one.code == "guessed-takeaway"]
    assert [one.line for one in guesses] == [11, 12, 13]
    assert all("“- ” before it" in one.hint for one in guesses)


def test_their_guesses_are_settled_by_hints() -> None:
    data = f"{HEAD}{chr(10).join(THREE)}".encode()
    copy = settled(data, "tea.txt", TextReader())
    assert (copy.hints, copy.left) == (3, ())
    again = TextReader().read(copy.content, "tea.txt")
    assert takeaways(again) == list(THREE)
    assert again.diagnostics == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("A warm cup takes the hurry", "out of a guest"),
        ("Pour, warm the pot,", "Kenji says"),
        ("Pour first\nThe guest will wait\n", "Watch the cup"),
    ],
    ids=["a sentence goes on", "a comma", "blank lines part them"],
)
def test_lines_that_belong_together_stay_together(lines: tuple[str, ...]) -> None:
    episode = TextReader().read(f"{HEAD}{chr(10).join(lines)}".encode(), "tea.txt")
    whole = " ".join("\n".join(lines).split("\n\n")[0].split("\n"))
    assert takeaways(episode)[0] == whole
    assert "join its lines" in episode.diagnostics[0].hint
