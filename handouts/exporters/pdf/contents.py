"""The contents: chapters with their sections and pages. Its page numbers are slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercise_list import ExerciseList
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.links import PageColumn, ReferenceLine
from handouts.exporters.pdf.measures import GAP, MM, U
from handouts.exporters.pdf.opener import RULE, draw_title_rule
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import BalancedText, Label, Marks, TextBlock
from handouts.model.walk import plain_text
from handouts.publication.matter import Contents, ContentsEntry
from handouts.publication.publication import Publication

_INDENT = 10 * MM
_PAGE_ROOM = 11 * MM
_WHOLE = 1 / 4  # of a page: so much under a chapter goes with it


class TitleBlock(Block):
    """Rule and title on top of a part that is no chapter; three and a half modules high."""

    def __init__(self, title: TextBlock, setting: Setting) -> None:
        super().__init__()
        self.title, self.setting = title, setting

    def content_height(self) -> float:
        return 1 * U + self.title.content_height() + 5 * U

    def draw(self) -> None:
        draw_title_rule(self.canv, self.setting, self.content_height())
        self.title.drawOn(self.canv, 0, title_foot(self.setting))


def title_foot(setting: Setting) -> float:
    """Room under a title's last line; under a bar, titles stand lower than under a rule."""
    return (4 if setting.has_bars else 5) * U


def title_block(
    text: str, key: str, setting: Setting, typesetter: Typesetter, root: Tag, width: float
) -> TitleBlock:
    style = replace(setting.styles.h1, before=0, after=0)
    marks = Marks((key,), (1, text))
    title = BalancedText(typesetter.plain(text, style), style, root.kid("H1"), width, marks=marks)
    return TitleBlock(title, setting)


class ContentsRow(Block):
    """A rule, then a line of the contents; a chapter's with its numeral and term."""

    def __init__(
        self,
        line: ReferenceLine,
        rule: tuple[float, str] | None,
        above: float,
        below: float,
        setting: Setting,
        term: tuple[Run, ...] = (),
    ) -> None:
        super().__init__()
        self.setting = setting
        self.line, self.rule, self.above, self.below, self.term = line, rule, above, below, term

    def content_height(self) -> float:
        return self.above + self.line.content_height() + self.below

    def draw(self) -> None:
        if self.rule:
            width, colour = self.rule
            self.canv.rule(0, self.height, self.line.right, width, colour)
        self.line.drawOn(self.canv, 0, self.below)
        if self.term and self.setting.recto.margin_width:
            self._draw_term(self.below + self.line.content_height() - self.line.style.line)

    def _draw_term(self, y: float) -> None:
        """In the margin column, on the outer side as on every page."""
        is_recto = abs(self.canv.x - self.setting.recto.text_left) < 1
        width = sum(run.width for run in self.term)
        x = self.line.right + GAP if is_recto else -GAP - width
        for run in self.term:
            self.canv.text(x, y, [(run, run.text)], None)
            x += run.width


def lay_out_contents(contents: Contents, publication: Publication, setting: Setting) -> Fragment:
    root = Tag("Sect")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    width = setting.recto.text_width
    terms = {
        chapter.key: chapter.opener_term.japanese or ""
        for chapter in publication.chapters
        if chapter.opener_term
    }
    rows = _Rows(setting, typesetter, root.kid("TOC"), terms).set(contents.entries)
    title = title_block(contents.heading, contents.key, setting, typesetter, root, width)
    flow([title, *rows], recorder, setting.sheets())
    return recorder.fragment(contents.heading, has_opener=True)


