"""The hint that follows a name nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, known: Iterable[str], nothing: str = "There are none.") -> str:
    """`Did you mean x?` where a known name is close, else all of them; `nothing` if none is."""
    names = sorted(known)
    close = get_close_matches(name.lower(), names, n=1)
    if close:
        return f"Did you mean {close[0]}?"
    return f"There are: {', '.join(names)}." if names else nothing
