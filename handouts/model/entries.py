"""Which terms are one entry: one for each Japanese form, its later uses in romaji included."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from handouts.model.inlines import Term


def plain_reading(text: str) -> str:
    """Long vowels as short ones, small letters."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.casefold()


def homes_of_readings(groups: Mapping[str, Iterable[Term]]) -> dict[str, str]:
    """Of terms by their identity: which that have no script belong to which that have.

    A term met only in romaji belongs to the script that is read so, if there is just one.
    """
    by_reading: dict[str, dict[str, None]] = {}
    without_script = []
    for identity, terms in groups.items():
        has_script = False
        for term in terms:
            has_script = has_script or term.japanese is not None
            if term.japanese and term.romaji:
                by_reading.setdefault(plain_reading(term.romaji), {})[identity] = None
        if not has_script:
            without_script.append(identity)
    homes = {
        identity: list(by_reading.get(plain_reading(identity), ())) for identity in without_script
    }
    return {identity: found[0] for identity, found in homes.items() if len(found) == 1}
