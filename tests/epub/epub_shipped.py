"""The samples as an EPUB of every shipped layout and edition, with pages as if it were printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from epub_reading import OpenedBook

from handouts.exporters.api import PageMap
from handouts.exporters.epub import EpubExporter
from handouts.layout.layout import PARTICIPANT
from handouts.layout.loader import load_layout, shipped_layouts
from handouts.pipeline.ordering import publications
from handouts.publication.publication import Publication, keys_of
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder


@dataclass(frozen=True, slots=True)
class ShippedBook:
    """`pages` are those of the participant's edition, every third key on a page of its own."""

    name: str
    publication: Publication
    pages: PageMap
    opened: OpenedBook


NAMES_OF_BOOKS = [
    f"{name}-{edition}" for name in shipped_layouts() for edition in load_layout(name).editions
]


@cache
def shipped_book(name: str) -> ShippedBook:
    """The collection, or the first handout of it."""
    layout_name, _, edition = name.rpartition("-")
    episodes = read_collection([samples_folder()]).episodes
    layout = load_layout(layout_name, edition=edition)
    printed = next(publications(episodes, load_layout(layout_name)))
    publication = next(publications(episodes, layout))
    pages = PageMap(printed.metadata.title, PARTICIPANT, dict(_pages(printed)))
    export = EpubExporter({}).export(publication, layout.theme, pages)
    return ShippedBook(name, publication, pages, OpenedBook(export.content))


def _pages(publication: Publication) -> Iterator[tuple[str, str]]:
    for place, key in enumerate(keys_of(publication)):
        yield key, str(1 + place // 3)
