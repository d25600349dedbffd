"""Page numbers of a term or a subject, flush right."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.measures import U
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag

_MOST_PAGES = 0.4  # of a column


class PageNumbers:
    """Page numbers flush right, over as many lines as they need; each a link of its own."""

    def __init__(
        self,
        pages: Sequence[tuple[int, str]],
        setting: Setting,
        typesetter: Typesetter,
        column: float,
    ) -> None:
        self.style, self.labels, self.column = setting.styles.term_pages, setting.labels, column
        self.comma = typesetter.plain(", ", self.style)[0]
        self.blank = typesetter.plain(" ", self.style)[0]
        self.lines: list[list[tuple[Run, int, str]]] = []
        limit, used = _MOST_PAGES * column, 0.0
        for page, key in pages:
            run = typesetter.plain(setting.references.folio(page), self.style)[0]
            used += run.width + self.comma.width
            if not self.lines or used - self.comma.width > limit:
                self.lines.append([])
                used = run.width + self.comma.width
            self.lines[-1].append((run, page, key))

    @property
    def width(self) -> float:
        return max((self._width_of(line) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From a term's first line to the last of its page numbers."""
        return 2 * U + max(0, len(self.lines) - 1) * self.style.line

    def _width_of(self, line: Sequence[tuple[Run, int, str]]) -> float:
        return sum(run.width + self.comma.width for run, _, _ in line) - self.comma.width

    def draw(self, recorder: Recorder, y: float, tag: Tag) -> None:
        for line in self.lines:
            x = self.column - self._width_of(line)
            # Parts the number from the gloss for those who listen.
            recorder.text(x - self.blank.width, y, [(self.blank, " ")], tag)
            for run, page, key in line:
                link = tag.kid("Link")
                recorder.text(x, y, [(run, run.text)], link)
                rect = (x, y - 2, x + run.width, y + self.style.size)
                recorder.link("#" + key, self.labels.page_number.format(page=run.text), rect, link)
                x += run.width
                if (run, page, key) != self.lines[-1][-1]:
                    recorder.text(x, y, [(self.comma, self.comma.text)], tag)
                    x += self.comma.width
            y -= self.style.line
