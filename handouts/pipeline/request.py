"""What a build was asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handouts.diagnostics import Diagnostic
from handouts.errors import HandoutsError
from handouts.exporters.api import Exporter
from handouts.layout.layout import PARTICIPANT
from handouts.layout.loader import NOTHING_ELSE, Layers
from handouts.layout.theme import Theme
from handouts.pipeline.names import COPIES_FOLDER
from handouts.pipeline.selecting import EVERYTHING, Selection
from handouts.publication.participant import Participant
from handouts.publication.publication import Publication
from handouts.readers.collection_file import Ignore

DEFAULT_FORMATS = ("pdf", "docx", "epub")


@dataclass(frozen=True, slots=True)
class Request:
    """One call of `build`. `layout` is a shipped name or a path; empty: each format's own.

    `settings` are `--set` assignments (`metadata.title=…`, `pdf.…=…`). `repair_mojibake` mends
    garbled text while reading; the sources stay as they are. `layouts` and `editions` hold for
    one format alone, by its name; `layers` are laid under and over every layout.
    Each of the `participants` gets a copy of the participant's edition, in the `copy_formats`
    (empty: in all). Every book is made in each of the `variants`, if there are any.
    """

    sources: tuple[Path, ...]
    output: Path
    formats: tuple[str, ...] = DEFAULT_FORMATS
    layout: str = ""
    edition: str = PARTICIPANT
    settings: tuple[str, ...] = ()
    repair_mojibake: bool = False
    selection: Selection = EVERYTHING
    layouts: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, str] = field(default_factory=dict)
    layers: Layers = NOTHING_ELSE
    participants: tuple[Participant, ...] = ()
    copy_formats: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One file to make. `pages_from` is the order whose printed pages it speaks of.

    A silent one is made for its pages alone, and nothing is written. `copy_of` is the order
    whose file it is, but for the name in it.
    """

    format: str
    exporter: Exporter
    publication: Publication
    theme: Theme
    path: Path
    pages_from: Order | None = None
    is_silent: bool = False
    copy_of: Order | None = None

    @property
    def copies_folder(self) -> Path:
        """Where everybody's copies lie, those in folders of their own included."""
        return next(one for one in self.path.parents if one.name == COPIES_FOLDER)


@dataclass(frozen=True, slots=True)
class Plan:
    """All decisions of a build: what to make, what cannot be made, what is to be said.

    `ignores` are the remarks that the collection does not want to hear, an exporter's as well.
    `is_untitled` says that a book of all episodes goes by its layout's name, for want of a title.
    """

    orders: tuple[Order, ...]
    failures: tuple[HandoutsError, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    episodes: int = 0
    ignores: tuple[Ignore, ...] = ()
    is_untitled: bool = False

    @property
    def files(self) -> tuple[Order, ...]:
        """The orders that somebody asked for."""
        return tuple(order for order in self.orders if not order.is_silent)


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was made. `pages` only where the format has pages."""

    format: str
    path: Path
    size: int
    edition: str
    episodes: tuple[str, ...]
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build came to. `crashes` are tracebacks of exporters that have a bug."""

    outputs: tuple[Output, ...]
    failures: tuple[HandoutsError, ...]
    diagnostics: tuple[Diagnostic, ...]
    episodes: int
    crashes: tuple[str, ...] = ()
