"""An order that looks like chance and is the same for the same text on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

Thing = TypeVar("Thing")


def shuffled(things: Sequence[Thing], seed: str, name: Callable[[Thing], str]) -> tuple[Thing, ...]:
    """The things in an order made from `seed` and each one's `name`, which must be unique.

    Of two and more none stays in its place: an exercise must not answer itself.
    """
    if len(things) < 2:
        return tuple(things)
    for turn in count():
        mixed = sorted(things, key=lambda thing: _rank(f"{seed}\n{turn}\n{name(thing)}"))
        if all(name(here) != name(there) for here, there in zip(things, mixed, strict=True)):
            return tuple(mixed)
    raise AssertionError("count() never ends")


def _rank(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
