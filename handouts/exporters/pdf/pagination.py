"""Which pages of the book each fragment takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handouts.exporters.pdf.fragment import Fragment, Page


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment and its first page, counted from 0. `is_bare`: neither head nor folio."""

    fragment: Fragment
    first_page: int
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book, counted from 0; `placed` is None on one left blank."""

    number: int
    placed: Placed | None = None

    @property
    def page(self) -> Page | None:
        if self.placed is None:
            return None
        return self.placed.fragment.pages[self.number - self.placed.first_page]

    @property
    def is_landscape(self) -> bool:
        return self.page is not None and self.page.is_landscape


@dataclass(slots=True)
class Pagination:
    """Where fragments go in the book."""

    placed: list[Placed] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)  # key → printed page
    terms: dict[tuple[str, str], int] = field(default_factory=dict)  # the same, as of a fragment
    count: int = 0

    def next_page(self, *, on_recto: bool) -> int:
        """Where a fragment would begin, counted from 0."""
        return self.count + (on_recto and self.count % 2)

    def place(self, fragment: Fragment, *, on_recto: bool, is_bare: bool = False) -> None:
        self.count = self.next_page(on_recto=on_recto)
        self.placed.append(Placed(fragment, self.count, is_bare))
        for key, (page, _) in fragment.anchors.items():
            self.pages.setdefault(key, self.count + page + 1)
        for term, page in fragment.terms.items():
            self.terms.setdefault(term, self.count + page + 1)
        self.count += len(fragment.pages)

    def leaves(self) -> Iterator[Leaf]:
        """Every page of the book in its order, blank ones included."""
        number = 0
        for placed in self.placed:
            for blank in range(number, placed.first_page):
                yield Leaf(blank)
            number = placed.first_page + len(placed.fragment.pages)
            for page in range(placed.first_page, number):
                yield Leaf(page, placed)
