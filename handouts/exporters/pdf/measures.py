"""The unit, the papers and where things stand on them. Points, unless a name says mm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

MM = 72 / 25.4
U = 8 / 3 * MM  # a third of a handwritten line: every vertical distance is a multiple of u/4
LINE = 2 * U  # body leading, and the grid to which headings and callouts snap
MODULE = 3 * U  # 8 mm: writing rules, squares, column widths
GAP = 8 * MM  # between the text column and the margin column
TOLERANCE = 0.01  # sums of floats that ought to be equal


@dataclass(frozen=True, slots=True)
class Paper:
    """Trim size, margins and columns, all in millimetres; `head` is from the top edge and
    `foot` from the bottom edge to the baseline. `margin_column` 0: there is none.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    text: float
    margin_column: float
    glossary_columns: int
    head: float
    foot: float
    is_small: bool = False


PAPERS = {
    "A4": Paper(210, 297, 26, 16, 24, 33, 112, 48, 2, 16, 17),
    "Letter": Paper(215.9, 279.4, 28, 19.9, 24, 31.4, 112, 48, 2, 16, 15.4),
    "B5": Paper(182, 257, 23, 15, 24, 33, 96, 40, 2, 16, 17),
    "A5": Paper(148, 210, 20, 16, 18, 24, 112, 0, 1, 12, 10, is_small=True),
}


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """One side of a leaf in points, origin at the bottom left.

    `left` and `right` bound the type area, `text_left` the text column, `margin_left` the
    column for notes. The outer side is right on a recto and left on a verso.
    """

    is_recto: bool
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    text_left: float
    text_width: float
    margin_left: float
    margin_width: float
    head: float
    foot: float

    @property
    def type_width(self) -> float:
        return self.right - self.left


@cache
def geometry(paper: Paper, *, is_recto: bool) -> PageGeometry:
    left, right = (paper.inner, paper.outer) if is_recto else (paper.outer, paper.inner)
    beside = paper.margin_column * MM + GAP if paper.margin_column else 0.0
    text_left = left * MM if is_recto else left * MM + beside
    margin_left = text_left + paper.text * MM + GAP if is_recto else left * MM
    return PageGeometry(
        is_recto=is_recto,
        width=paper.width * MM,
        height=paper.height * MM,
        left=left * MM,
        right=(paper.width - right) * MM,
        top=(paper.height - paper.top) * MM,
        bottom=paper.bottom * MM,
        text_left=text_left,
        text_width=paper.text * MM,
        margin_left=margin_left,
        margin_width=paper.margin_column * MM,
        head=(paper.height - paper.head) * MM,
        foot=paper.foot * MM,
    )
