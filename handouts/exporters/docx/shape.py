"""Which of two shapes a publication has: one handout, or a book of chapters."""

from __future__ import annotations

from enum import StrEnum

from handouts.publication.publication import Publication, TitlePage


class Shape(StrEnum):
    """HANDOUT: the episode's title heads page 1 and its sections are the headings 1.

    BOOK: a title page and a list of contents, as the publication has them; the chapters are
    the headings 1, each on a page of its own.
    """

    HANDOUT = "handout"
    BOOK = "book"


def shape_of(publication: Publication) -> Shape:
    has_title_page = any(isinstance(part, TitlePage) for part in publication.front)
    single = len(publication.chapters) == 1 and not has_title_page
    return Shape.HANDOUT if single else Shape.BOOK
