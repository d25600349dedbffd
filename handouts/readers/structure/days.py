"""A line that holds the day of publication and nothing else."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_DATE = re.compile(
    r"(?:(?:posted|published|posted on|published on|updated)\s*:?\s+)?(?:[A-Z][a-z]{2,8},?\s+)??"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<y1>\d{4})(?:年|[/.])(?P<m1>\d{1,2})(?:月|[/.])(?P<d1>\d{1,2})日?"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month3>[A-Z][a-z]{2,8})\.?,?\s+(?P<y3>\d{4}))",
    re.IGNORECASE,
)


def iso_date(text: str) -> date | None:
    """The day with which `2021-05-03T09:00` begins."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def day(text: str) -> date | None:
    """`Posted on May 3, 2021`, `2021年5月3日` and their kind; None for a line of another kind."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    if match["iso"]:
        return iso_date(match["iso"])
    for year, month, of_month in (
        ("y1", "m1", "d1"),
        ("y2", "month2", "d2"),
        ("y3", "month3", "d3"),
    ):
        if match[year]:
            written = match[month]
            number = int(written) if written.isdigit() else _MONTH.get(written[:3].lower(), 0)
            try:
                return date(int(match[year]), number, int(match[of_month]))
            except ValueError:
                return None
    return None
