"""Which pages lie where on which side of which sheet. Pages count from 0; points.

Finished pages are scaled down at most and never turned or changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.exporters.pdf.measures import MM, MODULE
from handouts.exporters.pdf.printing.options import SheetSize

Size = tuple[float, float]  # width, height

# Upright, in millimetres; B4 is the Japanese one (JIS).
_SHEETS = {
    SheetSize.A4: (210, 297),
    SheetSize.A3: (297, 420),
    SheetSize.B4: (257, 364),
    SheetSize.LETTER: (215.9, 279.4),
    SheetSize.TABLOID: (279.4, 431.8),
}
_AUTO = {
    "A4": SheetSize.A4,
    "Letter": SheetSize.LETTER,
    "B5": SheetSize.B4,
    "A5": SheetSize.A4,
}
_LEAVES = 4  # pages on a folded sheet

# Around notes: punched at either side, and printable by an office printer above and below.
_SIDE, _END = 15 * MM, 12 * MM
_APART = 8 * MM


@dataclass(frozen=True, slots=True)
class Placement:
    """A page whose bottom left corner lies at `x`, `y`, drawn `scale` times its size."""

    page: int
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet. `rules` are (left, y, right) to write on; framed pages have an edge."""

    size: Size
    placements: tuple[Placement, ...]
    rules: tuple[tuple[float, float, float], ...] = ()
    is_framed: bool = False


def sheet_size(sheet: SheetSize, paper: str) -> Size:
    """The upright sheet in points."""
    width, height = _SHEETS[_AUTO[paper] if sheet is SheetSize.AUTO else sheet]
    return width * MM, height * MM


def booklet_sheets(count: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """(left, right) on the front and the back of each sheet, the outermost first.

    Folded into one another they read 0, 1, 2, …: page 0 is on the outside, right. Numbers from
    `count` on, up to a multiple of four, are blank.
    """
    padded = -(-count // _LEAVES) * _LEAVES
    return [
        ((padded - 1 - first, first), (first + 1, padded - 2 - first))
        for first in range(0, padded // 2, 2)
    ]


def booklet(count: int, page: Size, sheet: Size, creep: float, most_creep: float) -> list[Side]:
    """Saddle stitch: sides in the order of a printer that turns along the short edge.

    Each sheet lies inside the one before and sticks out by `creep`, its thickness; when the
    edge is trimmed its pages lose that much, so they move towards the fold by as much, up to
    `most_creep`.
    """
    height, width = sheet
    scale = min(1.0, width / 2 / page[0], height / page[1])
    y = (height - scale * page[1]) / 2
    sides = []
    for number, faces in enumerate(booklet_sheets(count)):
        shift = min(number * creep, most_creep)
        lefts = (width / 2 - scale * page[0] + shift, width / 2 - shift)
        for face in faces:
            placements = tuple(
                Placement(at, x, y, scale) for at, x in zip(face, lefts, strict=True) if at < count
            )
            sides.append(Side((width, height), placements))
    return sides


def notes(count: int, page: Size, sheet: Size) -> list[Side]:
    """Two pages under one another, each beside rules 8 mm apart."""
    width, height = sheet
    room = (height - 2 * _END - _APART) / 2
    scale = min(1.0, room / page[1])
    left = _SIDE + scale * page[0] + _APART
    tall = scale * page[1]
    sides = []
    for first in range(0, count, 2):
        tops = (height - _END, height - _END - room - _APART)
        placements = tuple(
            Placement(at, _SIDE, top - tall, scale)
            for at, top in zip(range(first, min(first + 2, count)), tops, strict=False)
        )
        rules = tuple(
            (left, top - line * MODULE, width - _SIDE)
            for top in tops
            for line in range(1, int(tall / MODULE + 0.01) + 1)
        )
        sides.append(Side(sheet, placements, rules, is_framed=True))
    return sides


def leaf_count(sides: Sequence[Side]) -> int:
    """Sheets of paper that sides take, printed on both."""
    return -(-len(sides) // 2)
