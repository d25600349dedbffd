"""The base of our flowables: spaces in units, snapping to the grid, and what must follow.

Platypus' Frame asks for the space before, the height and the parts; the rules of the look are
answered here once. A block's box ends at its last baseline: descenders hang below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.platypus.flowables import Flowable

from handouts.exporters.pdf.measures import LINE, TOLERANCE, U
from handouts.exporters.pdf.recorder import Recorder


class Spot(NamedTuple):
    """Where a block would come: depth under the top of the frame, and space behind.

    `beside` is how far down from here the margin column is taken by what stands beside.
    """

    depth: float
    behind: float
    is_top: bool
    beside: float = 0.0


class Block(Flowable):
    """`before` and `after` in points; `snaps` grows the space before so that the next body
    line falls on the grid of `LINE`. `follow` is the height that must fit under the block.
    `is_wide`: it has the whole type area and not the text column alone. `keys` are names of the
    place where it begins. `rest` goes under what is before it where it begins a new page, if
    there is room for its first block and what that keeps with it.
    """

    canv: Recorder
    width: float  # type: ignore[assignment]  # Flowable begins with the integer 0
    height: float  # type: ignore[assignment]

    def __init__(self, before: float = 0, after: float = 0, *, snaps: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.before, self.after, self.snaps = before, after, snaps
        self.follow = 0.0
        self.is_wide = False
        self.keys: tuple[str, ...] = ()
        self.rest: Sequence[Block] = ()
        self.spot = Spot(0, 0, is_top=True)

    # -- for subclasses --

    def content_height(self) -> float:
        raise NotImplementedError

    def add_key(self, key: str) -> None:
        """One more name for the place where this begins."""
        self.keys = (*self.keys, key)

    def head(self, lines: int) -> tuple[float, int, bool]:
        """Height of the first `lines` lines, how many they are, and whether that is all."""
        return self.content_height(), lines, True

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        """Two blocks of which the first fits in `room`; empty if the rules allow no split."""
        del room, by_force
        return ()

    def snaps_at_top(self) -> bool:
        """On top of a page a heading moves down to the grid, a box stays at the edge."""
        return self.snaps

    # -- what Platypus asks --

    def getSpaceBefore(self) -> float:  # noqa: N802 - Platypus' name
        space = max(self.before, self.spot.behind)
        if self.is_wide and self.spot.beside:
            space = max(space, self.spot.behind + self.spot.beside + self.before)
        return space + self._snap(space)

    def drawOn(self, canvas: Recorder, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """At `x`, or from the left edge of the type area on if it is wide."""
        if self.is_wide:
            x = canvas.sheet.left - canvas.x
            canvas.take_margin(canvas.y + y + self.height, canvas.y + y)
        for key in self.keys:
            canvas.anchor(key, y + self.height)
        super().drawOn(canvas, x, y, _sW)  # type: ignore[no-untyped-call]

    def getSpaceAfter(self) -> float:  # noqa: N802 - Platypus' name
        return self.after

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Asks for more than `room` where what must follow would not fit."""
        top = self._snap(0) if self.spot.is_top and self.snaps_at_top() else 0.0
        height = top + self.content_height()
        if not self.spot.is_top and height + self.follow > room + TOLERANCE:
            height = max(height, room + 1)
        self.width, self.height = width, height
        return width, height

    def _snap(self, space: float) -> float:
        if not self.snaps:
            return 0.0
        end = self.spot.depth - self.spot.behind + space + self.content_height() + self.after
        over = end % LINE
        return LINE - over if TOLERANCE < over < LINE - TOLERANCE else 0.0


class Break(Block):
    """What follows begins on a new page; on a certain side, if a sheet has two.

    `leaves_opener`: only the first page of a fragment is left. `filler` goes on a page that
    would stay blank.
    """

    def __init__(
        self,
        *,
        to_verso: bool = False,
        to_recto: bool = False,
        leaves_opener: bool = False,
        filler: Sequence[Block] = (),
    ) -> None:
        super().__init__()
        self.to_verso, self.to_recto, self.leaves_opener = to_verso, to_recto, leaves_opener
        self.filler = filler

    def content_height(self) -> float:
        return 0.0


class Room(Block):
    """Empty room up to a depth that `multiple` decides, at least to `depth`; used on openers.

    On top of a page there is none, and only the first page knows `depth`. Where `need` points
    would not find room under it, but would under a smaller one, it gives way.
    """

    def __init__(
        self, least: float, multiple: float, depth: float = 0.0, need: float = 0.0
    ) -> None:
        super().__init__()
        self.least, self.multiple, self.depth, self.need = least, multiple, depth, need

    def content_height(self) -> float:
        if self.spot.is_top:
            return 0.0
        depth = self.spot.depth + self.spot.beside + self.least
        if self.canv.page == 0:
            depth = max(depth, self.depth)
        return -(-(depth - TOLERANCE) // self.multiple) * self.multiple - self.spot.depth

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        height = self.content_height()
        tight = self.spot.beside + self.least / 2
        if self.need and height + self.need > room >= tight + self.need:
            height = max(tight, (room - self.need) // (U / 4) * (U / 4))
        self.width, self.height = width, min(height, room)
        return width, self.height

    def draw(self) -> None:
        """Nothing to see."""


def units(number: float) -> float:
    return number * U
