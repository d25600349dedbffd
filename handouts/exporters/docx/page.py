"""The sheet: paper, margins and the width of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

TEXT_WIDTH = 150.0  # mm, on every paper: 66 characters of running text, and the tables fit
TERM_COLUMNS = (28.0, 34.0, 88.0)  # mm: script, romaji, meaning
CHAPTER_COLUMN = 20.0  # mm, taken from the meanings where terms name their chapters


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Width and height in mm, and the margins that look good on it."""

    width: float
    height: float
    top: float = 30.0
    bottom: float = 28.0
    header: float = 15.0
    footer: float = 14.0

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def side(self) -> float:
        return (self.width - TEXT_WIDTH) / 2


def sheet_of(paper: Paper) -> Sheet:
    match paper:
        case Paper.A4:
            return Sheet(210.0, 297.0)
        case Paper.LETTER:
            return Sheet(215.9, 279.4, top=28.0, bottom=26.0)
        case _:
            assert_never(paper)


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's measure for lengths."""
    return round(millimetres * 1440 / 25.4)


def paper_xml(sheet: Sheet) -> str:
    """`w:pgSz` and `w:pgMar`."""
    side = twips(sheet.side)
    return (
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{side}" w:bottom="{twips(sheet.bottom)}"'
        f' w:left="{side}" w:header="{twips(sheet.header)}" w:footer="{twips(sheet.footer)}"'
        ' w:gutter="0"/>'
    )
