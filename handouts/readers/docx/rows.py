"""Tables as text: a row becomes one paragraph, its cells parted by strokes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.styles import NO_STYLE, Style
from handouts.readers.structure.lines import Mark

_STROKE = " | "


def joined_rows(paragraphs: Iterable[WordParagraph]) -> list[WordParagraph]:
    """A row with one paragraph only is that paragraph: many tables are there for the look."""
    found: list[WordParagraph] = []
    for row, members in groupby(paragraphs, key=lambda one: one.row):
        cells = list(members)
        found += [_joined(cells)] if row and len(cells) > 1 else cells
    return found


def _joined(cells: list[WordParagraph]) -> WordParagraph:
    text, marks = "", list[Mark]()
    for cell in cells:
        text += _STROKE if text else ""
        at = len(text)
        text += cell.text
        marks += [replace(one, start=at + one.start, end=at + one.end) for one in cell.marks]
    names = dict.fromkeys(name for cell in cells for name in cell.names)
    return replace(
        cells[0],
        text=text,
        marks=tuple(marks),
        style=Style(NO_STYLE),
        marker=None,
        names=tuple(names),
        remarks=tuple(one for cell in cells for one in cell.remarks),
    )
