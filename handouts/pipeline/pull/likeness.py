"""How like two texts are: what both begin and end with costs nothing, and size has its limits."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

_MOST = 4_000_000  # comparisons of words or characters, which may all be the same
_FEW = 4  # words, or Japanese without blanks: characters tell more

Opcode = tuple[str, int, int, int, int]


def outer(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many both have in common at the beginning, and then at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return start, end


def likeness(old: str, new: str, least: float) -> float:
    """0 to 1; 0 for what is less than `least`, which spares most of the work."""
    one, two = old.split(), new.split()
    if len(one) < _FEW or len(two) < _FEW:
        return _ratio(old, new, least)
    return _ratio(one, two, least)


def _ratio(old: Sequence[str], new: Sequence[str], least: float) -> float:
    start, end = outer(old, new)
    one, two = old[start : len(old) - end], new[start : len(new) - end]
    total, same = len(old) + len(new), start + end
    if not one or not two:
        found = 2 * same / total if total else 1.0
    else:
        matcher = SequenceMatcher(None, one, two, autojunk=False)
        share = (len(one) + len(two)) / total
        found = 2 * same / total + share * matcher.quick_ratio()
        if found >= least and len(one) * len(two) <= _MOST:
            found = 2 * same / total + share * matcher.ratio()
    return found if found >= least else 0.0


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """As of a SequenceMatcher; what is too long to compare is replaced as a whole."""
    start, end = outer(old, new)
    i, k = len(old) - end, len(new) - end
    inner: list[Opcode] = [("replace", start, i, start, k)]
    if (i - start) * (k - start) <= _MOST:
        matcher = SequenceMatcher(None, old[start:i], new[start:k], autojunk=False)
        inner = [
            (tag, a + start, b + start, c + start, d + start)
            for tag, a, b, c, d in matcher.get_opcodes()
        ]
    outside: list[Opcode] = [("equal", 0, start, 0, start)]
    outside += [*inner, ("equal", i, len(old), k, len(new))]
    return [one for one in outside if one[2] > one[1] or one[4] > one[3]]
