"""Blocks on top of each other that move as one: the contents of a card or of an aside."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.block import Block, Spot
from handouts.exporters.pdf.measures import MODULE

_ROOM = 5 * MODULE  # for what would take all that is left of a page


class Stack(Block):
    """`width` points wide; none of its blocks is parted."""

    def __init__(self, blocks: Sequence[Block], width: float) -> None:
        super().__init__()
        self.blocks = blocks
        for place, block in enumerate(blocks):
            block.is_wide = block.snaps = False
            block.follow = 0.0
            block.spot = Spot(place, 0, is_top=False)
            block.wrap(width, _ROOM)

    def content_height(self) -> float:
        gaps = (self._gap(place) for place in range(len(self.blocks)))
        return sum(block.content_height() for block in self.blocks) + sum(gaps)

    def _gap(self, place: int) -> float:
        """Over the block at `place`."""
        return max(self.blocks[place - 1].after, self.blocks[place].before) if place else 0.0

    def draw(self) -> None:
        y = self.content_height()
        for place, block in enumerate(self.blocks):
            y -= self._gap(place) + block.content_height()
            block.drawOn(self.canv, 0, y)
