"""What a file refers to: headings by their words, and places by the words of the index."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.exporters.docx.fields import index_entry
from handouts.model.walk import plain_text
from handouts.publication.matter import ActivityPart, Index
from handouts.publication.part_keys import INDEX
from handouts.publication.primitives import Activity, Card, CardSize
from handouts.publication.publication import Publication
from handouts.word_names import bookmark_name

_PREFIX = "_Ref"  # Word names its own cross-references so, followed by figures
_FIGURES = 10**9


@dataclass(frozen=True, slots=True)
class Heading:
    """Its words, and the bookmark that lies over them and nothing else."""

    words: str
    bookmark: str


@dataclass(frozen=True, slots=True)
class Places:
    """By key: headings that a field can quote, and fields of index entries that stand there."""

    titles: dict[str, Heading]
    index_entries: dict[str, str]


def places_of(publication: Publication, *, is_plain: bool) -> Places:
    """`is_plain`: for programs that know links, and no fields."""
    if is_plain:
        return Places({}, {})
    return Places(dict(_titles(publication)), _index_entries(publication))


def is_word_index(part: Index) -> bool:
    """Can Word make this index anew? It can't sort by kana whose readings it does not know."""
    return part.key == INDEX


def _titles(publication: Publication) -> Iterator[tuple[str, Heading]]:
    for chapter in publication.chapters:
        yield chapter.key, Heading(plain_text(chapter.title), bookmark_name(chapter.key))
        for section in chapter.sections:
            if section.heading:
                words = plain_text(section.heading)
                yield section.key, Heading(words, bookmark_name(section.key))
    for part in publication.back:
        yield part.key, Heading(part.heading, bookmark_name(part.key))
    taken: set[int] = set()
    for activity in filter(_has_head, _activities(publication)):
        digest = hashlib.sha256(activity.key.encode("utf-8", "surrogatepass")).digest()
        number = int.from_bytes(digest[:8], "big") % _FIGURES
        while number in taken:
            number = (number + 1) % _FIGURES
        taken.add(number)
        yield activity.key, Heading(activity.title, f"{_PREFIX}{number:09}")


def _has_head(activity: Activity) -> bool:
    return not is_a_page(activity)


def is_a_page(activity: Activity) -> bool:
    """Nothing but a card that fills a page and bears the activity's title: no head before it."""
    said = (activity.number, activity.clock, activity.note)
    told = (activity.instruction, activity.cues, activity.asides)
    match activity.elements:
        case (Card(size=CardSize.PAGE, title=activity.title), *_):
            return not any((*said, *told))
        case _:
            return False


def _activities(publication: Publication) -> Iterator[Activity]:
    for chapter in publication.chapters:
        yield from chapter.activities
    for part in publication.back:
        if isinstance(part, ActivityPart):
            yield from part.activities


def _index_entries(publication: Publication) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for part in publication.back:
        if isinstance(part, Index) and is_word_index(part):
            for group in part.groups:
                for entry in group.entries:
                    field = index_entry(plain_text(entry.words))
                    for key in dict.fromkeys(key for key, _ in entry.places):
                        found[key].append(field)
    return {key: "".join(fields) for key, fields in found.items()}
