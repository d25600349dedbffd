"""The glossary: term, gloss, and the pages on which it is explained.

Laid out after the chapters have their pages, so its numbers are plain text and not slots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import Heading
from handouts.exporters.pdf.columns import page_heights
from handouts.exporters.pdf.contents import title_block, title_foot
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.glossary_rows import PagesOf, RowShape, glossary_rows
from handouts.exporters.pdf.measures import GAP, MM, PageGeometry, U
from handouts.exporters.pdf.paging import Area, Areas, flow
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.publication.matter import Glossary

_HEAD = 10.5 * U  # title over the columns
_UNDER = 1 * U  # of a title, where a note has no column of its own
_BESIDE = 0.47  # of a column: where the gloss stands that is not under its term


def lay_out_glossary(
    glossary: Glossary, setting: Setting, pages_of: PagesOf, *, from_recto: bool
) -> Fragment:
    """Its terms stand in the chapters, so it has nothing new to remark on."""
    root = Tag("Part")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    column = type_columns(setting.recto, setting)[0].width
    title = title_block(glossary.heading, glossary.key, setting, typesetter, root, column)
    note = TitleNote(glossary.note, setting, typesetter, root.kid("P"), column)
    rows = glossary_rows(glossary, setting, root, pages_of, RowShape(column))
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


def terms_story(
    glossary: Glossary, setting: Setting, parent: Tag, pages_of: PagesOf
) -> list[Block]:
    """The glossary as a short list that runs on after a text: heading, note, rows."""
    typesetter, width = setting.typesetter(""), setting.recto.text_width
    story: list[Block] = [back_heading(glossary.heading, glossary.key, setting, parent)]
    if glossary.note:
        style = replace(setting.styles.small, colour=setting.ink.muted, after=0.5)
        note = typesetter.plain(glossary.note, style)
        story.append(TextBlock(note, style, parent.kid("P"), width))
    shape = RowShape(width, round(_BESIDE * width / MM) * MM)
    rows = glossary_rows(glossary, setting, parent, pages_of, shape)
    if len(rows) > 1:  # neither the first row nor the last stands alone
        rows[0].follow, rows[-2].follow = (row.content_height() for row in (rows[1], rows[-1]))
    return [*story, *rows]


def back_heading(text: str, key: str, setting: Setting, parent: Tag) -> Heading:
    """Over back matter that runs on: like a section's, but listed with the chapters."""
    style, width = setting.styles.h2, setting.recto.text_width
    runs = setting.typesetter("").plain(text, style)
    marks = Marks((key,), (1, text))
    return Heading(runs, style, parent.kid("H2"), width, marks=marks, snaps=True)


def type_columns(sheet: PageGeometry, setting: Setting) -> list[Area]:
    count = setting.paper.glossary_columns
    width = (sheet.type_width - GAP * (count - 1)) / count
    lefts = [sheet.left + number * (width + GAP) for number in range(count)]
    return [Area(left, sheet.bottom, width, sheet.top - sheet.bottom) for left in lefts]


def columns_under_title(setting: Setting, *, has_note: bool = False) -> Areas:
    """Columns over the type area; on the first page the title has a frame of its own over them,
    and so has a note beside it."""

    def areas(page: int, sheet: PageGeometry) -> list[Area]:
        columns = type_columns(sheet, setting)
        if page:
            return columns
        body = [replace(column, height=column.height - _HEAD) for column in columns]
        heads = [replace(one, bottom=one.bottom + body[0].height, height=_HEAD) for one in columns]
        return [heads[0], heads[-1], *body] if has_note else [heads[0], *body]

    return areas


def _areas(
    page: int, sheet: PageGeometry, setting: Setting, heights: Sequence[float]
) -> list[Area]:
    """Columns; on the first page under the title and the note, which have frames of their own."""
    columns = type_columns(sheet, setting)
    full = columns[0].height - (0 if page else _HEAD)
    height = min(full, heights[page]) if page < len(heights) else full
    top = sheet.bottom + full
    body = [replace(column, bottom=top - height, height=height) for column in columns]
    if page:
        return body
    head = [replace(column, bottom=top, height=_HEAD) for column in columns[-2:]]
    return [head[0], replace(head[-1], left=columns[-1].left), *body]


class TitleNote(Block):
    """How the glossary is sorted: small, its last line on the title's where there is a column
    beside it, else under the title."""

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
        is_beside = self.setting.paper.glossary_columns > 1
        under = 0.0 if is_beside else self.text.content_height() + _UNDER
        self.text.drawOn(self.canv, 0, title_foot(self.setting) - under)
