"""Places to look up: sections by their number, for glossary and index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handouts.exporters.epub.addresses import Addresses
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.xhtml import tagged
from handouts.exporters.xml_text import escape
from handouts.model.inlines import Inlines
from handouts.publication.matter import About
from handouts.publication.primitive_walk import activity_keys
from handouts.publication.primitives import Activity
from handouts.publication.publication import Chapter, Publication


@dataclass(frozen=True, slots=True)
class Place:
    """A section or chapter: its rank in reading order, its number and heading."""

    rank: int
    number: str
    title: str


class Places:
    """Links to sections: `3.2` is chapter 3, section 2."""

    def __init__(self, publication: Publication, addresses: Addresses) -> None:
        self._addresses = addresses
        self._places: dict[str, Place] = {}
        for chapter in publication.chapters:
            self._add_chapter(chapter)
        for part in publication.back:
            if isinstance(part, About):
                self._places[part.key] = Place(len(self._places), part.heading, "")

    def _add_chapter(self, chapter: Chapter) -> None:
        count = 0
        self._add([chapter.key, *_keys(chapter.opening)], f"{chapter.number}", chapter.title)
        for section in chapter.sections:
            count += bool(section.heading)
            number = f"{chapter.number}.{count}" if section.heading else f"{chapter.number}"
            blocks = [block.key for block in section.blocks]
            keys = [section.key, *blocks, *_keys(section.activities)]
            self._add(keys, number, section.heading or chapter.title)
        self._add(_keys(chapter.closing), f"{chapter.number}", chapter.title)

    def _add(self, keys: Iterable[str], number: str, title: Inlines) -> None:
        place = Place(len(self._places), number, heading_title(title))
        self._places.update(dict.fromkeys(keys, place))

    def links(self, keys: Iterable[str]) -> str:
        """In reading order, each section once."""
        return ", ".join(
            self._link(place, self._addresses.url(key)) for place, key in self._of(keys)
        )

    def backlinks(self, uses: Sequence[tuple[str, str]], others: Iterable[str]) -> str:
        """To each use (key and URL), and to the sections of `others` that have none."""
        found = [(self._places[key], url) for key, url in uses]
        ranks = {place.rank for place, _ in found}
        for place, key in self._of(others):
            if place.rank not in ranks:
                found.append((place, self._addresses.url(key)))
        found.sort(key=lambda one: one[0].rank)
        counts = Counter[str]()
        links: list[str] = []
        for place, url in found:
            counts[place.number] += 1
            links.append(self._link(place, url, counts[place.number], ' role="doc-backlink"'))
        return ", ".join(links)

    def _of(self, keys: Iterable[str]) -> list[tuple[Place, str]]:
        """The places of the keys that have one, with the first key of each."""
        first: dict[Place, str] = {}
        for key in keys:
            if key in self._places:
                first.setdefault(self._places[key], key)
        return sorted(first.items(), key=lambda found: found[0].rank)

    def _link(self, place: Place, url: str, count: int = 1, kind: str = "") -> str:
        """`count` tells links of one place apart; `kind` are attributes."""
        again = f" ({count})" if count > 1 else ""
        name = escape(f"{place.number}{again} {place.title}".strip())
        words = tagged(f"{place.number}{again}")
        return f'<a href="{url}"{kind} aria-label="{name}">{words}</a>'


def _keys(activities: Iterable[Activity]) -> list[str]:
    return [key for activity in activities for key in activity_keys(activity)]
