"""What a layout decides: scope, contents of the publication, metadata, options of exporters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handouts.layout.labels import ENGLISH, Labels
from handouts.layout.theme import CLASSIC, Theme


class Scope(StrEnum):
    """One file for all episodes, or one for each."""

    COLLECTION = "collection"
    EPISODE = "episode"


@dataclass(frozen=True, slots=True)
class Metadata:
    """About the publication. `credit` says where the texts come from; `language` is BCP 47.

    `date` is the day of publication; where it is None the build's own date is used. An empty
    string stands for what nobody gave.
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    publisher: str = ""
    rights: str = ""
    credit: str = ""
    description: str = ""
    identifier: str = ""
    series: str = ""
    language: str = "en"
    subjects: tuple[str, ...] = ()
    date: date | None = None


@dataclass(frozen=True, slots=True)
class PublicationSettings:
    """Which parts a publication has. `contents_depth`: 1 = chapters, 2 = sections as well."""

    title_page: bool = True
    contents: bool = True
    contents_depth: int = 2
    mini_summaries: bool = True
    takeaways: bool = True
    glossary: bool = True
    about: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, complete: nothing in here is a default to be guessed later.

    `export` holds each format's own options unparsed: only that exporter knows them.
    `place` is the file it came from, for messages.
    """

    name: str
    title: str
    scope: Scope
    description: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    publication: PublicationSettings = field(default_factory=PublicationSettings)
    theme: Theme = CLASSIC
    labels: Labels = ENGLISH
    export: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    place: str = ""
