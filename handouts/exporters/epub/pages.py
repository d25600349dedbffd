"""The printed edition's pages, so that readers of both can ask each other for "page 14"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts.exporters.api import PageMap
from handouts.exporters.epub.addresses import Addresses
from handouts.exporters.xml_text import escape
from handouts.publication.publication import Publication, chapter_keys, keys_of


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a printed page begins: `label` as printed, the document and the id of the break."""

    label: str
    file: str
    id: str

    def mark(self, wording: str) -> str:
        """The break itself. `wording` is the language's, as in "Page {page}"."""
        name = escape(wording.format(page=self.label))
        return (
            f'<div class="page-break" epub:type="pagebreak" role="doc-pagebreak" id="{self.id}"'
            f' aria-label=" {name}. "></div>\n'
        )


@dataclass(frozen=True, slots=True)
class PageBreaks:
    """The breaks by the key they stand before, in reading order."""

    breaks: Mapping[str, PageBreak]
    wording: str
    name: str

    def before(self, key: str) -> str:
        found = self.breaks.get(key)
        return found.mark(self.wording) if found else ""


def page_breaks(
    publication: Publication, addresses: Addresses, pages: PageMap | None
) -> PageBreaks:
    """One break for each page that a key begins on; pages rise and none is listed twice."""
    breaks: dict[str, PageBreak] = {}
    seen: set[str] = set()
    for key, label in _in_order_of_both(publication, pages.pages) if pages else ():
        if label not in seen:
            seen.add(label)
            breaks[key] = PageBreak(label, addresses.files[key], f"page-{len(seen)}")
    return PageBreaks(breaks, publication.labels.page_number, publication.labels.page)


def _in_order_of_both(publication: Publication, pages: Mapping[str, str]) -> list[tuple[str, str]]:
    """Keys and pages in reading order, without what the printed edition has elsewhere.

    Another layout may print an exercise at the back that stands in its chapter here: a reader
    who turns the pages must not leap. As many keys as can be are kept.
    """
    known = [(key, pages[key]) for key in _own_keys(publication) if key in pages]
    rank = {label: at for at, label in enumerate(dict.fromkeys(pages.values()))}
    return [known[at] for at in _longest_rise([rank[label] for _, label in known])]


def _own_keys(publication: Publication) -> Iterator[str]:
    """Of a volume those of its chapters alone: the rest stands in print for the whole book."""
    if not publication.volume:
        return keys_of(publication)
    return (key for chapter in publication.chapters for key in chapter_keys(chapter))


def _longest_rise(ranks: Sequence[int]) -> list[int]:
    """Places of a longest subsequence that never falls."""
    ends: list[int] = []  # the least rank that a rise of each length ends with
    places: list[int] = []
    before: list[int | None] = []
    for at, rank in enumerate(ranks):
        length = bisect_right(ends, rank)
        ends[length : length + 1] = [rank]
        places[length : length + 1] = [at]
        before.append(places[length - 1] if length else None)
    found: list[int] = []
    last = places[-1] if places else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]
