"""Tables: cells, rows and the whole, with their looks in table styles."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.docx.page import twips
from handouts.word_names import Style


def cell(wide: float, content: str, *, span: int = 1) -> str:
    """A cell `wide` mm; its content must end with a paragraph."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'
    )


def row(
    cells: Sequence[str], *, high: float = 0.0, is_head: bool = False, whole: bool = True
) -> str:
    """A row at least `high` mm. `whole`: no page ends in it; `is_head`: each page repeats it."""
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{twips(high)}" w:hRule="atLeast"/>' if high else "")
        + ("<w:tblHeader/>" if is_head else "")
    )
    formatting = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{formatting}{''.join(cells)}</w:tr>"


def table(
    style: Style,
    widths: Sequence[float],
    rows: Sequence[str],
    caption: str,
    *,
    has_head: bool = False,
) -> str:
    """`widths` in mm; `caption`, already escaped, is what a screen reader calls the table."""
    grid = "".join(f'<w:gridCol w:w="{twips(wide)}"/>' for wide in widths)
    first, look = (1, "0420") if has_head else (0, "0400")
    named = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
