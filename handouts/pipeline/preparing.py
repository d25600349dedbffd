"""Formats and editions asked for, each with its exporter and its layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.errors import OptionError, RegistryError
from handouts.exporters import registry
from handouts.exporters.api import Exporter
from handouts.layout.layout import PARTICIPANT, Layout
from handouts.layout.loader import LoadedLayout, load_layout
from handouts.layout.settings import parse_settings
from handouts.pipeline.request import Request
from handouts.plugins import chosen
from handouts.readers.collection import Collection
from handouts.suggestions import suggestion

EVERY_EDITION = "all"
PAGINATED = "pdf"
"""The format whose participant edition everybody's page references speak of."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """A format that can be made in one edition: its exporter, with options, and its layout.

    `pages_of` is the participant's printed edition by the same layout, for an edition that
    refers to its pages.
    """

    kind: type[Exporter]
    exporter: Exporter
    loaded: LoadedLayout
    pages_of: Preparation | None = None

    @property
    def layout(self) -> Layout:
        return self.loaded.layout


def prepare(
    request: Request, collection: Collection
) -> tuple[list[Preparation], list[RegistryError]]:
    """The formats and editions asked for, and those that are broken.

    Unknown formats, layouts, editions, settings and options raise; a broken plug-in harms only
    itself.
    """
    preparing = _Preparing(request, collection)
    found: list[Preparation] = []
    broken: list[RegistryError] = []
    for name in dict.fromkeys(request.formats):
        try:
            kind = preparing.kind(name)
        except RegistryError as error:
            if name not in preparing.names:
                raise
            broken.append(error)
            continue
        found += preparing.editions(kind)
    return found, broken


class _Preparing:
    """One request: what is installed, and the layers that lie over every layout's files."""

    def __init__(self, request: Request, collection: Collection) -> None:
        self.request = request
        self.installed = registry.formats()
        self.names = sorted({plugin.name for plugin in self.installed})
        self.settings = parse_settings(request.settings, self.names)
        self.collection = collection.metadata

    def kind(self, name: str) -> type[Exporter]:
        if name not in self.names:
            raise RegistryError(f"There is no format {name!r}.", hint=suggestion(name, self.names))
        return registry.exporter_of(chosen(name, self.installed, "format"))

    def editions(self, kind: type[Exporter]) -> Iterator[Preparation]:
        """A preparation for each edition asked for."""
        reference = self.request.layout or kind.default_layout
        first = self._prepared(kind, reference, PARTICIPANT)
        for edition in _editions(self.request.edition, first.layout):
            if edition == PARTICIPANT:
                yield first
            else:
                source = first
                if kind.name != PAGINATED:
                    source = self._prepared(self.kind(PAGINATED), reference, PARTICIPANT)
                yield self._prepared(kind, reference, edition, source)

    def _prepared(
        self,
        kind: type[Exporter],
        reference: str,
        edition: str,
        pages_of: Preparation | None = None,
    ) -> Preparation:
        loaded = load_layout(
            reference,
            default=kind.default_layout,
            formats=self.names,
            collection=self.collection,
            settings=self.settings,
            edition=edition,
        )
        return Preparation(kind, self._exporter(kind, loaded.layout), loaded, pages_of)

    def _exporter(self, kind: type[Exporter], layout: Layout) -> Exporter:
        """The exporter with its options; the layout is named where they are its own."""
        try:
            return kind(layout.export.get(kind.name, {}))
        except OptionError as error:
            if f"export.{kind.name}" not in self.settings.values:
                error.place = error.place or layout.place
            raise


def _editions(asked: str, layout: Layout) -> tuple[str, ...]:
    """The editions to make. Raises OptionError for one that the layout has not."""
    if asked == EVERY_EDITION:
        return layout.editions
    if asked not in layout.editions:
        raise OptionError(
            f"The layout {layout.name} has no edition {asked!r}.",
            hint=suggestion(asked, (*layout.editions, EVERY_EDITION)),
        )
    return (asked,)
