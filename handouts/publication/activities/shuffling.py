"""An order that looks like chance and is the same for the same text on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

Thing = TypeVar("Thing")


def shuffled(things: Sequence[Thing], seed: str, name: Callable[[Thing], str]) -> tuple[Thing, ...]:
    """The things in an order made from `seed` and each one's `name`.

    Of two and more none stays in its place: an exercise must not answer itself.
    """
    places = range(len(things))
    if len(things) < 2:
        return tuple(things)
    for turn in count():
        ranks = [_rank(f"{seed}\n{turn}\n{at}\n{name(things[at])}") for at in places]
        mixed = sorted(places, key=ranks.__getitem__)
        if all(at != drawn for at, drawn in zip(places, mixed, strict=True)):
            return tuple(things[drawn] for drawn in mixed)
    raise AssertionError("count() never ends")


def drawn(words: Sequence[str], seed: str) -> list[str]:
    """The words by lot."""
    return sorted(words, key=lambda word: _rank(f"{seed}\n{word}"))


def _rank(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
