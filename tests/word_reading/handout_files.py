"""Handouts of the samples, as `handouts build -f docx` makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handouts.pipeline.ordering import publications
from handouts.pipeline.preparing import prepare
from handouts.pipeline.request import Request
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

SAMPLES = sorted(samples_folder().glob("1*.txt"))


@cache
def handout_of(source: Path, *settings: str, layout: str = "") -> bytes:
    request = Request((source,), Path("dist"), ("docx",), layout=layout, settings=settings)
    collection = read_collection(request.sources)
    prepared = prepare(request, collection).found[0]
    publication = next(publications(collection.episodes, prepared.layout))
    return prepared.exporter.export(publication, prepared.layout.theme).content
