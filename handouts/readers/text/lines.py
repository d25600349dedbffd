"""Lines of plain text: the shape of a file, hints, and the markers before its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handouts.diagnostics import Diagnostic
from handouts.model.episode import DroppedLine
from handouts.readers.structure.hints import (
    HINT_LINE,
    HINTS,
    ITEM,
    UNKNOWN,
    idle_hint,
    unknown_hint,
)
from handouts.readers.structure.lines import Marker, MarkerKind, Role, Shape, SourceLine
from handouts.readers.structure.markers import split_marker
from handouts.readers.structure.parts import is_summary_label

_CLOSING_MARKER = re.compile(r"\s-$")
# Markdown's signs for headings and quotations turn up in plain text as well.
_MARKUP = re.compile(r"(?P<sign>#{1,4}|>)\s+(?P<words>\S.*?)(?:\s+#+)?")
_ROLES = {
    "#": Role.TITLE,
    "##": Role.HEADING,
    "###": Role.SUBHEADING,
    "####": Role.SUBHEADING,
    ">": Role.QUOTATION,
}


def detect_shape(lines: Sequence[str]) -> Shape:
    """A where any line is a lone `-`, or where nothing parts the lines."""
    stripped = [line.strip() for line in lines]
    if "-" in stripped:
        return Shape.A
    first = next((at for at, line in enumerate(stripped) if line), 0)
    last = next((at for at in range(len(stripped) - 1, -1, -1) if stripped[at]), 0)
    return Shape.B if "" in stripped[first:last] else Shape.A


def source_lines(
    lines: Sequence[str], shape: Shape, source: str
) -> tuple[tuple[SourceLine, ...], tuple[Diagnostic, ...], tuple[DroppedLine, ...]]:
    """The non-blank lines; a hint or marker alone on its line goes to the line after it.

    Beside them the remarks on hints that nobody knows or that speak of nothing, and the lines of
    the former.
    """
    scan = _Scan(shape, source)
    for number, raw in enumerate(lines, start=1):
        scan.take(number, raw)
    scan.end_hint()
    return tuple(scan.found), tuple(scan.remarks), tuple(scan.dropped)


@dataclass(slots=True)
class _Scan:
    """What is known while going down the lines: a marker or hint that waits for its words."""

    shape: Shape
    source: str
    found: list[SourceLine] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    dropped: list[DroppedLine] = field(default_factory=list)
    marker: Marker | None = None
    marker_line: int = 0
    role: Role | None = None
    hint: tuple[int, str] | None = None
    after_blank: bool = True

    def take(self, number: int, raw: str) -> None:
        text = raw.strip()
        if not text:
            self.after_blank = True
        elif hint := HINT_LINE.fullmatch(text):
            self._take_hint(number, hint["word"].strip().lower(), text)
        elif self.role is not None:
            self._add(number, raw, text)
        elif markup := _MARKUP.fullmatch(text):
            self.role = _ROLES[markup["sign"]]
            self.after_blank = True
            self._add(number, raw, markup["words"])
        else:
            depth = len(raw) - len(raw.lstrip())
            marker, rest = split_marker(text, depth)
            if marker is not None:
                self.marker, self.marker_line = marker, number
            if rest:
                self._add(number, raw, rest)

    def end_hint(self) -> None:
        """No line will come that the last hint could speak of."""
        if self.hint is not None:
            self.remarks.append(idle_hint(self.source, *self.hint))
        self.hint = None

    def _take_hint(self, number: int, word: str, text: str) -> None:
        if word in HINTS:
            self.end_hint()
            self.hint = number, word
        if word == ITEM:
            self.marker, self.marker_line = Marker(MarkerKind.BULLET, "-"), number
        elif word in HINTS:
            self.role = Role(word)
            self.after_blank = True
        else:
            self.remarks.append(unknown_hint(self.source, number, word))
            self.dropped.append(DroppedLine(number, text, UNKNOWN))

    def _add(self, number: int, raw: str, text: str) -> None:
        closing = _CLOSING_MARKER.search(text) if self.shape is Shape.A else None
        closes = closing is not None and not is_summary_label(text[: closing.start()])
        self.found.append(
            SourceLine(
                number=number,
                column=raw.find(text) + 1,
                text=_CLOSING_MARKER.sub("", text).rstrip() if closes else text,
                marker=self.marker,
                after_blank=self.after_blank,
                closes_item=closes,
                marker_line=self.marker_line if self.marker else 0,
                role=self.role,
            )
        )
        self.marker = Marker(MarkerKind.BULLET, "-") if closes else None
        self.marker_line = number
        self.hint = None
        # What a hint speaks of ends with its line, also where no blank line follows.
        self.after_blank, self.role = self.role is not None, None
