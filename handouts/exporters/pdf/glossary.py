"""The glossary in columns: term, gloss, and the pages on which it is explained.

Laid out after the chapters have their pages, so its numbers are plain text and not slots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.columns import page_heights
from handouts.exporters.pdf.contents import title_block, title_foot
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.lines import Line, break_lines
from handouts.exporters.pdf.measures import GAP, MM, PageGeometry, U
from handouts.exporters.pdf.opener import RULE
from handouts.exporters.pdf.paging import Area, flow
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import ROMAJI, Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.publication.publication import Glossary, GlossaryEntry, GlossaryTerm

PagesOf = Callable[[GlossaryEntry], Sequence[tuple[int, str]]]  # printed page, key to link to
_PAGES_ROOM = 4 * MM  # between a term and its pages
_MOST_PAGES = 0.4  # of a column
_GLOSS_WIDTH = 66 * MM
_HEAD = 10.5 * U  # title over the columns
_FOOT = 1.25 * U
_WHOLE = 16  # characters of a Japanese term that stay on one line


def lay_out_glossary(
    glossary: Glossary, setting: Setting, pages_of: PagesOf, *, from_recto: bool
) -> Fragment:
    """Its terms stand in the chapters, so it has nothing new to remark on."""
    root = Tag("Part")
    recorder, typesetter = Recorder(root), setting.typesetter("")
    column = _columns(setting.recto, setting)[0].width
    title = title_block(glossary.heading, glossary.key, setting, typesetter, root, column)
    note = _Note(glossary.note, setting, typesetter, root.kid("P"), column)
    maker = _RowMaker(
        setting, typesetter, column, root.kid("L", attributes=list_attributes("None"))
    )
    rows = [maker.row(entry.term, pages_of(entry)) for entry in glossary.entries]
    full = setting.recto.top - setting.recto.bottom
    count = setting.paper.glossary_columns
    heights = page_heights([row.content_height() for row in rows], full - _HEAD, full, count)
    flow(
        [title, note, *rows],
        recorder,
        setting.sheets(from_recto=from_recto),
        areas=lambda page, sheet: _areas(page, sheet, setting, heights),
    )
    return recorder.fragment(glossary.heading, has_opener=True)


def _columns(sheet: PageGeometry, setting: Setting) -> list[Area]:
    count = setting.paper.glossary_columns
    width = (sheet.type_width - GAP * (count - 1)) / count
    lefts = [sheet.left + number * (width + GAP) for number in range(count)]
    return [Area(left, sheet.bottom, width, sheet.top - sheet.bottom) for left in lefts]


def _areas(
    page: int, sheet: PageGeometry, setting: Setting, heights: Sequence[float]
) -> list[Area]:
    """Columns; on the first page under the title and the note, which have frames of their own."""
    columns = _columns(sheet, setting)
    full = columns[0].height - (0 if page else _HEAD)
    height = min(full, heights[page]) if page < len(heights) else full
    top = sheet.bottom + full
    body = [replace(column, bottom=top - height, height=height) for column in columns]
    if page:
        return body
    head = [replace(column, bottom=top, height=_HEAD) for column in columns[-2:]]
    return [head[0], replace(head[-1], left=columns[-1].left), *body]


class _Note(Block):
    """How the glossary is sorted: small, beside the title, its last line on the title's."""

    def __init__(
        self, text: str, setting: Setting, typesetter: Typesetter, tag: Tag, width: float
    ) -> None:
        super().__init__()
        self.setting = setting
        style = replace(setting.styles.small, colour=setting.ink.muted)
        self.text = TextBlock(typesetter.plain(text, style), style, tag, width)

    def content_height(self) -> float:
        return _HEAD

    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, title_foot(self.setting))  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class _RowMaker:
    setting: Setting
    typesetter: Typesetter
    column: float
    holder: Tag

    def row(self, term: GlossaryTerm, pages: Sequence[tuple[int, str]]) -> GlossaryRow:
        item = self.holder.kid("LI")
        body = item.kid("LBody")
        numbers = _Pages(pages, self.setting, self.typesetter, self.column)
        width = self.column - numbers.width - _PAGES_ROOM
        head = self._head(term, item.kid("Lbl"), width)
        style = self.setting.styles.term_gloss
        words = self.typesetter.plain(term.gloss or "", style)
        gloss = TextBlock(words, style, body, min(_GLOSS_WIDTH, self.column))
        return GlossaryRow(head, gloss, numbers, body, self.setting)

    def _head(self, term: GlossaryTerm, tag: Tag, width: float) -> TextBlock:
        styles = self.setting.styles
        romaji = replace(styles.term_romaji, before=0, after=0)
        runs = self.typesetter.plain(term.romaji or "", romaji, lang=ROMAJI)
        script = [
            run._replace(size=styles.term_japanese.size)
            for run in self.typesetter.plain(term.japanese or "", styles.term_japanese)
        ]
        if runs and script:
            runs += self.typesetter.plain("  ", romaji)
        return _Term([*runs, *script], romaji, tag, width, marks=Marks((term.key,)))


