"""What a layout decides: scope, contents of the publication, metadata, options of exporters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from handouts.layout.brand import NO_BRAND, Brand
from handouts.layout.labels import ENGLISH, Labels
from handouts.layout.tables import Tables
from handouts.layout.theme import CLASSIC, Theme


class Scope(StrEnum):
    """One file for all episodes, or one for each."""

    COLLECTION = "collection"
    EPISODE = "episode"


@dataclass(frozen=True, slots=True)
class Head:
    """The table `[layout]`. `based_on` is a shipped layout's name or a file beside this one.

    `title` is the book's where nothing else names it, `name` goes into messages.
    """

    name: str = ""
    title: str = ""
    description: str = ""
    scope: Scope = Scope.COLLECTION
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """About the publication. `credit` says where the texts come from; `language` is BCP 47.

    `edition` is the publisher's, as in "Second edition" – not for whom the book is. `identifier`
    is a URI, of a book with an ISBN `urn:isbn:` and its digits.

    `date` is the day of publication; where it is None the build's own date is used. `client`,
    `trainer` and `venue` are those of the workshop it is made for. An empty string stands for
    what nobody gave.
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    publisher: str = ""
    rights: str = ""
    credit: str = ""
    description: str = ""
    identifier: str = ""
    edition: str = ""
    series: str = ""
    client: str = ""
    trainer: str = ""
    venue: str = ""
    language: str = "en"
    subjects: tuple[str, ...] = ()
    date: date | None = None


class KeyPlace(StrEnum):
    """Where the answers are: at the back, in a file of their own, or not in this edition."""

    BACK = "back"
    FILE = "file"
    NONE = "none"


class RubyPlaces(StrEnum):
    """Which Japanese words of the text have their reading above them: the first of each term in
    a chapter, or every one and those of the glossary as well."""

    NONE = "none"
    FIRST = "first"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PublicationSettings:
    """Which parts a publication has. `contents_depth`: 1 = chapters, 2 = sections as well.

    Without `text` there are no chapters: only what stands at the back, such as cards to cut out.
    `kana_index` lists the terms again in the order of the kana, `index` the subjects; with
    `propose_readings` a dictionary reads what the author gave no romaji for. `ruby` sets kana
    above kanji. With `name_fields` the title page has room for its owner's name. Books of another
    `variant` ("B") ask the same in another order.
    """

    title_page: bool = True
    contents: bool = True
    contents_depth: int = 2
    text: bool = True
    mini_summaries: bool = True
    takeaways: bool = True
    glossary: bool = True
    about: bool = True
    kana_index: bool = False
    index: bool = False
    propose_readings: bool = False
    ruby: RubyPlaces = RubyPlaces.NONE
    variant: str = ""
    name_fields: bool = False
    answer_key: KeyPlace = KeyPlace.BACK


class Place(StrEnum):
    """Where an activity stands: on a chapter's first page, after each section, after the last
    one, at the back of the book, or nowhere."""

    OPENING = "opening"
    SECTION = "section"
    CHAPTER = "chapter"
    BACK = "back"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """One `[activities.NAME]`. Only the activity itself knows its `options`."""

    name: str
    place: Place
    options: Mapping[str, object]


PARTICIPANT, FACILITATOR = "participant", "facilitator"


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom a book is: the plain keys of `[editions.NAME]`.

    `title` is printed; empty for the edition that everybody gets. The facilitator's has one from
    the labels ("Facilitator's guide") unless the layout says another.
    `answers` shows answers in their places, `cues` what the trainer says, asks and does, `agenda`
    times and materials. `folio_prefix` stands before the page number ("F ").
    """

    name: str = PARTICIPANT
    title: str = ""
    answers: bool = False
    cues: bool = False
    agenda: bool = False
    folio_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """How time is reckoned. `start` is the clock at which the book's first chapter begins.

    `longest_chunk` is how many minutes may pass without an activity. A chapter that would not end
    within `session` minutes from the last break is put after the next, `pause` minutes long.
    """

    words_per_minute: int = 180
    start: str = "09:00"
    longest_chunk: int = 20
    session: int = 90
    pause: int = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, complete for one edition: nothing in here is a default to be guessed later.

    `editions` are the names of all that it has; `edition` is the one this layout is for.
    `export` holds each format's own options unparsed: only that exporter knows them.
    `place` is the file it came from; `layers` are all that it was made of, the strongest last,
    and say in messages where a setting stands.
    """

    name: str
    title: str
    scope: Scope
    description: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    publication: PublicationSettings = field(default_factory=PublicationSettings)
    theme: Theme = CLASSIC
    brand: Brand = NO_BRAND
    labels: Labels = ENGLISH
    edition: Edition = Edition()
    editions: tuple[str, ...] = (PARTICIPANT,)
    activities: tuple[ActivityPlan, ...] = ()
    timing: Timing = Timing()
    export: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    place: str = ""
    layers: tuple[Tables, ...] = field(default=(), compare=False, repr=False)

    def place_of(self, table: str, key: str) -> str:
        """`file:line` of a setting, or of its table; empty where the command line says it."""
        layer = self._layer_of(table, key)
        return layer.place_of(table, key) if layer else ""

    def folder_of(self, table: str, key: str) -> Path:
        """Where a relative path of a setting begins: beside the file that says it; for the
        command line, the working directory.
        """
        layer = self._layer_of(table, key)
        return Path(layer.place).parent if layer and layer.place else Path()

    def _layer_of(self, table: str, key: str) -> Tables | None:
        said = [layer for layer in reversed(self.layers) if table in layer.values]
        by_key = (layer for layer in said if key in layer.values[table])
        return next(by_key, next(iter(said), None))
