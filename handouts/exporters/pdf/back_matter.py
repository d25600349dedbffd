"""Glossary and About: laid out after the chapters, since the glossary says where terms stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import BlockSetter, keep_together
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.measures import GAP, MM, PageGeometry, U
from handouts.exporters.pdf.opener import RULE
from handouts.exporters.pdf.paging import Area, flow, text_area
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.publication.publication import About, Glossary, GlossaryEntry, Occurrence

PagesOf = Callable[[GlossaryEntry], Sequence[tuple[int, str]]]  # printed page, key to link to
_PAGES_ROOM = 14 * MM
_GLOSS_WIDTH = 66 * MM
_HEAD = 10.5 * U  # title over the columns


class GlossaryRow(Block):
    """A term, its gloss and its pages; a hairline under it, a rule over a column's first."""

    def __init__(self, term: TextBlock, gloss: TextBlock | None, pages: Sequence[tuple[int, str]],
                 place: tuple[Setting, Typesetter, Tag, float]) -> None:  # fmt: skip
        super().__init__()
        self.term, self.gloss, self.pages = term, gloss, pages
        self.setting, self.typesetter, self.tag, self.column = place

    def content_height(self) -> float:
        gloss = self.gloss.content_height() if self.gloss else 0.0
        return 0.25 * U + self.term.content_height() + gloss + 1.25 * U

    def draw(self) -> None:
        recorder, ink = self.canv, self.setting.ink
        if self.spot.is_top:
            recorder.rule(0, self.content_height(), self.column, RULE, ink.primary)
        recorder.rule(0, 0, self.column, 0.5, ink.hairline)
        y = 1.25 * U + (self.gloss.content_height() if self.gloss else 0.0)
        self.term.drawOn(recorder, 0, y)  # type: ignore[no-untyped-call]
        if self.gloss:
            self.gloss.drawOn(recorder, 0, 1.25 * U)  # type: ignore[no-untyped-call]
        self._draw_pages(y + self.term.content_height() - self.term.style.line)

    def _draw_pages(self, y: float) -> None:
        """Flush right, each number a link of its own."""
        style = self.setting.styles.term_pages
        numbers = [self.typesetter.plain(str(page), style)[0] for page, _ in self.pages]
        comma = self.typesetter.plain(", ", style)[0]
        x = self.column - sum(run.width for run in numbers) - comma.width * (len(numbers) - 1)
        for place, (run, (page, key)) in enumerate(zip(numbers, self.pages, strict=True)):
            link = self.tag.kid("Link")
            self.canv.text(x, y, [(run, run.text)], link)
            rect = (x, y - 2, x + run.width, y + style.size)
            label = f"{self.setting.labels.page} {page}"
            self.canv.link("#" + key, label, rect, link)
            x += run.width
            if place + 1 < len(numbers):
                self.canv.text(x, y, [(comma, comma.text)], self.tag)
                x += comma.width


def lay_out_glossary(
    glossary: Glossary, setting: Setting, pages_of: PagesOf, *, from_recto: bool
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Part")
    recorder, typesetter = Recorder(root), setting.typesetter("")
    column = _columns(setting.recto, setting)[0].width
    holder = root.kid("L", attributes=list_attributes("None"))
    title = title_block(glossary.heading, glossary.key, setting, typesetter, root, column)
    rows = [
        _row(entry, pages_of(entry), holder, (setting, typesetter, column))
        for entry in glossary.entries
    ]
    sheets = setting.sheets(from_recto=from_recto)
    note = _note(glossary, setting, typesetter, root, column)
    flow(
        [title, *note, *rows], recorder, sheets,
        areas=lambda page, sheet: _areas(page, sheet, setting),
    )  # fmt: skip
    return recorder.fragment(glossary.heading, has_opener=True), typesetter.diagnostics


def _note(glossary: Glossary, setting: Setting, typesetter: Typesetter, root: Tag,
          column: float) -> list[Block]:  # fmt: skip
    if not glossary.note:
        return []
    style = replace(setting.styles.small, colour=setting.ink.muted, after=0)
    return [TextBlock(typesetter.plain(glossary.note, style), style, root.kid("P"), column)]


def _row(entry: GlossaryEntry, pages: Sequence[tuple[int, str]], holder: Tag,
         place: tuple[Setting, Typesetter, float]) -> GlossaryRow:  # fmt: skip
    setting, typesetter, column = place
    styles, term = setting.styles, entry.term
    item = holder.kid("LI")
    romaji = replace(styles.term_romaji, before=0, after=0)
    script = replace(styles.term_japanese, before=0, after=0)
    runs = typesetter.plain(term.romaji or "", romaji, lang="ja-Latn")
    if term.japanese:
        japanese = [run._replace(size=script.size)
                    for run in typesetter.plain(term.japanese, script)]  # fmt: skip
        runs = [*runs, *typesetter.plain("  ", romaji), *japanese] if runs else japanese
    marks = Marks((term.key,))
    width = column - _PAGES_ROOM
    head = TextBlock(runs, romaji, item.kid("Lbl"), width, marks=marks, splits=False)
    body = item.kid("LBody")
    gloss = None
    if term.gloss:
        style = replace(styles.term_gloss, before=0, after=0)
        words = typesetter.plain(term.gloss, style)
        gloss = TextBlock(words, style, body, min(_GLOSS_WIDTH, column), splits=False)
    return GlossaryRow(head, gloss, pages, (setting, typesetter, body, column))


def _columns(sheet: PageGeometry, setting: Setting) -> list[Area]:
    count = setting.paper.glossary_columns
    width = (sheet.type_width - GAP * (count - 1)) / count
    height = sheet.top - sheet.bottom
    return [Area(sheet.left + number * (width + GAP), sheet.bottom, width, height)
            for number in range(count)]  # fmt: skip


def _areas(page: int, sheet: PageGeometry, setting: Setting) -> list[Area]:
    """Two columns; on the first page under the title, which has a frame of its own."""
    columns = _columns(sheet, setting)
    if page:
        return columns
    head = Area(sheet.left, sheet.top - _HEAD, columns[0].width, _HEAD)
    return [head, *(replace(column, height=column.height - _HEAD) for column in columns)]


def lay_out_about(
    about: About, setting: Setting, *, from_recto: bool
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Part")
    recorder, typesetter = Recorder(root), setting.typesetter(about.source)
    width = setting.recto.text_width
    setter = BlockSetter(setting, typesetter, width, root, about.key, level=1)
    title = title_block(about.heading, about.key, setting, typesetter, root, width)
    blocks = setter.set(about.blocks)
    keep_together(blocks)
    flow([title, *blocks], recorder, setting.sheets(from_recto=from_recto), areas=text_area)
    return recorder.fragment(about.heading, has_opener=True), typesetter.diagnostics


def first_places(occurrences: Sequence[Occurrence]) -> list[str]:
    return [occurrence.section or occurrence.chapter for occurrence in occurrences]
