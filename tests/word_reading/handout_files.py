"""Handouts of the samples, as `handouts build -f docx` makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handouts.pipeline.plan import plan
from handouts.pipeline.request import Request
from handouts.resources import samples_folder

SAMPLES = sorted(samples_folder().glob("1*.txt"))


@cache
def handout_of(source: Path, *settings: str, layout: str = "") -> bytes:
    request = Request((source,), Path("dist"), ("docx",), layout=layout, settings=settings)
    (order,) = plan(request).orders
    return order.exporter.export(order.publication, order.theme).content
