"""Room for a comb or for glue at the inner margin, and what gives way to it. Millimetres."""

from __future__ import annotations

from dataclasses import replace

from handouts.exporters.pdf.measures import Paper

_LEAST_OUTER = 10  # what an office printer can still print
_LEAST_COLUMN = 40  # a term and its gloss
_TEXT = 112  # the longest line; what is left of a margin column goes to the outer margin


def with_gutter(paper: Paper, gutter: float) -> Paper:
    """From the outer margin first, then from the margin column; at last that column goes."""
    from_outer = min(gutter, paper.outer - _LEAST_OUTER)
    from_column = gutter - from_outer
    inner = paper.inner + gutter
    if not from_column:
        return replace(paper, inner=inner, outer=paper.outer - from_outer)
    column = paper.margin_column - from_column
    if column >= _LEAST_COLUMN:
        return replace(paper, inner=inner, outer=_LEAST_OUTER, margin_column=column)
    return replace(
        paper,
        inner=inner,
        outer=paper.width - inner - _TEXT,
        text=_TEXT,
        margin_column=0,
        glossary_columns=1,
    )


def widest_gutter(paper: Paper) -> float:
    """What a paper can give without a shorter line than `_TEXT`, as a whole number."""
    return float(int(paper.width - paper.inner - _TEXT - _LEAST_OUTER))
