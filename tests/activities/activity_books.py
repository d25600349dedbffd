"""Episodes, layouts and books for tests of activities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from handouts.layout.labels import labels_in
from handouts.layout.layout import ActivityPlan, Edition, Layout, Metadata, Place, Scope
from handouts.model.episode import Episode
from handouts.publication.compose import compose
from handouts.publication.matter import ActivityPart
from handouts.publication.primitives import Activity
from handouts.publication.publication import Publication
from handouts.readers.text import TextReader

TRAINER = Edition("facilitator", "Guide", answers=True, cues=True)


def read(text: str, name: str = "tea") -> Episode:
    return TextReader().read(text.encode(), f"{name}.txt")


def layout(
    *names: str,
    place: Place = Place.CHAPTER,
    options: Mapping[str, object] | None = None,
    edition: Edition = TRAINER,
    language: str = "en",
) -> Layout:
    """A layout with these activities, all in one place, all with the same options."""
    plans = tuple(ActivityPlan(name, place, options or {}) for name in names)
    return Layout(
        "book",
        "Book",
        Scope.COLLECTION,
        activities=plans,
        edition=edition,
        labels=labels_in(language),
        metadata=Metadata(language=language),
        place=str(Path("book.toml")),
    )


def activities_of(publication: Publication) -> Iterator[Activity]:
    for chapter in publication.chapters:
        yield from chapter.activities
    for part in publication.back:
        if isinstance(part, ActivityPart):
            yield from part.activities


def made(name: str, episodes: Iterable[Episode], **settings: object) -> list[Activity]:
    """What one activity makes of the episodes, with answers and cues."""
    return list(activities_of(compose(tuple(episodes), layout(name, **settings))))  # type: ignore[arg-type]
