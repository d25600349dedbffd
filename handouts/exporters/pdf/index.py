"""An index: entries under their initials, with the pages they are on.

Like the glossary it is laid out after the chapters have their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from handouts.exporters.pdf.balancing import balanced
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.fragment import Fragment, term_names
from handouts.exporters.pdf.glossary import TitleNote, columns_under_title, type_columns
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.page_numbers import PageNumbers
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import TextBlock
from handouts.publication.matter import Index, IndexEntry, IndexGroup

KeyPage = Callable[[str, Sequence[str]], int | None]
"""The printed page of a key; of a term that has these names, the one on which it stands there."""

_PAGES_ROOM = 4 * MM
_INITIAL_RULE = 0.5


class IndexRow(Block):
    """Words at the left, their pages at the right."""

    def __init__(self, words: TextBlock, numbers: PageNumbers) -> None:
        super().__init__()
        self.words, self.numbers = words, numbers

    def content_height(self) -> float:
        extra = max(0.0, self.numbers.height - 2 * U)
        return max(self.words.content_height(), self.words.style.line + extra)

    def draw(self) -> None:
        top = self.content_height()
        self.words.drawOn(self.canv, 0, top - self.words.content_height())
        if self.words.tag is not None:
            self.numbers.draw(self.canv, top - self.words.style.line, self.words.tag)


class InitialRow(Block):
    """What the entries under it begin with."""

    def __init__(self, words: TextBlock, column: float, setting: Setting) -> None:
        super().__init__(1 * U, 0.25 * U)
        self.words, self.column, self.setting = words, column, setting

    def content_height(self) -> float:
        return self.words.content_height() + 0.25 * U

    def draw(self) -> None:
        top, hairline = self.content_height(), self.setting.ink.hairline
        self.canv.rule(0, top, self.column, _INITIAL_RULE, hairline)
        self.words.drawOn(self.canv, 0, 0)


def lay_out_index(
    index: Index, setting: Setting, page_of: KeyPage, *, from_recto: bool
) -> Fragment:
    root = Tag("Part")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    column = type_columns(setting.recto, setting)[0].width
    title = title_block(index.heading, index.key, setting, typesetter, root, column)
    note = TitleNote(index.note, setting, typesetter, root.kid("P"), column)
    rows = index_story(index, setting, root, column, page_of, level=2)
    areas = columns_under_title(setting, has_note=True)
    sheets = setting.sheets(from_recto=from_recto)
    flow([title, note, *rows], recorder, sheets, areas, fitting=balanced)
    return recorder.fragment(index.heading, has_opener=True)


def index_story(
    index: Index, setting: Setting, parent: Tag, column: float, page_of: KeyPage, level: int = 3
) -> list[Block]:
    story: list[Block] = []
    for group in index.groups:
        story += _group(group, setting, parent, column, page_of, level)
    return story


def _group(
    group: IndexGroup, setting: Setting, parent: Tag, column: float, page_of: KeyPage, level: int
) -> list[Block]:
    typesetter, style = setting.typesetter(""), setting.styles.figure
    initial = TextBlock(
        typesetter.plain(group.initial, style), style, parent.kid(f"H{level}"), column
    )
    holder = parent.kid("L", attributes=list_attributes("None"))
    rows = [_row(entry, setting, holder, column, page_of) for entry in group.entries]
    head = InitialRow(initial, column, setting)
    head.follow = sum(row.content_height() for row in rows[:2])
    return [head, *rows]


def _row(
    entry: IndexEntry, setting: Setting, holder: Tag, column: float, page_of: KeyPage
) -> IndexRow:
    typesetter = setting.typesetter("")
    pages: dict[int, str] = {}
    names = term_names(entry.script, entry.romaji)
    for key, _ in entry.places:
        page = page_of(key, names)
        if page is not None:
            pages.setdefault(page, key)
    numbers = PageNumbers(sorted(pages.items()), setting, typesetter, column)
    style = replace(setting.styles.term_gloss, leading=1.75)
    text = typesetter.inlines(entry.words, style, 0)
    body = holder.kid("LI").kid("LBody")
    width = column - numbers.width - _PAGES_ROOM
    return IndexRow(TextBlock(text.runs, style, body, width), numbers)
