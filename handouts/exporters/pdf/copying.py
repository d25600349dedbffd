"""Copies of one book: what differs is written over the book that is written already.

A copy has its own title page, running lines and perhaps a certificate; all other objects, with
their numbers, are those of the book. ISO 32000-1, 7.5.6 updates a file in this way; here the
streams that were replaced are left out, so that a copy holds nothing of another.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.exporters.api import Export
from handouts.exporters.pdf.assembler import Assembler, Numbers
from handouts.exporters.pdf.back_pages import lay_out_activities
from handouts.exporters.pdf.book import Book, laid_out_book
from handouts.exporters.pdf.metadata import facts_of
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Pagination, Placed
from handouts.exporters.pdf.parts import LaidOut
from handouts.exporters.pdf.title_page import lay_out_title_page
from handouts.publication.matter import ActivityPart, TitlePage
from handouts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class PdfPress:
    """Makes the copies of one book, which is laid out and written once.

    A copy that is not made like the book (its certificate takes another page, it is to be filled
    in, it is a booklet) is made from the chapters anew.
    """

    book: Book
    written: Assembler
    contents: PageContents
    parts: Sequence[LaidOut]

    def copy(self, publication: Publication) -> Export:
        """`publication` is the book's, but for what is somebody's own."""
        book = self.book
        placed = None if book.options.imposition.is_for_paper_only else self._placed(publication)
        if placed is None or not can_copy(self.written, placed):
            made = laid_out_book(publication, book.setting, book.options, self.parts)
            return made.export()
        old = book.pagination
        pagination = Pagination(placed, old.pages, old.terms, old.count)
        owner = publication.participant.name if publication.participant else ""
        running = self.contents.running.of(owner)
        contents = self.contents.of(pagination, running)
        return book.exported(copied(self.written, contents), old.count)

    def _placed(self, publication: Publication) -> list[Placed] | None:
        """The fragments with this copy's own; None where they cannot be told."""
        book = self.book
        known = {part.key: part for part in (*book.publication.front, *book.publication.back)}
        placed = list(book.pagination.placed)
        for part in (*publication.front, *publication.back):
            if part == known[part.key]:
                continue
            own = book.own.get(part.key)
            if own is None:
                return None
            match part:
                case TitlePage():
                    fragment, _ = lay_out_title_page(part, publication, book.setting)
                case ActivityPart():
                    fragment = lay_out_activities(part, book.setting, from_recto=own.from_recto)
                case _:
                    return None
            placed[own.place] = replace(placed[own.place], fragment=fragment)
        return placed


def press_of(book: Book, parts: Sequence[LaidOut]) -> PdfPress:
    """Write the book once."""
    contents = book.contents
    written = Assembler(contents, facts_of(book.publication), book.has_marks)
    written.write()
    return PdfPress(book, written, contents, parts)


def can_copy(book: Assembler, placed: Sequence[Placed]) -> bool:
    """Do the fragments that differ take the same pages and keys, without fields to fill in?"""
    return all(
        old.placed.fragment is new.fragment
        or (_shape(old.placed) == _shape(new) and not _has_fields(new))
        for old, new in zip(book.numbered, placed, strict=True)
    )


def _shape(placed: Placed) -> list[tuple[int, bool]]:
    return [(len(page.links), page.is_landscape) for page in placed.fragment.pages]


def _has_fields(placed: Placed) -> bool:
    return any(page.fields for page in placed.fragment.pages)


def copied(book: Assembler, contents: PageContents) -> bytes:
    """The file of another copy's `contents`; `book` is left as it is."""
    other = copy.copy(book)
    other.writer, other.contents = book.writer.continued(), contents
    other.heads, other.bodies = dict(book.heads), dict(book.bodies)
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
