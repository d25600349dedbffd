"""Copies with hints: they read as their sources did, and guess no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuzzing import examples
from hypothesis import given
from hypothesis import strategies as st

from handouts.codes import Code
from handouts.model.episode import Episode
from handouts.readers.settling import says_the_same, settled
from handouts.readers.structure.guesses import SETTLED_BY
from handouts.readers.text import TextReader

STATEMENTS = """Episode #12: Tea Before Talk

The pot and the talk

A guest who holds a warm cup
is in no hurry at all.

Mini-summary: Pour first.

The cup as a clock

In Yokohama there is an old saying:

The pot decides when the talk begins.

Mini-summary: Watch the cup.

Key Takeaways

Warm: the cup calms a guest
Watch the cup
Label: another one
"""
SHAPE_A = """Episode #12: Tea
Why does tea come first?
There is one timeless truth:
The pot decides when the talk begins
-
One.
-
Two.
Mini-summary: Pour first.
The cup as a clock
When it is empty, the talk may begin.
Mini-summary: Watch the cup.
Key Takeaways
Pour first
Watch the cup
"""
READER = TextReader()


def guesses(data: bytes) -> list[int]:
    """Their lines."""
    found = READER.read(data, "tea.txt").diagnostics
    return [remark.line for remark in found if remark.code in list(SETTLED_BY)]


@pytest.mark.parametrize("text", [STATEMENTS, SHAPE_A], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_copy_reads_the_same_and_guesses_no_more(text: str, end: str, encoding: str) -> None:
    data = text.replace("\n", end).encode(encoding)
    assert len(set(guesses(data))) >= 2
    copy = settled(data, "tea.txt", READER)
    assert guesses(copy.content) == list(copy.left)
    before, after = READER.read(data, "tea.txt"), READER.read(copy.content, "tea.txt")
    assert says_the_same(before, after)
    assert copy.hints == len(guesses(data)) - len(copy.left)
    assert copy.content.count(b"%% ") == copy.hints
    assert copy.content.count(b"\r\n") == (copy.content.count(b"\n") if end == "\r\n" else 0)


def test_nothing_but_hints_is_added() -> None:
    copy = settled(STATEMENTS.encode(), "tea.txt", READER).content.decode()
    kept = [line for line in copy.splitlines() if not line.startswith("%%")]
    assert kept == STATEMENTS.splitlines()
    assert "%% heading\nThe cup as a clock" in copy
    assert "%% quotation\nThe pot decides" in copy


def test_two_readings_differ_where_a_word_or_a_kind_does() -> None:
    one = READER.read(STATEMENTS.encode(), "tea.txt")
    for other in ("Pour first.", "The cup as a clock"):
        text = STATEMENTS.replace(other, f"{other[:-1]}?")
        assert not says_the_same(one, READER.read(text.encode(), "tea.txt"))
    moved = READER.read(STATEMENTS.replace("\n\n", "\n\n\n").encode(), "tea.txt")
    assert says_the_same(one, moved)


LINES = st.sampled_from([line for line in (STATEMENTS + SHAPE_A).splitlines() if line] + ["", "-"])


@examples(150)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_no_text_is_changed_by_its_hints(lines: list[str], gap: str) -> None:
    data = gap.join(["Episode #3: Tea", *lines]).encode()
    copy = settled(data, "tea.txt", READER)
    after = READER.read(copy.content, "tea.txt")
    assert says_the_same(READER.read(data, "tea.txt"), after)
    assert sorted(guesses(copy.content)) == list(copy.left)


def test_one_guess_that_no_hint_settles_costs_few_readings() -> None:
    statements = "".join(f"Cup number {at}\n\nIt is full.\n\n" for at in range(60))
    text = STATEMENTS.replace("The cup as a clock", f"{statements}The cup as a clock")
    read: list[bytes] = []

    class Counting(TextReader):
        def read(self, data: bytes, source: str) -> Episode:
            read.append(data)
            return super().read(data, source)

    copy = settled(text.encode(), "tea.txt", Counting())
    assert len(copy.left) == 1
    assert copy.hints > 60
    assert len(read) < 30


def test_two_guesses_on_one_line_are_settled_by_the_hint_that_helps() -> None:
    class Twice(TextReader):
        """Of each heading it is guessed as well that it may be a saying."""

        def read(self, data: bytes, source: str) -> Episode:
            episode = super().read(data, source)
            also = [
                replace(remark, code=Code.GUESSED_QUOTATION.value)
                for remark in episode.diagnostics
                if remark.code == Code.GUESSED_HEADING
            ]
            return replace(episode, diagnostics=(*also, *episode.diagnostics))

    once = settled(STATEMENTS.encode(), "tea.txt", READER)
    twice = settled(STATEMENTS.encode(), "tea.txt", Twice())
    assert twice == once
    assert "%% heading\nThe cup as a clock" in twice.content.decode()