class _Term(TextBlock):
    def broken(self) -> list[Line]:
        return break_lines(self.runs, self.text_width, longest_whole=_WHOLE)


class _Pages:
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
        self.lines: list[list[tuple[Run, int, str]]] = []
        limit, used = _MOST_PAGES * column, 0.0
        for page, key in pages:
            run = typesetter.plain(str(page), self.style)[0]
            used += run.width + self.comma.width
            if not self.lines or used - self.comma.width > limit:
                self.lines.append([])
                used = run.width + self.comma.width
            self.lines[-1].append((run, page, key))

    @property
    def width(self) -> float:
        return max((self._width_of(line) for line in self.lines), default=0.0)

    def _width_of(self, line: Sequence[tuple[Run, int, str]]) -> float:
        return sum(run.width + self.comma.width for run, _, _ in line) - self.comma.width

    def draw(self, recorder: Recorder, y: float, tag: Tag) -> None:
        for line in self.lines:
            x = self.column - self._width_of(line)
            for run, page, key in line:
                link = tag.kid("Link")
                recorder.text(x, y, [(run, run.text)], link)
                rect = (x, y - 2, x + run.width, y + self.style.size)
                recorder.link("#" + key, f"{self.labels.page} {page}", rect, link)
                x += run.width
                if (run, page, key) != self.lines[-1][-1]:
                    recorder.text(x, y, [(self.comma, self.comma.text)], tag)
                    x += self.comma.width
            y -= self.style.line


class GlossaryRow(Block):
    """A term, its pages, its gloss; a hairline under it, a rule over a column's first."""

    def __init__(
        self, term: TextBlock | None, gloss: TextBlock, pages: _Pages, tag: Tag, setting: Setting
    ) -> None:
        super().__init__()
        self.term, self.gloss, self.pages, self.tag, self.setting = term, gloss, pages, tag, setting

    @property
    def _head_height(self) -> float:
        if self.term is None:
            return 0.5 * U
        pages = max(0, len(self.pages.lines) - 1) * self.pages.style.line
        under = self.gloss.content_height()
        return 0.25 * U + self.term.content_height() + max(0.0, pages - under)

    def content_height(self) -> float:
        return self._head_height + self.gloss.content_height() + _FOOT

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        if not by_force:
            return ()
        texts = self.gloss.parts(room - self._head_height - _FOOT, by_force=True)
        glosses = [text for text in texts if isinstance(text, TextBlock)]
        return [
            GlossaryRow(None if place else self.term, gloss, self.pages, self.tag, self.setting)
            for place, gloss in enumerate(glosses)
        ]

    def draw(self) -> None:
        recorder, ink, height = self.canv, self.setting.ink, self.content_height()
        if self.spot.is_top:
            recorder.rule(0, height, self.pages.column, RULE, ink.primary)
        recorder.rule(0, 0, self.pages.column, 0.5, ink.hairline)
        top = height - 0.25 * U
        if self.term is not None:
            bottom = top - self.term.content_height()
            self.term.drawOn(recorder, 0, bottom)  # type: ignore[no-untyped-call]
        bottom = height - self._head_height - self.gloss.content_height()
        self.gloss.drawOn(recorder, 0, bottom)  # type: ignore[no-untyped-call]
        if self.term is not None:
            self.pages.draw(recorder, top - self.term.style.line, self.tag)
