"""A source with its guesses settled: the hints are put in that make each of them certain."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handouts.diagnostics import Diagnostic
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
    guesses = {remark.line: remark for remark in before.diagnostics if _hint(remark)}
    text = text_of(data, source)

    def reads_the_same(chosen: Collection[int]) -> bool:
        content = _with_hints(text, {line: guesses[line] for line in chosen})
        after = reader.read(content, source)
        open_guesses = sum(bool(_hint(remark)) for remark in after.diagnostics)
        return open_guesses == len(guesses) - len(chosen) and says_the_same(after, before)

    chosen: list[int] = []
    for code in SETTLED_BY:  # one heading that is said alone would be the only one
        lines = [line for line, remark in guesses.items() if remark.code == code]
        chosen = _settling(lines, chosen, reads_the_same)
    before_it = sorted(chosen)
    left = tuple(
        line + bisect_left(before_it, line) for line in sorted(guesses) if line not in set(chosen)
    )
    content = _with_hints(text, {line: guesses[line] for line in chosen})
    return Settled(content, len(chosen), left)


def _settling(
    lines: Sequence[int],
    chosen: Sequence[int],
    reads_the_same: Callable[[Collection[int]], bool],
) -> list[int]:
    """`chosen` and those of `lines` whose hints go with them.

    By halves, as nearly always all do: a few that don't cost a few readings and not one for each.
    """
    if not lines or reads_the_same([*chosen, *lines]):
        return [*chosen, *lines]
    if len(lines) < 2:
        return list(chosen)
    middle = len(lines) // 2
    first = _settling(lines[:middle], chosen, reads_the_same)
    return _settling(lines[middle:], first, reads_the_same)


def _hint(remark: Diagnostic) -> str:
    """The hint that settles a guess; empty for any other remark."""
    return next((hint for code, hint in SETTLED_BY.items() if code == remark.code), "")


def _with_hints(text: str, guesses: dict[int, Diagnostic]) -> bytes:
    usual = _USUAL_END.search(text)
    end = usual.group() if usual else "\n"
    starts = [0, *(found.end() for found in line_end(text).finditer(text))]
    parts = []
    for number, (start, after) in enumerate(pairwise([*starts, len(text)]), start=1):
        if number in guesses:
            parts.append(f"%% {_hint(guesses[number])}{end}")
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
