"""What speaks of the pages of a file that failed says so, and does not ask for that file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handouts.errors import ExportError, UnknownPagesError
from handouts.exporters.api import Export, PageMap
from handouts.layout.theme import Theme
from handouts.pipeline.build import build
from handouts.pipeline.plan import plan
from handouts.pipeline.request import Order, Request
from handouts.publication.publication import Publication
from handouts.resources import samples_folder


class _Broken:
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        raise ExportError("a font is broken.")


def _with_a_broken_source(order: Order) -> Order:
    return replace(order, exporter=_Broken()) if order.pages_from is None else order  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["pdf", "docx", "epub"])
def test_a_guide_to_a_workbook_that_failed_says_why_it_fails(name: str, tmp_path: Path) -> None:
    sample = min(samples_folder().glob("*.txt"))
    asked = Request((sample,), tmp_path, (name,), "workbook", "facilitator")
    made = plan(asked)
    source = next(order for order in made.orders if order.is_silent)
    broken = _with_a_broken_source(source)
    orders = tuple(
        broken if one is source else replace(one, pages_from=broken) for one in made.orders
    )
    report = build(replace(made, orders=orders), 1)
    assert report.outputs == ()
    first, second = report.failures
    assert "a font is broken" in str(first)
    assert isinstance(second, UnknownPagesError)
    assert "could not be made" in second.hint
    assert list(tmp_path.rglob("*.*")) == []
