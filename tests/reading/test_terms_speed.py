"""Time grows with the length of a text and no faster, whatever it is made of."""

from __future__ import annotations

from statistics import median
from time import process_time

import pytest

from handouts.readers.structure.terms import find_terms

SHORT = 20_000
# Each is repeated until the text is long; what follows `…` ends the text once.
PATTERNS = [
    "(",
    "か",
    "か…(",
    "a (",
    "na (b) ",
    "nemawashi ",
    "nemawashi (",
    "nemawashi (root work) ",
    "根回し (nemawashi, root work) ",
    "(根)",
    "根 ",
    "根・",
    "a… (根)",
    "A9…根",
    "“",
    "“na” or ",
    "\"n'a",
    "Kokoro = heart ",
    "na = ",
    " …(根)",
    "/…)",
    "”…(根)",
    "na-… (xx)",
    "n'… (xx)",
    "(a a a a a a a a a a a a a a a a a a a a a a a a a a a)",
]


def _text(pattern: str, length: int) -> str:
    repeated, _, end = pattern.partition("…")
    return repeated * (length // len(repeated)) + end


def _seconds(text: str) -> float:
    begin = process_time()
    find_terms(text)
    return process_time() - begin


@pytest.mark.timed
@pytest.mark.parametrize("pattern", PATTERNS)
def test_ten_times_the_text_takes_no_more_than_fifteen_times_as_long(pattern: str) -> None:
    find_terms("a (b)")
    short, long = _text(pattern, SHORT), _text(pattern, 10 * SHORT)
    # A tenth of a second stands for what a short run hides: memory, other programs.
    limit = 15 * median(_seconds(short) for _ in range(3)) + 0.1
    # Time of the processor, which other programs do not take part in; they do slow its memory.
    assert any(_seconds(long) <= limit for _ in range(3))
