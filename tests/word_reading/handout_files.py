"""Handouts and books of the samples, as `handouts build -f docx` makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handouts.exporters.api import PageMap
from handouts.pipeline.plan import plan
from handouts.pipeline.pull.opening import open_handout, sources_of
from handouts.pipeline.pull.pulling import Pulled, pull
from handouts.pipeline.request import Order, Request
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

FOLDER = samples_folder()
SAMPLES = sorted(FOLDER.glob("1*.txt"))


@cache
def handout_of(
    source: Path, *settings: str, layout: str = "", edition: str = "participant"
) -> bytes:
    """Of a file one handout, of a folder the book of all, or the first handout."""
    request = Request(
        (source,), Path("dist"), ("docx",), layout=layout, edition=edition, settings=settings
    )
    order = next(one for one in plan(request).orders if one.format == "docx")
    return _exported(order)


def answers_of(folder: Path) -> bytes:
    """The file of answers to a workbook."""
    settings = ("publication.answer_key=file",)
    request = Request((folder,), Path("dist"), ("docx",), layout="workbook", settings=settings)
    orders = plan(request).orders
    return _exported(next(one for one in orders if one.publication.edition.name == "answers"))


def _exported(order: Order) -> bytes:
    printed = order.pages_from
    pages = _pages(printed) if printed else None
    return order.exporter.export(order.publication, order.theme, pages).content


def _pages(printed: Order) -> PageMap | None:
    return printed.exporter.export(printed.publication, printed.theme).page_map


def pulled_back(handout: Path, *settings: str, source: Path = FOLDER, layout: str = "") -> Pulled:
    """What `handouts pull HANDOUT --against SOURCE` finds."""
    request = Request((source,), Path("dist"), layout=layout, settings=settings)
    collection = read_collection(request.sources)
    file = open_handout(handout)
    return pull(file, sources_of(file, collection.episodes, handout), collection, request)
