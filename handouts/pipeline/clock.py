"""The one place that reads the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from handouts.errors import OptionError

_LAST_SECOND = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


def time_of_build(published: date | None) -> int:
    """Seconds since 1970 UTC: SOURCE_DATE_EPOCH, else the publication's date, else today.

    Whole days, so that two builds on one day are the same. Raises OptionError for a
    SOURCE_DATE_EPOCH that is no instant (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given:
        if not (
            given.isascii() and given.isdigit() and len(given) < 20 and int(given) <= _LAST_SECOND
        ):
            raise OptionError(
                f"SOURCE_DATE_EPOCH is {given!r}.", hint="Give seconds since 1970, or unset it."
            )
        return int(given)
    day = published or datetime.now().astimezone().date()
    return max(0, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
