"""The kinds of PDF that both standards are asked about: all pairs of what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from all_pairs import Row, all_pairs

# A new way to make a PDF is one more factor; the first value of each is what nobody asks for.
FACTORS: Mapping[str, tuple[str, ...]] = {
    "--layout": ("workbook", "handout", "compilation", "cornell", "job-aid", "large-print"),
    "pdf.paper": ("A4", "Letter", "B5", "A5"),
    "--theme": ("classic", "modern", "mono"),
    "--edition": ("participant", "facilitator"),
    "labels.language": ("en", "ja"),
    "pdf.sides": ("double", "single"),
    "pdf.gutter": ("0", "6"),
    "pdf.imposition": ("none", "crop"),
    "pdf.grey": ("false", "true"),
    "publication.ruby": ("none", "all"),
    "pdf.fillable": ("false", "true"),
}


def is_allowed(row: Mapping[str, str]) -> bool:
    """Large print has no gutter, cards have no trainer's edition; neither is asked for."""
    layout = row.get("--layout")
    has_gutter = row.get("pdf.gutter", "0") != "0"
    is_guide = row.get("--edition") == "facilitator"
    return not (layout == "large-print" and has_gutter) and not (layout == "job-aid" and is_guide)


CASES: list[Row] = all_pairs(FACTORS, is_allowed)


def arguments(row: Row) -> list[str]:
    """Of `handouts build`."""
    said = ["--format", "pdf"]
    for factor, value in row.items():
        said += [factor, value] if factor.startswith("--") else ["--set", f"{factor}={value}"]
    return said
