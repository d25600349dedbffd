"""The lists that are open while a Markdown file is read, and the leads found in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from handouts.readers.structure.lines import Marker, MarkerKind, SourceLine, passage
from handouts.readers.structure.markers import split_marker

Group = list[SourceLine]
_INDENT = 2  # columns of depth that a level counts


@dataclass(slots=True)
class OpenItem:
    """`marker` waits for the item's words; `group` holds its lines once they have come.

    `more` are further paragraphs.
    """

    marker: Marker | None
    written: str
    line: int
    quotes: int
    group: Group | None = None
    more: list[SourceLine] = field(default_factory=list)

    def close(self) -> None:
        """Further paragraphs of an item go on with its words."""
        if self.group and self.more:
            last = self.group[-1]
            joined = passage([last, *self.more]).as_line()
            self.group[-1] = replace(
                last, text=joined.text, breaks=joined.breaks, marks=joined.marks
            )


@dataclass(slots=True)
class OpenList:
    """`broken` are the items with a line end that may part lead and text: where, in each."""

    count: int = 0
    broken: list[tuple[Group, int]] = field(default_factory=list)

    def close(self) -> None:
        """A lead on a line of its own is the habit of a whole list."""
        if len(self.broken) * 2 > self.count:
            for group, at in self.broken:
                break_line(group, at)


def open_item(token: Token, depth: int, quotes: int) -> OpenItem:
    """Numbers of more than two digits are words (`1984. A great year`), as in plain text."""
    written = f"{token.info}{token.markup}"
    marker, _ = split_marker(written, depth * _INDENT)
    line = token.map[0] + 1 if token.map else 0
    if token.info == "":
        marker = Marker(MarkerKind.BULLET, token.markup, depth=depth * _INDENT)
    return OpenItem(marker, written, line, quotes)


def break_line(group: Group, at: int) -> None:
    """Part the item's one line into lead and text; the marker stays with the lead."""
    line = group[0]
    words = passage([line])
    lead = words.part(0, len(line.text[:at].rstrip()))
    text = words.part(at, len(line.text)).as_line()
    first = replace(line, text=lead.text, breaks=lead.as_line().breaks, marks=lead.marks)
    group[:1] = [first, text]


def with_prefix(line: SourceLine, prefix: str) -> SourceLine:
    """A number that is no marker goes before the words."""
    shift = len(prefix) + 1
    return replace(
        line,
        text=f"{prefix} {line.text}",
        breaks=tuple((at + shift, number) for at, number in line.breaks),
        marks=tuple(
            replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in line.marks
        ),
    )
