"""Which of two shapes a publication has: one handout, or a book of chapters."""

from __future__ import annotations

from enum import StrEnum

from handouts.publication.matter import Agenda
from handouts.publication.publication import Publication


class Shape(StrEnum):
    """HANDOUT: one chapter without title page or contents; its title heads its first page, its
    sections are the headings 1.

    BOOK: a title page and a list of contents, as the publication has them; the chapters are
    the headings 1, each on a page of its own.
    """

    HANDOUT = "handout"
    BOOK = "book"


def shape_of(publication: Publication) -> Shape:
    # A trainer's agenda before it makes no book of a handout.
    alone = len(publication.chapters) == 1 and all(
        isinstance(part, Agenda) for part in publication.front
    )
    return Shape.HANDOUT if alone else Shape.BOOK
