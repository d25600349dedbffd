"""Reading ten times the text takes about ten times as long, whatever the text is made of."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

import pytest
from test_nothing_is_lost import KINDS

from handouts.cli import QUIET_COLLECTOR
from handouts.readers.text import TextReader

Lines = Callable[[int], list[str]]
TEXTS: dict[str, Lines] = {
    "all kinds of lines": lambda count: random.Random(1).choices(KINDS, k=count),
    "no blank line": lambda count: random.Random(1).choices([k for k in KINDS if k], k=count),
    "items": lambda count: ["- tea"] * count,
    "items with prose between": lambda count: ["-", "tea", "Prose ends."] * (count // 3),
    "takeaways": lambda count: ["Key Takeaways", *["Tea."] * count],
    "one paragraph": lambda count: ["", "tea and"] + ["会議 (kaigi, meeting) and"] * count,
    "headings": lambda count: ["Why is that so?", "Because."] * (count // 2),
    "labels": lambda count: ["Mini-Summary:"] * count,
}


@pytest.fixture(autouse=True)
def _collector_as_on_the_command_line() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*QUIET_COLLECTOR)
    yield
    gc.set_threshold(*before)


def _seconds(make: Lines, count: int) -> float:
    data = "\n".join(["Episode #3: Tea", *make(count)]).encode()
    gc.collect()
    begin = process_time()
    TextReader().read(data, "tea.txt")
    return process_time() - begin


@pytest.mark.timed
@pytest.mark.parametrize("kind", TEXTS)
def test_ten_times_the_lines_take_at_most_twelve_times_as_long(kind: str) -> None:
    make = TEXTS[kind]
    short = median(_seconds(make, 5_000) for _ in range(3))
    assert min(_seconds(make, 50_000) for _ in range(2)) <= 12 * short
