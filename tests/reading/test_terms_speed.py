"""Time grows with the length of a text and no faster, whatever it is made of."""

from __future__ import annotations

from functools import partial

import pytest
from growth import MOST, growth

from handouts.readers.collector import collector_at_rest
from handouts.readers.structure.terms import find_terms

SHORT = 20_000
# Each is repeated until the text is long; what follows `…` ends the text once.
PATTERNS = [
    "(",
    "a (",
    "na (b) ",
    "nemawashi ",
    "nemawashi (",
    "nemawashi (root work) ",
    "根回し (nemawashi, root work) ",
    "(根)",
    "根 ",
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

# A single word. The engine of regular expressions keeps a note for each of its signs: a step up
# in time where these outgrow the processor's caches, so both lengths lie beyond it.
UNBROKEN = ["か", "か…(", "根・"]


def _text(pattern: str, length: int) -> str:
    repeated, _, end = pattern.partition("…")
    return repeated * (length // len(repeated)) + end


@pytest.mark.timed
@pytest.mark.parametrize(
    ("pattern", "length"),
    [*((pattern, SHORT) for pattern in PATTERNS), *((word, 10 * SHORT) for word in UNBROKEN)],
)
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(pattern: str, length: int) -> None:
    find_terms("a (b)")
    short, long = (partial(find_terms, _text(pattern, times * length)) for times in (1, 10))
    with collector_at_rest():  # as in a reader
        assert growth(short, long) <= MOST
