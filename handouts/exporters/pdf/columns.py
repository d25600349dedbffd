"""Filling columns evenly: the last page of a two-column list ends at one height."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.measures import TOLERANCE, U


def fill(heights: Sequence[float], limit: float, columns: int) -> int:
    """How many blocks go into `columns` columns of height `limit`, each taking at least one."""
    placed = 0
    for _ in range(columns):
        used, start = 0.0, placed
        while placed < len(heights):
            used += heights[placed]
            if used > limit + TOLERANCE and placed > start:
                break
            placed += 1
    return placed


def page_heights(heights: Sequence[float], first: float, later: float, columns: int) -> list[float]:
    """The height of the columns on every page: full, but on the last as low as will do."""
    pages: list[float] = []
    rest = list(heights)
    while True:
        full = later if pages else first
        count = fill(rest, full, columns)
        if count >= len(rest):
            return [*pages, _least(rest, full, columns)]
        pages.append(full)
        rest = rest[count:]


def _least(heights: Sequence[float], full: float, columns: int) -> float:
    limit = max(sum(heights) / columns, *heights) if heights else 0.0
    while limit < full and fill(heights, limit, columns) < len(heights):
        limit += U / 4
    return min(limit, full)
