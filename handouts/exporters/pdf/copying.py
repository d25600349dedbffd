"""Copies of one book: what differs is written over the book that is written already.

A copy has its own title page, running lines and perhaps a certificate; all other objects, with
their numbers, are those of the book. ISO 32000-1, 7.5.6 updates a file in this way; here the
streams that were replaced are left out, so that a copy holds nothing of another.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from handouts.exporters.pdf.assembler import Assembler, Numbers
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Placed


def can_copy(book: Assembler, placed: Sequence[Placed]) -> bool:
    """Do the fragments take the same pages and the same keys? Fields are a book's own."""
    pairs = zip(book.numbered, placed, strict=False)
    return len(book.numbered) == len(placed) and all(
        old.placed.fragment is new.fragment or _shape(old.placed) == _shape(new)
        for old, new in pairs
    )


def _shape(placed: Placed) -> tuple[int, bool, list[tuple[int, int, bool]]]:
    pages = placed.fragment.pages
    return (
        placed.first_page,
        any(page.fields for page in pages),
        [(len(page.links), len(page.fields), page.is_landscape) for page in pages],
    )


def copied(book: Assembler, contents: PageContents) -> bytes:
    """The file of another copy's `contents`; `book` is left as it is."""
    other = copy.copy(book)
    other.writer, other.contents = book.writer.continued(), contents
    other.numbered = list(_amended(book, other))
    for leaf in contents.pagination.leaves():
        other.write_head(leaf)
    other.write_shared()
    return other.writer.finish(other.catalog, other.info)


def _amended(book: Assembler, other: Assembler) -> Iterator[Numbers]:
    """The fragments' numbers; those that differ are written, their pages under the old numbers."""
    for old, new in zip(book.numbered, other.contents.pagination.placed, strict=True):
        if old.placed.fragment is new.fragment:
            yield old
            continue
        elements = other.writer.reserve(len(new.fragment.elements))
        numbers = Numbers(new, old.pages, elements, old.first_key, old.leaf)
        other.write_fragment(numbers)
        yield numbers
