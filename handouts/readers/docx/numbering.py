"""What stands before a paragraph of a list: Word counts, the file says only in which list."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from handouts.readers.docx.tags import W, value_of
from handouts.readers.structure.lines import Marker, MarkerKind

_LETTERS = ("upperLetter", "lowerLetter")
_NO_FIGURE = ("bullet", "none")
_INDENT = 2  # columns for each list within a list
_ALPHABET = 26


class Numbering:
    """Counts through the lists in the order of the paragraphs (ECMA-376, part 1, 17.9)."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        if root is not None:
            for one in root.iterchildren(f"{W}abstractNum"):
                self._definitions[str(one.get(f"{W}abstractNumId"))] = one
            for one in root.iterchildren(f"{W}num"):
                self._lists[str(one.get(f"{W}numId"))] = one
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()

    def marker(self, number: str, level: int) -> Marker | None:
        """The marker of the next paragraph of this list; None where it has none."""
        found = self._lists.get(number)
        if found is None:
            return None
        abstract = value_of(found, "w:abstractNumId") or ""
        form = self._format(found, abstract, level)
        if form in _NO_FIGURE:
            depth = level * _INDENT
            return Marker(MarkerKind.BULLET, "-", depth=depth) if form == "bullet" else None
        value = self._count(found, number, abstract, level)
        if form in _LETTERS and value <= _ALPHABET:
            return Marker(MarkerKind.LETTER, f"{chr(64 + value)})", value, level * _INDENT)
        return Marker(MarkerKind.DECIMAL, f"{value}.", value, level * _INDENT)

    def _level(self, found: etree._Element, abstract: str, level: int) -> list[etree._Element]:
        """The definitions of a level, the list's own first."""
        own = [
            inner
            for one in found.iterchildren(f"{W}lvlOverride")
            if one.get(f"{W}ilvl") == str(level)
            for inner in one.iterchildren(f"{W}lvl")
        ]
        definition = self._definitions.get(abstract)
        if definition is None:
            return own
        return own + [
            one for one in definition.iterchildren(f"{W}lvl") if one.get(f"{W}ilvl") == str(level)
        ]

    def _format(self, found: etree._Element, abstract: str, level: int) -> str:
        forms = (value_of(one, "w:numFmt") for one in self._level(found, abstract, level))
        return next((form for form in forms if form), "bullet")

    def _count(self, found: etree._Element, number: str, abstract: str, level: int) -> int:
        """Lists of one definition count on, but where a list begins with a start of its own."""
        counts = self._counts[abstract]
        start = self._start(found, level)
        if start is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            starts = (value_of(one, "w:start") for one in self._level(found, abstract, level))
            counts[level] = next((int(one) for one in starts if one and one.isdecimal()), 1)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return max(counts[level], 1)

    @staticmethod
    def _start(found: etree._Element, level: int) -> int | None:
        for one in found.iterchildren(f"{W}lvlOverride"):
            start = value_of(one, "w:startOverride")
            if one.get(f"{W}ilvl") == str(level) and start and start.isdecimal():
                return int(start)
        return None
