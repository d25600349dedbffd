"""Our own pictures of fields: nothing while they are empty, as the page has frames and boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from handouts.exporters.pdf.gaps import FINGER, TICK
from handouts.exporters.pdf.shapes import circle
from handouts.exporters.pdf.writer import PdfWriter

_TICK_LINE, _RING_LINE = 0.11, 0.16  # of the width

Size = tuple[float, float]


@dataclass(slots=True)
class Looks:
    """Appearance streams, each size of each once."""

    writer: PdfWriter
    _made: dict[tuple[str, Size], int] = field(init=False, default_factory=dict)

    def empty(self, size: Size) -> int:
        return self._look("", size)

    def tick(self, size: Size) -> int:
        """In the box that the field is a finger's breadth larger than."""
        box = size[0] / (1 + 2 * FINGER)
        points = [(FINGER * box + x * box, FINGER * box + y * box) for x, y in TICK]
        path = " ".join(
            f"{x:.2f} {y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(points)
        )
        return self._look(f"0 G {_TICK_LINE * size[0]:.2f} w {path} S", size)

    def ring(self, size: Size) -> int:
        """A ring drawn thick, as with a pen: the figure in it stays."""
        middle, line = size[0] / 2, _RING_LINE * size[0]
        return self._look(f"0 G {line:.2f} w {circle(middle, middle, middle - line / 2)} s", size)

    def _look(self, code: str, size: Size) -> int:
        number = self._made.get((code, size))
        if number is None:
            entries = (
                f"/Type/XObject/Subtype/Form/BBox[0 0 {size[0]:.2f} {size[1]:.2f}]/Resources<<>>"
            )
            number = self.writer.stream(code.encode("ascii"), entries)
            self._made[code, size] = number
        return number
