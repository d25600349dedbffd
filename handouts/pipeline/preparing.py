"""Formats and editions asked for, each with its exporter and its layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.errors import OptionError, RegistryError
from handouts.exporters import registry
from handouts.exporters.api import Exporter
from handouts.layout.faults import Names
from handouts.layout.layout import PARTICIPANT, KeyPlace, Layout
from handouts.layout.loader import load_layout
from handouts.layout.options import located_options
from handouts.layout.settings import parse_settings
from handouts.layout.tables import Tables
from handouts.pipeline.branding import with_brand
from handouts.pipeline.request import Request
from handouts.plugins import chosen
from handouts.publication.activities.registry import activities
from handouts.readers.collection import Collection
from handouts.suggestions import suggestion

EVERY_EDITION = "all"
PAGINATED = "pdf"
"""The format whose participant edition everybody's page references speak of."""


def installed_names() -> Names:
    """The formats and activities that a file may speak of."""
    formats = {plugin.name for plugin in registry.formats()}
    return Names(sorted(formats), sorted({plugin.name for plugin in activities()}))


@dataclass(frozen=True, slots=True)
class Preparation:
    """A format that can be made in one edition: its exporter, with options, and its layout.

    `pages_of` is the participant's printed edition by the same layout, for an edition or a file
    of answers that refers to its pages.
    """

    kind: type[Exporter]
    exporter: Exporter
    layout: Layout
    pages_of: Preparation | None = None


def prepare(
    request: Request, collection: Collection
) -> tuple[list[Preparation], list[RegistryError]]:
    """The formats and editions asked for, and those that are broken.

    Unknown formats, layouts, editions, settings and options raise; a broken plug-in harms only
    itself.
    """
    found: list[Preparation] = []
    broken: list[RegistryError] = []
    for variant in request.variants or ("",):
        preparing = _Preparing(request, collection, variant)
        broken = _prepare(preparing, found)
    return found, broken


def _prepare(preparing: _Preparing, found: list[Preparation]) -> list[RegistryError]:
    """Adds to those `found`; the formats that are broken come back."""
    request, broken = preparing.request, list[RegistryError]()
    for name in dict.fromkeys(request.formats):
        try:
            kind = preparing.kind(name)
        except RegistryError as error:
            if name not in preparing.names:
                raise
            broken.append(error)
            continue
        found += preparing.editions(kind)
    _refuse_idle(preparing.settings, found)
    return broken


def _refuse_idle(settings: Tables, preparations: Sequence[Preparation]) -> None:
    """Raises OptionError for a setting of an activity that none of the layouts has."""
    planned = {plan.name for prepared in preparations for plan in prepared.layout.activities}
    for table in settings.values:
        name = table.removeprefix("activities.")
        if name != table and name not in planned and preparations:
            raise OptionError(
                f"No layout of this build has the activity {name}.",
                hint=f"Give it a place: --set activities.{name}.place=chapter",
            )


class _Preparing:
    """One request: what is installed, and the layers that lie over every layout's files."""

    def __init__(self, request: Request, collection: Collection, variant: str) -> None:
        self.request = request
        self.installed = registry.formats()
        known = installed_names()
        self.known, self.names = known, known.formats or ()
        self.settings = parse_settings(request.settings, self.names)
        own = Tables("", {"publication": {"variant": variant}} if variant else {})
        above = (*request.layers.above, self.settings, own)
        self.around = replace(request.layers, collection=collection.metadata, above=above)

    def kind(self, name: str) -> type[Exporter]:
        if name not in self.names:
            raise RegistryError(f"There is no format {name!r}.", hint=suggestion(name, self.names))
        return registry.exporter_of(chosen(name, self.installed, "format"))

    def editions(self, kind: type[Exporter]) -> Iterator[Preparation]:
        """A preparation for each edition asked for."""
        request = self.request
        reference = request.layouts.get(kind.name) or request.layout or kind.default_layout
        asked = request.editions.get(kind.name) or request.edition
        first = self._prepared(kind, reference, PARTICIPANT)
        has_answer_file = first.layout.publication.answer_key is KeyPlace.FILE
        for edition in _editions(asked, first.layout):
            source = first
            if kind.name != PAGINATED and (edition != PARTICIPANT or has_answer_file):
                source = self._printed(reference, kind.default_layout)
            if edition != PARTICIPANT:
                yield self._prepared(kind, reference, edition, source)
            else:
                yield first if source is first else replace(first, pages_of=source)

    def _printed(self, reference: str, default: str) -> Preparation:
        """The same layout on paper: what it leaves open, the other format's default fills."""
        return self._prepared(self.kind(PAGINATED), reference, PARTICIPANT, default=default)

    def _prepared(
        self,
        kind: type[Exporter],
        reference: str,
        edition: str,
        pages_of: Preparation | None = None,
        default: str = "",
    ) -> Preparation:
        layout = load_layout(
            reference,
            default=default or kind.default_layout,
            names=self.known,
            around=self.around,
            edition=edition,
        )
        layout = with_brand(layout)
        return Preparation(kind, self._exporter(kind, layout), layout, pages_of)

    def _exporter(self, kind: type[Exporter], layout: Layout) -> Exporter:
        """The exporter with its options; the layout is named where they are its own."""
        table = f"export.{kind.name}"
        given = layout.export.get(kind.name, {})
        if described := getattr(kind, "options_kind", None):
            given = located_options(described, given, lambda key: layout.folder_of(table, key))
        try:
            return kind(given)
        except OptionError as error:
            for fault in (error, *error.others):
                key = getattr(fault, "key", "")
                fault.place = fault.place or layout.place_of(table, key)
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
