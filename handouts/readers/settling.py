"""A source with its guesses settled: the hints are put in that make each of them certain."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handouts.model.episode import Episode
from handouts.readers.api import Reader
from handouts.readers.mojibake import text_of
from handouts.readers.structure.guesses import SETTLED_BY
from handouts.readers.text.decode import line_end

_USUAL_END = re.compile(r"\r\n|\n|\r")
_NOT_SAID = ("line", "diagnostics")  # where it stands, and what is remarked on it


@dataclass(frozen=True, slots=True)
class Settled:
    """The text with its hints, in UTF-8.

    `left` are the lines, as they are counted in it, of guesses that their hint would not settle.
    """

    content: bytes
    hints: int
    left: tuple[int, ...] = ()


def settled(data: bytes, source: str, reader: Reader) -> Settled:
    """Put hints before guessed lines, so that the text reads as before and guesses no more.

    A guess is left where its hint would change what is read. Raises SourceError.
    """
    before = reader.read(data, source)
    guesses = _guesses(before)
    text = text_of(data, source)

    def reads_the_same(chosen: Mapping[int, str]) -> bool:
        after = reader.read(_with_hints(text, chosen), source)
        open_lines = len(_guesses(after))
        return open_lines == len(guesses) - len(chosen) and says_the_same(after, before)

    chosen: dict[int, str] = {}
    for hint in SETTLED_BY.values():  # one heading that is said alone would be the only one
        lines = [line for line, found in guesses.items() if hint in found and line not in chosen]
        chosen = _settling(lines, hint, chosen, reads_the_same)
    before_it = sorted(chosen)
    left = tuple(
        line + bisect_left(before_it, line) for line in sorted(guesses) if line not in chosen
    )
    return Settled(_with_hints(text, chosen), len(chosen), left)


def _settling(
    lines: Sequence[int],
    hint: str,
    chosen: dict[int, str],
    reads_the_same: Callable[[Mapping[int, str]], bool],
) -> dict[int, str]:
    """`chosen` and those of `lines` whose hints go with them.

    By halves, as nearly always all do: a few that don't cost a few readings and not one for each.
    """
    more = chosen | dict.fromkeys(lines, hint)
    if not lines or reads_the_same(more):
        return more
    if len(lines) < 2:
        return chosen
    middle = len(lines) // 2
    first = _settling(lines[:middle], hint, chosen, reads_the_same)
    return _settling(lines[middle:], hint, first, reads_the_same)


def _guesses(episode: Episode) -> dict[int, list[str]]:
    """The lines that were guessed, each with the hints that may settle it."""
    found: dict[int, list[str]] = {}
    for remark in episode.diagnostics:
        hint = next((hint for code, hint in SETTLED_BY.items() if code == remark.code), "")
        if hint:
            found.setdefault(remark.line, []).append(hint)
    return found


def _with_hints(text: str, hints: Mapping[int, str]) -> bytes:
    usual = _USUAL_END.search(text)
    end = usual.group() if usual else "\n"
    starts = [0, *(found.end() for found in line_end(text).finditer(text))]
    parts = []
    for number, (start, after) in enumerate(pairwise([*starts, len(text)]), start=1):
        if number in hints:
            parts.append(f"%% {hints[number]}{end}")
        parts.append(text[start:after])
    return "".join(parts).encode("utf-8", "surrogatepass")


def _said(node: object) -> object:
    """A node of the model without places and remarks, to be compared."""
    if isinstance(node, tuple):
        return tuple(_said(part) for part in node)
    if dataclasses.is_dataclass(node):
        fields = (field.name for field in dataclasses.fields(node))
        values = (_said(getattr(node, name)) for name in fields if name not in _NOT_SAID)
        return type(node).__name__, *values
    return node


def says_the_same(one: Episode, two: Episode) -> bool:
    """Are two readings the same, wherever their words stand?"""
    return _said(one) == _said(two)
