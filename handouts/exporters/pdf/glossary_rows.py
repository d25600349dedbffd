"""Rows of the glossary: a term, its gloss under it or beside it, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.lines import Line, break_lines
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.opener import RULE
from handouts.exporters.pdf.page_numbers import PageNumbers
from handouts.exporters.pdf.runs import ROMAJI, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.publication.matter import Glossary, GlossaryEntry, GlossaryTerm

PagesOf = Callable[[GlossaryEntry], Sequence[tuple[int, str]]]  # printed page, key to link to
_PAGES_ROOM = 4 * MM  # between a term and its pages
_GLOSS_WIDTH = 66 * MM
_FOOT, _FOOT_BESIDE = 1.25 * U, 0.75 * U
_WHOLE = 16  # characters of a Japanese term that stay on one line


@dataclass(frozen=True, slots=True)
class RowShape:
    """`column` points wide; the gloss at `gloss_left` beside its term, or under it at 0."""

    column: float
    gloss_left: float = 0.0

    @property
    def foot(self) -> float:
        return _FOOT_BESIDE if self.gloss_left else _FOOT

    def term_width(self, pages: float) -> float:
        return (self.gloss_left or self.column - pages) - _PAGES_ROOM

    def gloss_width(self, pages: float) -> float:
        if self.gloss_left:
            return self.column - self.gloss_left - pages - _PAGES_ROOM
        return min(_GLOSS_WIDTH, self.column)


def glossary_rows(
    glossary: Glossary, setting: Setting, parent: Tag, pages_of: PagesOf, shape: RowShape
) -> list[GlossaryRow]:
    holder = parent.kid("L", attributes=list_attributes("None"))
    maker = _RowMaker(setting, setting.typesetter(""), shape, holder)
    rows = [maker.row(entry.term, pages_of(entry)) for entry in glossary.entries]
    if rows:
        rows[0].is_first = True
    return rows


@dataclass(frozen=True, slots=True)
class _RowMaker:
    setting: Setting
    typesetter: Typesetter
    shape: RowShape
    holder: Tag

    def row(self, term: GlossaryTerm, pages: Sequence[tuple[int, str]]) -> GlossaryRow:
        item = self.holder.kid("LI")
        body = item.kid("LBody")
        numbers = PageNumbers(pages, self.setting, self.typesetter, self.shape.column)
        head = self._head(term, item.kid("Lbl"), self.shape.term_width(numbers.width))
        style = self.setting.styles.term_gloss
        words = self.typesetter.plain(term.gloss or "", style)
        gloss = TextBlock(words, style, body, self.shape.gloss_width(numbers.width))
        return GlossaryRow(head, gloss, numbers, body, self.setting, self.shape)

    def _head(self, term: GlossaryTerm, tag: Tag, width: float) -> TextBlock:
        styles = self.setting.styles
        romaji = replace(styles.term_romaji, before=0, after=0)
        runs = self.typesetter.plain(term.romaji or "", romaji, lang=ROMAJI)
        script = [
            run.at_size(styles.term_japanese.size)
            for run in self.typesetter.script(term.japanese or "", term.ruby, styles.term_japanese)
        ]
        if runs and script:
            runs += self.typesetter.plain("  ", romaji)
        return _Term([*runs, *script], romaji, tag, width, marks=Marks((term.key,)))


class _Term(TextBlock):
    def broken(self) -> list[Line]:
        return break_lines(self.runs, self.text_width, longest_whole=_WHOLE)


class GlossaryRow(Block):
    """A term, its pages, its gloss; a hairline under it, a rule over the first of a column.

    Without a term it is the rest of a row that was split.
    """

    def __init__(
        self,
        term: TextBlock | None,
        gloss: TextBlock,
        pages: PageNumbers,
        tag: Tag,
        setting: Setting,
        shape: RowShape,
    ) -> None:
        super().__init__()
        self.term, self.gloss, self.pages, self.tag, self.setting = term, gloss, pages, tag, setting
        self.shape, self.is_first = shape, False

    @property
    def _head_height(self) -> float:
        if self.term is None:
            return 0.0
        return 0.25 * U + max(self.term.content_height(), self.pages.height)

    @property
    def _gloss_depth(self) -> float:
        """Of the top of the gloss; beside a term it shares the term's baseline."""
        if self.term is None:
            return 0.5 * U
        if self.shape.gloss_left:
            return 0.25 * U + self.term.first_baseline - self.gloss.style.line
        under = 0.25 * U + self.term.content_height()
        return max(under, self._head_height - self.gloss.content_height())

    def content_height(self) -> float:
        text = self._gloss_depth + self.gloss.content_height()
        return max(text, self._head_height) + self.shape.foot

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        if not by_force:
            return ()
        texts = self.gloss.parts(room - self._gloss_depth - self.shape.foot, by_force=True)
        glosses = [text for text in texts if isinstance(text, TextBlock)]
        return [self._part(gloss, is_rest=place > 0) for place, gloss in enumerate(glosses)]

    def _part(self, gloss: TextBlock, *, is_rest: bool) -> GlossaryRow:
        term = None if is_rest else self.term
        return GlossaryRow(term, gloss, self.pages, self.tag, self.setting, self.shape)

    def draw(self) -> None:
        recorder, ink, height = self.canv, self.setting.ink, self.content_height()
        if self.spot.is_top or self.is_first:
            recorder.rule(0, height, self.shape.column, RULE, ink.primary)
        recorder.rule(0, 0, self.shape.column, 0.5, ink.hairline)
        top = height - 0.25 * U
        if self.term is not None:
            bottom = top - self.term.content_height()
            self.term.drawOn(recorder, 0, bottom)
        bottom = height - self._gloss_depth - self.gloss.content_height()
        self.gloss.drawOn(recorder, self.shape.gloss_left, bottom)
        if self.term is not None:
            self.pages.draw(recorder, top - self.term.first_baseline, self.tag)
