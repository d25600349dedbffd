"""Order that looks like chance and comes from the text: the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from handouts.publication.activities.api import Book

Thing = TypeVar("Thing")


def lot(seed: str, text: str) -> str:
    """What a text draws; who draws the lowest goes first."""
    return hashlib.sha256(f"{seed}\0{text}".encode()).hexdigest()


def shuffled(things: Iterable[Thing], seed: str, text: Callable[[Thing], str]) -> list[Thing]:
    """The things by lot; `text` tells one from the others."""
    return sorted(things, key=lambda thing: lot(seed, text(thing)))


def disordered(things: Sequence[Thing], seed: str, text: Callable[[Thing], str]) -> list[Thing]:
    """The things by lot, but never in the order in which they came."""
    drawn = shuffled(things, seed, text)
    return [*drawn[1:], drawn[0]] if drawn == list(things) else drawn


class OncePerBook(Generic[Thing]):
    """What an activity reckons of a whole book, remembered while the book is the same one."""

    def __init__(self, reckon: Callable[[Book], Thing]) -> None:
        self._reckon = reckon
        self._last: tuple[Book, Thing] | None = None

    def of(self, book: Book) -> Thing:
        if self._last is None or self._last[0] is not book:
            self._last = (book, self._reckon(book))
        return self._last[1]
