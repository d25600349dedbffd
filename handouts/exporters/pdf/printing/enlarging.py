"""Large print: a page that is set on smaller paper and then grows as a whole. Millimetres."""

from __future__ import annotations

from dataclasses import replace

from handouts.exporters.pdf.measures import Paper

LARGEST = 2.0  # beyond it a line has too few words to be read
_MODULE = 8
_LEAST_TEXT = 96  # beside a margin column
_GAP = 8
_SMALL = 160  # paper so narrow takes the smaller titles


def enlarged(paper: Paper, factor: float) -> Paper:
    """What to set on, so that it fills `paper` when it has grown by `factor`.

    Margins keep their size on the finished page; the type area is whole modules, what is over
    goes to the outer edges. The margin column goes where the text beside it would be too narrow.
    """
    if factor == 1:
        return paper
    width, height = paper.width / factor, paper.height / factor
    type_width = _whole(width - (paper.inner + paper.outer) / factor)
    type_height = _whole(height - (paper.top + paper.bottom) / factor)
    beside = type_width - _GAP - paper.margin_column
    has_column = paper.margin_column > 0 and beside >= _LEAST_TEXT
    inner, top = paper.inner / factor, paper.top / factor
    return replace(
        paper,
        width=width,
        height=height,
        inner=inner,
        outer=width - inner - type_width,
        top=top,
        bottom=height - top - type_height,
        text=beside if has_column else type_width,
        margin_column=paper.margin_column if has_column else 0,
        glossary_columns=paper.glossary_columns if has_column else 1,
        head=paper.head / factor,
        foot=paper.foot / factor,
        is_small=width < _SMALL,
    )


def _whole(length: float) -> float:
    return length // _MODULE * _MODULE
