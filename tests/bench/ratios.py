"""Readings side by side as ratios, and the Markdown that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stopwatch import Reading

Named = tuple[str, Reading]
_PLACE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)
_HEAD = """\
| what | ours | peers | ratio | aim | by CPU | our peak | peers' peak |
|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Our commands against the peers': seconds add up, of the peaks the highest counts.

    `aim` is the ratio we want, `limit` the one that is a fault; either may be absent.
    `peak_limit` is the most memory that our processes may take, in bytes.
    """

    what: str
    ours: Sequence[Named]
    peers: Sequence[Named]
    aim: float | None = None
    limit: float | None = None
    peak_limit: float | None = None

    @property
    def value(self) -> float:
        return _seconds(self.ours) / _seconds(self.peers)

    def row(self) -> str:
        cells = [
            self.what,
            _told(self.ours),
            _told(self.peers),
            f"**{self.value:.2f}**",
            "" if self.aim is None else f"{self.aim:g}",
            f"{_processor(self.ours) / _processor(self.peers):.2f}",
            _megabytes(_peak(self.ours)),
            _megabytes(_peak(self.peers)),
        ]
        return f"| {' | '.join(cells)} |"


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    ratios: Sequence[Ratio]

    def faults(self) -> Iterator[str]:
        for ratio in self.ratios:
            peak = _peak(ratio.ours)
            if ratio.peak_limit is not None and peak > ratio.peak_limit:
                yield (
                    f"{self.title}, {ratio.what}: {_megabytes(peak)} of memory, "
                    f"the limit is {_megabytes(ratio.peak_limit)}"
                )
            if ratio.limit is not None and ratio.value > ratio.limit:
                yield (
                    f"{self.title}, {ratio.what}: {ratio.value:.2f} times the peers, "
                    f"the limit is {ratio.limit:g}"
                )


def as_markdown(table: Table) -> str:
    return "\n".join([f"### {table.title}", "", _HEAD, *(ratio.row() for ratio in table.ratios)])


def put_into(page: Path, tables: Sequence[Table]) -> None:
    """Replace what stands between the page's two marks by the tables."""
    written = "\n\n".join(as_markdown(table) for table in tables)
    text = page.read_text(encoding="utf-8")
    if not _PLACE.search(text):
        raise SystemExit(f"{page} has no place for the tables: <!-- bench --> … <!-- /bench -->")
    page.write_text(
        _PLACE.sub(lambda place: f"{place[1]}\n{written}\n\n{place[2]}", text), encoding="utf-8"
    )


def _seconds(named: Sequence[Named]) -> float:
    return sum(reading.seconds for _, reading in named)


def _processor(named: Sequence[Named]) -> float:
    return sum(reading.processor for _, reading in named)


def _told(named: Sequence[Named]) -> str:
    sums = " + ".join(f"{reading.seconds:.2f}" for _, reading in named)
    return f"{sums} s"


def _peak(named: Sequence[Named]) -> int:
    return max(reading.peak for _, reading in named)


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB"