@dataclass(slots=True)
class _Rows:
    """Sets the entries of the contents; `terms` are those shown beside chapters, by key."""

    setting: Setting
    typesetter: Typesetter
    holder: Tag
    terms: Mapping[str, str]

    def set(self, entries: Sequence[ContentsEntry]) -> list[Row]:
        """A chapter's exercises come after its sections."""
        rows: list[Row] = []
        inner, was_chapter = self.holder, False
        waiting: tuple[tuple[str, str], ...] = ()
        about = ""
        for entry in entries:
            if entry.level > 1:
                rows.append(self._section(entry, inner))
                continue
            if waiting:
                rows.append(self._exercises(waiting, inner, about))
            waiting, about = entry.activities, plain_text(entry.title)
            is_chapter = entry.number is not None
            rule = None
            if is_chapter or was_chapter or not rows:
                rule = self._rule(is_strong=not rows or is_chapter != was_chapter)
            if rows and rule:
                rows[-1].below = 1.5 * U
            rows.append(self._chapter(entry, rule) if is_chapter else self._back(entry, rule))
            inner, was_chapter = self.holder.kid("TOC"), is_chapter
        if waiting:
            rows.append(self._exercises(waiting, inner, about))
        sheet = self.setting.recto
        _keep_sections(rows, _WHOLE * (sheet.top - sheet.bottom))
        return rows

    def _rule(self, *, is_strong: bool) -> tuple[float, str]:
        ink = self.setting.ink
        return (RULE, ink.primary) if is_strong else (0.5, ink.hairline)

    def _line(
        self,
        entry: ContentsEntry,
        style: TextStyle,
        page: TextStyle,
        holder: Tag,
        numeral: Sequence[Run] = (),
    ) -> ReferenceLine:
        style = replace(style, before=0, after=0)
        figure = self.typesetter.plain("0", page)[0]
        return ReferenceLine(
            self.typesetter.inlines(entry.title, style, 0).runs,
            style,
            entry.key,
            holder,
            column=PageColumn(self.setting.recto.text_width, _PAGE_ROOM, figure),
            indent=_INDENT,
            labels=(Label(tuple(numeral), 0, None),) if numeral else (),
        )

    def _chapter(self, entry: ContentsEntry, rule: tuple[float, str] | None) -> ContentsRow:
        styles = self.setting.styles
        # The blank is for those who listen: without it the numeral runs into the title.
        numeral = self.typesetter.plain(f"{entry.number} ", styles.contents_numeral)
        style = styles.contents_chapter
        line = self._line(entry, style, styles.contents_page, self.holder, numeral)
        term_style = replace(styles.term_japanese, size=13)
        runs = self.typesetter.plain(self.terms.get(entry.key, ""), term_style)
        script = tuple(run._replace(size=13) for run in runs)
        if any(run.is_geta for run in runs):
            script = ()
        return ContentsRow(line, rule, 0.5 * U, 0.5 * U, self.setting, script)

    def _section(self, entry: ContentsEntry, holder: Tag) -> ContentsRow:
        style = self.setting.styles.contents_section
        line = self._line(entry, style, style, holder)
        return ContentsRow(line, None, 0, 0.5 * U, self.setting)

    def _exercises(
        self, exercises: Sequence[tuple[str, str]], holder: Tag, about: str
    ) -> ExerciseList:
        bounds = (_INDENT, self.setting.recto.text_width)
        return ExerciseList(exercises, bounds, self.setting, self.typesetter, holder, about)

    def _back(self, entry: ContentsEntry, rule: tuple[float, str] | None) -> ContentsRow:
        styles = self.setting.styles
        line = self._line(entry, styles.contents_back, styles.contents_page, self.holder)
        return ContentsRow(line, rule, 0.5 * U if rule else 0, 0, self.setting)


Row = ContentsRow | ExerciseList


def _keep_sections(rows: Sequence[Row], highest: float) -> None:
    """A chapter keeps all up to `highest`, or two sections, and the last section the exercises."""
    for place, row in enumerate(rows[:-1]):
        if _has_rule(row) and not _has_rule(rows[place + 1]):
            under = list(takewhile(lambda after: not _has_rule(after), rows[place + 1 :]))
            whole = sum(after.content_height() for after in under)
            first = sum(after.content_height() for after in under[:2])
            row.follow = whole if whole <= highest else first
        elif isinstance(rows[place + 1], ExerciseList):
            row.follow = rows[place + 1].content_height()


def _has_rule(row: Row) -> bool:
    return isinstance(row, ContentsRow) and row.rule is not None
