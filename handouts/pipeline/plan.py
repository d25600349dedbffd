"""Read and compose: every decision of a build, before any file is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import OptionError, SourceError
from handouts.layout.layout import Layout, Scope
from handouts.model.episode import Episode
from handouts.pipeline.ordering import orders_for
from handouts.pipeline.preparing import prepare
from handouts.pipeline.request import Order, Plan, Request
from handouts.pipeline.selecting import selected
from handouts.pipeline.workers import begun, mapped
from handouts.readers.collection import Collection, Reading, read_collection
from handouts.readers.files import is_folder, resolved
from handouts.readers.proof import proofread, proofread_one, proofs, remarks_on

_FEWEST_FILES = 12


def plan(request: Request, jobs: int = 1) -> Plan:
    """Read the sources, in `jobs` processes, and decide on every file.

    What spoils one source or one format is among the failures; a request that makes no sense
    raises OptionError, LayoutError or RegistryError.
    """
    collection = read(request, jobs)
    proofreaders = jobs if len(collection.episodes) >= _FEWEST_FILES else 1
    with begun(proofread_one, proofs(collection), proofreaders) as found:
        preparations, broken = prepare(request, collection)
        orders = orders_for(
            collection.episodes,
            preparations,
            request.output,
            request.participants,
            request.copy_formats,
        )
        remarks = remarks_on(collection, found())
    # What the fonts lack is said by the PDF's exporter, and only where a PDF is made.
    read_so = (remark for remark in remarks if remark.code != Code.MISSING_GLYPH)
    return Plan(
        tuple(orders),
        (*collection.failures, *broken),
        (*read_so, *_composers_remarks(orders)),
        len(collection.episodes),
        collection.ignores,
        any(_is_untitled(one.layout) for one in preparations),
    )


def _each(reading: Reading, files: Sequence[Path], *, jobs: int) -> Iterable[Episode | SourceError]:
    """Few files are read sooner than processes are started."""
    return mapped(reading, files, jobs) if len(files) >= _FEWEST_FILES else map(reading, files)


def _is_untitled(layout: Layout) -> bool:
    return layout.scope is Scope.COLLECTION and not layout.metadata.title


def examine(request: Request, collection: Collection) -> Plan:
    """Everything that can be said without exporting: a plan without orders."""
    preparations, broken = prepare(request, collection)
    orders = orders_for(collection.episodes, preparations, request.output)
    remarks = (*proofread(collection), *_composers_remarks(orders))
    return Plan((), (*collection.failures, *broken), remarks, len(collection.episodes))


def _composers_remarks(orders: Sequence[Order]) -> tuple[Diagnostic, ...]:
    every = [remark for order in orders for remark in order.publication.remarks]
    return tuple(dict.fromkeys(every))


def read(request: Request, jobs: int = 1) -> Collection:
    """Read the sources. Raises SourceError where there is nothing to read, else OptionError."""
    for path in request.sources:
        if is_folder(path) and resolved(path) == resolved(request.output):
            raise OptionError(
                "this folder is the output folder, which is never read.",
                place=str(path),
                hint="Choose another with -o.",
            )
    collection = read_collection(
        request.sources,
        request.output,
        repair=request.repair_mojibake,
        each=partial(_each, jobs=jobs),
    )
    if not collection.episodes and not collection.failures:
        skipped = [one for one in collection.diagnostics if one.code == Code.SKIPPED_FILE]
        raise SourceError(
            "there are no episodes here.",
            place=", ".join(str(path) for path in request.sources),
            hint=f"{skipped[0].path}: {skipped[0].message}"
            if skipped
            else "Put .txt files there, or begin with: handouts init my-workspace",
        )
    return replace(collection, episodes=selected(collection.episodes, request.selection))
