"""Places to look up: sections by their number, for glossary and index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handouts.exporters.epub.addresses import Addresses
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.xml_text import escape
from handouts.model.inlines import Inlines
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

    def links(self, keys: Iterable[str], kind: str = "") -> str:
        """In reading order, each section once; `kind` are attributes of the links."""
        first: dict[Place, str] = {}
        for key in keys:
            if key in self._places:
                first.setdefault(self._places[key], key)
        ordered = sorted(first.items(), key=lambda found: found[0].rank)
        return ", ".join(self._link(place, key, kind) for place, key in ordered)

    def _link(self, place: Place, key: str, kind: str) -> str:
        name = escape(f"{place.number} {place.title}")
        url = self._addresses.url(key)
        return f'<a href="{url}"{kind} aria-label="{name}">{place.number}</a>'


def _keys(activities: Iterable[Activity]) -> list[str]:
    return [key for activity in activities for key in activity_keys(activity)]
