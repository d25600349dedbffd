"""Columns of one height on the last page of a text that runs in columns.

Unlike entries of one kind (`columns`), headings and lists keep one another together, so how low
the columns can be is found by trying: on a recorder that nobody reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.measures import TOLERANCE, PageGeometry, U
from handouts.exporters.pdf.paging import Area, Pages, Sheets
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.tags import Tag


def balanced(rest: Sequence[Block], areas: Sequence[Area], sheet: PageGeometry) -> Sequence[Area]:
    """`areas` of a page as low as holds all the `rest`; as they are where it does not fit at all.

    Only those that reach down to the foot of the type area give way, by whole units.
    """
    if _is_too_much(rest, sum(area.height for area in areas)) or not _fits(rest, areas, sheet):
        return areas
    columns = [area.height for area in areas if _reaches_foot(area, sheet)]
    least, most = 0, max(0, int(min(columns, default=0.0) / U) - 1)
    while least < most:
        middle = (least + most + 1) // 2
        if _fits(rest, _risen(areas, sheet, middle * U), sheet):
            least = middle
        else:
            most = middle - 1
    return _risen(areas, sheet, least * U)


def _is_too_much(rest: Sequence[Block], room: float) -> bool:
    """Told from the first blocks that fill a page: a book's key may have a hundred more."""
    return any(height > room for height in accumulate(one.content_height() for one in rest))


def _reaches_foot(area: Area, sheet: PageGeometry) -> bool:
    return abs(area.bottom - sheet.bottom) < TOLERANCE


def _risen(areas: Sequence[Area], sheet: PageGeometry, rise: float) -> list[Area]:
    return [
        replace(area, bottom=area.bottom + rise, height=area.height - rise)
        if _reaches_foot(area, sheet)
        else area
        for area in areas
    ]


def _fits(rest: Sequence[Block], areas: Sequence[Area], sheet: PageGeometry) -> bool:
    recorder = Recorder(Tag("Part"))
    pages = Pages(recorder, Sheets((sheet, sheet)), lambda *_: areas)
    pages.fill(rest)
    return recorder.page == 0
