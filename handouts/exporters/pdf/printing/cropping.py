"""Crop marks for a print shop that trims. No coordinate moves: the sheet grows around the page.

So links, form fields and tags stay where they are, and the file stays PDF/UA and PDF/A. Pages
have no colour at their edge: the bleed is white.
"""

from __future__ import annotations

from handouts.exporters.pdf.measures import MM

BLEED = 3 * MM
SLUG = 10 * MM  # of paper around the page
MARK = 5 * MM  # a mark's length, from the edge of the sheet inwards; so it ends off the bleed
_LINE = 0.25


def page_boxes(width: float, height: float, *, has_marks: bool) -> str:
    """The entries of a page for a trim size in points (ISO 32000-1, 14.11.2)."""
    if not has_marks:
        return f"/MediaBox{_box(width, height, 0)}"
    return (
        f"/MediaBox{_box(width, height, SLUG)}/BleedBox{_box(width, height, BLEED)}"
        f"/TrimBox{_box(width, height, 0)}"
    )


def _box(width: float, height: float, margin: float) -> str:
    return f"[{-margin:.2f} {-margin:.2f} {width + margin:.2f} {height + margin:.2f}]".replace(
        "-0.00", "0"
    )


def crop_marks(width: float, height: float) -> bytes:
    """Two lines at each corner, in line with the edges of the page; an artifact."""
    lines = [
        f"{x:.2f} {y:.2f} m {x:.2f} {y + MARK:.2f} l S"
        for x in (0, width)
        for y in (-SLUG, height + SLUG - MARK)
    ]
    lines += [
        f"{x:.2f} {y:.2f} m {x + MARK:.2f} {y:.2f} l S"
        for y in (0, height)
        for x in (-SLUG, width + SLUG - MARK)
    ]
    code = ["q", "/Artifact BMC", f"0 G {_LINE:g} w", *lines, "EMC", "Q", ""]
    return "\n".join(code).encode("ascii")
