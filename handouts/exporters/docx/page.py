"""The sheet: paper, margins and the width of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

TEXT_WIDTH = 150.0  # mm, on every paper: 66 characters of running text, and the tables fit
TERM_COLUMNS = (28.0, 34.0, 88.0)  # mm: script, romaji, meaning
CHAPTER_COLUMN = 20.0  # mm, taken from the meanings where terms name their chapters


BINDING = 5.0  # mm that go from the outer to the inner margin of a sheet printed on both sides


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


class Sides(StrEnum):
    SINGLE = "single"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Width and height in mm, and the margins that look good on it."""

    width: float
    height: float
    top: float = 30.0
    bottom: float = 28.0
    header: float = 15.0
    footer: float = 14.0
    binding: float = 0.0

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def side(self) -> float:
        return (self.width - TEXT_WIDTH) / 2


def sheet_of(paper: Paper, sides: Sides = Sides.SINGLE) -> Sheet:
    binding = BINDING if sides is Sides.DOUBLE else 0.0
    match paper:
        case Paper.A4:
            return Sheet(210.0, 297.0, binding=binding)
        case Paper.LETTER:
            return Sheet(215.9, 279.4, top=28.0, bottom=26.0, binding=binding)
        case _:
            assert_never(paper)


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's measure for lengths."""
    return round(millimetres * 1440 / 25.4)


def paper_xml(sheet: Sheet) -> str:
    """`w:pgSz` and `w:pgMar`; with a binding, the left margin is that of right-hand pages."""
    left, right = twips(sheet.side + sheet.binding), twips(sheet.side - sheet.binding)
    return (
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{right}" w:bottom="{twips(sheet.bottom)}"'
        f' w:left="{left}" w:header="{twips(sheet.header)}" w:footer="{twips(sheet.footer)}"'
        ' w:gutter="0"/>'
    )
