"""A source with its guesses settled: the hints are put in that make each of them certain."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.api import Reader
from handouts.readers.mojibake import text_of
from handouts.readers.structure.guesses import SETTLED_BY

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOT_SAID = ("line", "diagnostics")  # where it stands, and what is remarked on it


@dataclass(frozen=True, slots=True)
class Settled:
    """The text with its hints, in UTF-8. `left` are guesses that their hint would not settle."""

    content: bytes
    hints: int
    left: tuple[Diagnostic, ...] = ()


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

    chosen = list(guesses)
    if not reads_the_same(chosen):  # seldom: then one by one
        chosen = []
        for line in guesses:
            if reads_the_same([*chosen, line]):
                chosen.append(line)
    left = tuple(remark for line, remark in guesses.items() if line not in chosen)
    content = _with_hints(text, {line: guesses[line] for line in chosen})
    return Settled(content, len(chosen), left)


def _hint(remark: Diagnostic) -> str:
    """The hint that settles a guess; empty for any other remark."""
    return next((hint for code, hint in SETTLED_BY.items() if code == remark.code), "")


def _with_hints(text: str, guesses: dict[int, Diagnostic]) -> bytes:
    found = _LINE_END.search(text)
    end = found.group() if found else "\n"
    parts = []
    for number, line in enumerate(_LINE.findall(text), start=1):
        if number in guesses:
            parts.append(f"%% {_hint(guesses[number])}{end}")
        parts.append(line)
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
