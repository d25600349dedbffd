"""Read and compose: every decision of a build, before any file is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import OptionError, RegistryError, SourceError
from handouts.exporters import registry
from handouts.exporters.api import Exporter
from handouts.layout.layout import Layout, Scope
from handouts.layout.loader import LoadedLayout, load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.tables import Tables
from handouts.model.episode import Episode
from handouts.pipeline.clock import time_of_build
from handouts.pipeline.names import file_name, numbered
from handouts.pipeline.request import EDITIONS, Order, Plan, Request
from handouts.plugins import chosen
from handouts.publication.compose import compose
from handouts.publication.publication import Publication
from handouts.readers.collection import Collection, read_collection
from handouts.readers.collection_file import COLLECTION_FILE
from handouts.readers.proof import proofread
from handouts.suggestions import suggestion


@dataclass(frozen=True, slots=True)
class Preparation:
    """A format that can be made: its exporter, with options, and the layout it follows."""

    kind: type[Exporter]
    exporter: Exporter
    loaded: LoadedLayout


def plan(request: Request) -> Plan:
    """Read the sources and decide on every file.

    What spoils one source or one format is among the failures; a request that makes no sense
    raises OptionError, LayoutError or RegistryError.
    """
    collection = read(request)
    preparations, broken = prepare(request, collection)
    orders: list[Order] = []
    taken: set[str] = set()
    for prepared in preparations:
        kind, layout = prepared.kind, prepared.loaded.layout
        for edition in editions(request.edition):
            for publication in publications(collection.episodes, layout, edition):
                name = numbered(file_name(publication, layout.scope, kind.suffix), taken)
                path = request.output / name
                order = Order(kind.name, prepared.exporter, publication, layout.theme, path)
                orders.append(order)
    # What the fonts lack is said by the PDF's exporter, and only where a PDF is made.
    read_so = (remark for remark in proofread(collection) if remark.code != Code.MISSING_GLYPH)
    return Plan(
        tuple(orders),
        (*collection.failures, *broken),
        (*read_so, *_layout_remarks(preparations)),
        len(collection.episodes),
        collection.ignores,
        any(_is_untitled(prepared.loaded.layout) for prepared in preparations),
    )


def _is_untitled(layout: Layout) -> bool:
    return layout.scope is Scope.COLLECTION and not layout.metadata.title


def examine(request: Request, collection: Collection) -> Plan:
    """Everything that can be said without composing: a plan without orders."""
    preparations, broken = prepare(request, collection)
    remarks = (*proofread(collection), *_layout_remarks(preparations))
    return Plan((), (*collection.failures, *broken), remarks, len(collection.episodes))


def _layout_remarks(preparations: Sequence[Preparation]) -> tuple[Diagnostic, ...]:
    """What is wrong in a file is said once, however many formats read it."""
    every = [remark for prepared in preparations for remark in prepared.loaded.diagnostics]
    return tuple(dict.fromkeys(every))


def read(request: Request) -> Collection:
    """Read the sources. Raises SourceError where there is nothing to read, else OptionError."""
    for path in request.sources:
        if path.is_dir() and path.resolve() == request.output.resolve():
            raise OptionError(
                "this folder is the output folder, which is never read.",
                place=str(path),
                hint="Choose another with -o.",
            )
    collection = read_collection(request.sources, request.output, repair=request.repair_mojibake)
    if not collection.episodes and not collection.failures:
        raise SourceError(
            "there are no episodes here.",
            place=", ".join(str(path) for path in request.sources),
            hint="Put .txt files there, or begin with: handouts init my-workspace",
        )
    return collection


def prepare(
    request: Request, collection: Collection
) -> tuple[list[Preparation], list[RegistryError]]:
    """The formats asked for, each with its exporter and layout, and those that are broken.

    Unknown formats, layouts, settings and options raise; a broken plug-in harms only itself.
    """
    installed = registry.formats()
    names = sorted({plugin.name for plugin in installed})
    settings = parse_settings(request.settings, names)
    own = Tables(_collection_file(request), {"metadata": collection.metadata})
    found: list[Preparation] = []
    broken: list[RegistryError] = []
    for name in dict.fromkeys(request.formats):
        if name not in names:
            raise RegistryError(f"There is no format {name!r}.", hint=suggestion(name, names))
        try:
            kind = registry.exporter_of(chosen(name, installed, "format"))
        except RegistryError as error:
            broken.append(error)
            continue
        loaded = load_layout(
            request.layout or kind.default_layout,
            default=kind.default_layout,
            formats=names,
            collection=own,
            settings=settings,
        )
        found.append(Preparation(kind, _exporter(kind, loaded.layout, settings), loaded))
    return found, broken


def _exporter(kind: type[Exporter], layout: Layout, settings: Tables) -> Exporter:
    """The exporter with its options; the layout is named where they are its own."""
    try:
        return kind(layout.export.get(kind.name, {}))
    except OptionError as error:
        if f"export.{kind.name}" not in settings.values:
            error.place = error.place or layout.place
        raise


def _collection_file(request: Request) -> str:
    """The file that a collection's metadata came from, for messages."""
    files = [path / COLLECTION_FILE for path in request.sources]
    return next((str(file) for file in files if file.is_file()), COLLECTION_FILE)


def publications(
    episodes: Sequence[Episode], layout: Layout, edition: str
) -> Iterator[Publication]:
    """One publication for all episodes or one for each, as the layout's scope says."""
    built = time_of_build(layout.metadata.date)
    if layout.scope is Scope.COLLECTION:
        shares = [tuple(episodes)] if episodes else []
    else:
        shares = [(episode,) for episode in episodes]
    for share in shares:
        yield compose(share, layout, edition, built)


def editions(asked: str) -> tuple[str, ...]:
    """The editions to make. Raises OptionError for one that no layout has."""
    if asked == "all":
        return EDITIONS
    if asked not in EDITIONS:
        raise OptionError(
            f"There is no edition {asked!r}: every layout has only the participant edition.",
            hint=suggestion(asked, (*EDITIONS, "all")),
        )
    return (asked,)
