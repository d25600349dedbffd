"""Lines that send the reader to a page: contents, the opener's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.gaps import Box
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import BalancedText, Label, Mark


@dataclass(frozen=True, slots=True)
class PageColumn:
    """Where page numbers stand flush right, as `page` is set; titles keep `room` clear."""

    right: float
    room: float
    page: Run


class ReferenceLine(BalancedText):
    """A title and, flush right on its last line, the page where `key` stands; both one link.

    The page number is a slot: nobody knows it while this is laid out.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        style: TextStyle,
        key: str,
        parent: Tag,
        *,
        column: PageColumn,
        indent: float = 0,
        labels: Sequence[Mark] = (),
    ) -> None:
        entry = parent.kid("TOCI")
        link = entry.kid("Reference").kid("Link")
        super().__init__(runs, style, link, column.right - column.room, indent=indent)
        self.splits, self.link = False, link
        self.key, self.right, self.page = key, column.right, column.page
        self.labels = tuple(mark if mark.tag else _tagged(mark, entry, link) for mark in labels)

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        del room, by_force
        return ()

    def draw(self) -> None:
        super().draw()
        recorder, size = self.canv, self.style.size
        recorder.text(self.indent + self.last_width, 0, [(self.page, " ")], self.tag)
        recorder.slot(self.tag, self.key, self.right, 0, self.page)
        words = "".join(run.text for run in self.runs)
        top = self.content_height() - self.style.line + 0.85 * size
        begins_at_edge = self.labels and not any(map(_is_field, self.labels))
        rect = (0.0 if begins_at_edge else self.indent, -0.25 * size, self.right, top)
        recorder.link("#" + self.key, words, rect, self.link)


def _tagged(mark: Mark, entry: Tag, link: Tag) -> Mark:
    """A label is part of the link; a box to tick stands before it."""
    if isinstance(mark, Label):
        return Label(mark.runs, mark.x, link)
    if isinstance(mark, Box) and mark.asked:
        return replace(mark, tag=entry.kid("Lbl").kid("Form"))
    return mark


def _is_field(mark: Mark) -> bool:
    return isinstance(mark, Box) and mark.asked is not None
