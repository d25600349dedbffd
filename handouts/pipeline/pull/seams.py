"""Paragraphs that became several, and several that became one, with all their letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

_BEGINNING = 4  # letters by which candidates are found


def seams(
    wholes: Sequence[str], pieces: Sequence[str], free: Collection[int], loose: Collection[int]
) -> Iterator[tuple[int, list[int]]]:
    """Each whole, by its place, with the places of its pieces, which stand together.

    Only wholes in `free` and pieces in `loose` are asked; each is used once.
    """
    begins: dict[str, list[int]] = defaultdict(list)
    texts = {at: letters(pieces[at]) for at in loose}
    for at, text in texts.items():
        begins[text[:_BEGINNING]].append(at)
    used: set[int] = set()
    for at in sorted(free):
        whole = letters(wholes[at])
        for first in begins.get(whole[:_BEGINNING], ()):
            found = _run(whole, first, texts)
            if len(found) > 1 and not used.intersection(found):
                used.update(found)
                yield at, found
                break


def letters(text: str) -> str:
    """Without blanks, which come and go where paragraphs are cut and joined."""
    return "".join(text.split())


def _run(whole: str, first: int, texts: dict[int, str]) -> list[int]:
    """The places from `first` on whose letters make the whole; none where they don't."""
    found: list[int] = []
    at = 0
    while at < len(whole):
        text = texts.get(first + len(found), "")
        if not text or not whole.startswith(text, at):
            return []
        found.append(first + len(found))
        at += len(text)
    return found
