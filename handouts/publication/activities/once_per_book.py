"""What an activity reckons once for a whole book."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from handouts.publication.activities.api import Book

Thing = TypeVar("Thing")


class OncePerBook(Generic[Thing]):
    """Reckoned when first asked for, and remembered while the book is the same one."""

    def __init__(self, reckon: Callable[[Book], Thing]) -> None:
        self._reckon = reckon
        self._last: tuple[Book, Thing] | None = None

    def of(self, book: Book) -> Thing:
        if self._last is None or self._last[0] is not book:
            self._last = (book, self._reckon(book))
        return self._last[1]
