"""The cover: the chapters' terms in manuscript squares, title, subtitle, who and whose."""

from __future__ import annotations

from dataclasses import replace

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.lines import break_lines
from handouts.exporters.pdf.measures import MM, MODULE, U
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.squares import SQUARE, draw_square, square_runs
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.publication.publication import Publication, TitlePage

_APART = 4 * MM  # between columns of squares
_ROWS, _MOST = 4, 8
_LONG = 3  # lines of a title from which it is set smaller
_SMALL_TITLE = 6  # lines from which it is set as small as a chapter's title


class Cover(Block):
    """The whole page as one block: every part has its module, longer parts push down."""

    def __init__(
        self,
        page: TitlePage,
        publication: Publication,
        setting: Setting,
        typesetter: Typesetter,
        root: Tag,
    ) -> None:
        super().__init__()
        self.page, self.publication, self.setting = page, publication, setting
        self.typesetter, self.root = typesetter, root
        self.sheet = setting.recto

    def content_height(self) -> float:
        return self.sheet.top - self.sheet.bottom

    def draw(self) -> None:
        recorder, metadata = self.canv, self.publication.metadata
        recorder.anchor(self.page.key, self.content_height())
        styles = self.setting.styles
        if metadata.publisher:
            style = replace(styles.figure, colour=self.setting.ink.ink)
            self._lines(metadata.publisher, style, 1.5 * U, style.line)
        depth = self._draw_squares()
        depth = self._draw_title(depth)
        if self.page.subtitle:
            under = 0.0 if self.setting.paper.is_small else self._module(18)
            depth = max(depth + styles.cover_subtitle.before * U, under)
            depth = self._paragraph(self.page.subtitle, styles.cover_subtitle, depth)
        if metadata.author:
            by = f"{self.setting.labels.author} {metadata.author}"
            depth = max(depth + 3 * U, self._module(23))
            self._paragraph(by, styles.cover_line, depth)
        self._draw_foot(recorder)

    def _module(self, number: float) -> float:
        """Depth of a module of the specification, which counts thirty to a page."""
        return number * MODULE * self.content_height() / (30 * MODULE)

    # -- parts --

    def _draw_squares(self) -> float:
        terms = self.page.chapter_terms[:_MOST]
        if not terms or self.setting.paper.is_small:
            return self._module(8)
        top = self.content_height() - 3 * MODULE
        right = self.sheet.right - self.sheet.text_left
        for place, (number, script) in enumerate(terms):
            left = right - SQUARE - place * (SQUARE + _APART)
            self._draw_number(str(number), left + SQUARE / 2, top + 0.75 * U)
            runs = square_runs(script, self.setting)[:_ROWS]
            for row in range(_ROWS):
                run = runs[row] if row < len(runs) else None
                draw_square(self.canv, left, top - row * SQUARE, run, self.setting)
        return self._module(13)

    def _draw_number(self, number: str, middle: float, y: float) -> None:
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        for run in self.typesetter.plain(number, style):
            self.canv.text(middle - run.width / 2, y, [(run, run.text)], None)

    def _draw_title(self, depth: float) -> float:
        styles = self.setting.styles
        style = styles.cover_title
        for limit, smaller in ((_LONG, styles.cover_title_long), (_SMALL_TITLE, styles.h1_long)):
            lines = break_lines(self.typesetter.plain(self.page.title, style), self._width)
            if len(lines) > limit:
                style = replace(smaller, colour=styles.cover_title.colour)
        return self._paragraph(self.page.title, style, depth)

    @property
    def _width(self) -> float:
        return self.sheet.type_width

    def _paragraph(self, text: str, style: TextStyle, depth: float) -> float:
        return self._lines(text, style, depth + style.line, style.line)

    def _lines(self, text: str, style: TextStyle, depth: float, leading: float) -> float:
        """Lines from the baseline at `depth` on; the depth of the last one comes back."""
        tag = self.root.kid("P")
        runs = self.typesetter.plain(text, style)
        for line in break_lines(runs, self._width):
            x = self.sheet.left - self.sheet.text_left
            for number, words in line:
                run = runs[number]
                part = tag
                if run.lang or run.actual:
                    part = tag.kid("Span", lang=run.lang, actual_text=run.actual)
                self.canv.text(x, self.content_height() - depth, [(run, words)], part)
                x += run._replace(text=words).width
            depth += leading
        return depth - leading

    def _draw_foot(self, recorder: Recorder) -> None:
        """Credit, rights and date, the last line where other pages have their folio."""
        del recorder
        metadata, styles = self.publication.metadata, self.setting.styles
        style = replace(styles.small, colour=self.setting.ink.muted)
        texts = [metadata.credit, metadata.rights, self.publication.issued.isoformat()]
        texts = [text for text in texts if text]
        count = sum(
            len(break_lines(self.typesetter.plain(text, style), self._width)) for text in texts
        )
        depth = self.content_height() + MODULE - (count - 1) * style.line
        for text in texts:
            depth = self._lines(text, style, depth, style.line) + style.line


def lay_out_title_page(
    page: TitlePage, publication: Publication, setting: Setting
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Sect")
    recorder = Recorder(root)
    typesetter = setting.typesetter(publication.layout)
    flow([Cover(page, publication, setting, typesetter, root)], recorder, setting.sheets())
    return recorder.fragment("", has_opener=True), typesetter.diagnostics
