"""Reading ten times the text takes about ten times as long, whatever the text is made of."""

from __future__ import annotations

import gc
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice, product

import pytest
from growth import MOST, growth
from test_nothing_is_lost import KINDS

from handouts.errors import SourceError
from handouts.readers.api import readers
from handouts.readers.text import TextReader

Lines = Callable[[int], list[str]]
_SYLLABLES = "ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no".split()


def _ever_new_terms(count: int) -> Iterator[str]:
    words = islice(map("".join, product(_SYLLABLES, repeat=4)), count)
    return (f"They speak of {word} (a kind of tea) again." for word in words)


TEXTS: dict[str, Lines] = {
    "all kinds of lines": lambda count: random.Random(1).choices(KINDS, k=count),
    "no blank line": lambda count: random.Random(1).choices([k for k in KINDS if k], k=count),
    "items": lambda count: ["- tea"] * count,
    "items with prose between": lambda count: ["-", "tea", "Prose ends."] * (count // 3),
    "takeaways": lambda count: ["Key Takeaways", *["Tea."] * count],
    "one paragraph": lambda count: ["", "tea and"] + ["会議 (kaigi, meeting) and"] * count,
    "one open quotation": lambda count: ["", "“tea and"] + ["tea “and” and"] * count,
    "paragraphs": lambda count: ["The kettle sings on the stove.", ""] * (count // 2),
    "headings": lambda count: ["Why is that so?", "Because."] * (count // 2),
    "labels": lambda count: ["Mini-Summary:"] * count,
    "ever new terms": lambda count: list(_ever_new_terms(count)),
}
_MARKED: dict[str, Lines] = {
    "marked headings": lambda count: ["## Why so?", "", "Because."] * (count // 3),
    "marked leads": lambda count: ["- **Lead** and text"] * count,
    "loose items": lambda count: ["1. tea", ""] * (count // 2),
    "links": lambda count: ["[tea](https://x.org) and *tea* and"] * count,
    "rows": lambda count: ["", "|a|b|", "|-|-|"] + ["|tea|pot|"] * count,
}
KINDS_OF_FILES = [
    *((".txt", kind) for kind in TEXTS),
    *((".md", kind) for kind in chain(TEXTS, _MARKED)),
    *((".html", kind) for kind in TEXTS),
]


def _file(suffix: str, lines: list[str]) -> bytes:
    if suffix == ".html":
        return "\n".join(["<h1>Episode #3: Tea</h1>", *(f"<p>{line}" for line in lines)]).encode()
    title = "# Episode #3: Tea" if suffix == ".md" else "Episode #3: Tea"
    return "\n".join([title, *lines]).encode()


@pytest.mark.timed
@pytest.mark.parametrize(("suffix", "kind"), KINDS_OF_FILES)
def test_ten_times_the_lines_take_at_most_twelve_times_as_long(suffix: str, kind: str) -> None:
    make, read = (TEXTS | _MARKED)[kind], readers()[suffix].read
    short, long = (_file(suffix, make(count)) for count in (5_000, 50_000))
    times = growth(partial(read, short, "tea"), partial(read, long, "tea"))
    assert times <= MOST


@pytest.fixture
def collections() -> Iterator[list[str]]:
    """The runs of the collector of cycles while the test goes on."""
    runs: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            runs.append(phase)

    gc.callbacks.append(note)
    yield runs
    gc.callbacks.remove(note)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_the_collector_rests_while_a_text_is_read_and_works_afterwards(
    suffix: str, collections: list[str]
) -> None:
    data = _file(suffix, TEXTS["paragraphs"](2_000))
    read = readers()[suffix].read
    read(data, "tea")  # imports
    collections.clear()
    gc.collect()
    assert collections == ["start"]
    episode = read(data, "tea")
    assert len(collections) <= 2  # the second as soon as it works again
    assert gc.isenabled()
    assert len(episode.intro) == 1_000


def test_the_collector_works_again_after_a_source_that_cannot_be_used() -> None:
    with pytest.raises(SourceError, match=re.escape("the file is empty")):
        TextReader().read(b"", "tea.txt")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        TextReader().read(b"Episode #3: Tea\nTea.", "tea.txt")
        assert not gc.isenabled()
    finally:
        gc.enable()
