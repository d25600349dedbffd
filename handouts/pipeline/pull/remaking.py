"""The handout made again from its sources as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handouts.errors import HandoutsError, SourceError, raise_all
from handouts.layout.layout import PARTICIPANT
from handouts.layout.loader import shipped_layouts
from handouts.model.episode import Episode
from handouts.pipeline.ordering import orders_for
from handouts.pipeline.preparing import prepare
from handouts.pipeline.request import Order, Request
from handouts.publication.answer_file import ANSWERS
from handouts.readers.collection import Collection
from handouts.readers.docx.document import WordFile
from handouts.word_names import EDITION_PROPERTY, LAYOUT_PROPERTY

_FORMAT = "docx"


def order_of(
    file: WordFile, sources: Sequence[Episode], collection: Collection, request: Request
) -> Order:
    """How the edited file was made, by the layout and the edition that it names.

    Raises HandoutsError where it can't be made so.
    """
    edition = file.properties.get(EDITION_PROPERTY, PARTICIPANT)
    if edition == ANSWERS:
        raise SourceError(
            "this is a file of answers, and nothing in it is an episode's own text.",
            hint="Each build makes the answers anew, from the episodes: edit those.",
        )
    request = replace(
        request,
        formats=(_FORMAT,),
        layout=request.layout or _layout_named(file),
        edition=edition,
        settings=(*_dated(file), *request.settings),
    )
    only = replace(collection, episodes=tuple(sources))
    try:
        preparations, broken = prepare(request, only)
    except HandoutsError as error:
        error.hint = f"Say with --layout by which layout the handout was made. {error.hint}"
        raise
    raise_all(broken)
    orders = orders_for(only.episodes, preparations, request.output)
    order = next(order for order in orders if order.format == _FORMAT)
    if len(order.publication.episodes) < len(sources):
        raise SourceError(
            f"the file has {len(sources)} episodes, and the layout {order.publication.layout} "
            "makes a file of each.",
            hint="Say with --layout by which layout it was made, or name one source: --against.",
        )
    return order


def _layout_named(file: WordFile) -> str:
    """A name, never a path: files come back from anybody, and open no other file here."""
    name = file.properties.get(LAYOUT_PROPERTY, "")
    if not name or name in shipped_layouts():
        return name
    raise SourceError(
        f"the file was made by a layout of one's own, {name!r}.",
        hint="Say with --layout which file that is.",
    )


def _dated(file: WordFile) -> tuple[str, ...]:
    """The day of the build stands on a book's title page: not today's, but that of the file."""
    try:
        day = date.fromisoformat(file.created)
    except ValueError:
        return ()
    return (f"metadata.date={day.isoformat()}",)


def made_again(order: Order) -> bytes:
    pages = None
    if order.pages_from is not None:
        printed = order.pages_from
        pages = printed.exporter.export(printed.publication, printed.theme).page_map
    return order.exporter.export(order.publication, order.theme, pages).content
