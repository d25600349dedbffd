"""The agenda: what happens when, and what must be at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import TICK_BOX, Heading
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.exercises.grid import GridSetter
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.filling.fields import Ticking
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.gaps import Box, box_tag
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag, list_attributes
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.model.inlines import Strong, Text
from handouts.publication.matter import Agenda, AgendaRow
from handouts.publication.primitives import Cell, Grid, GridRow, Pieces, WordsCell

_SHARES = (4, 24, 6, 8)  # of the width: clock, title, minutes, page
_NOTE_SHARE = 12
_INDENT = "\N{EM SPACE}"
_THING = 8 * MM


def lay_out_agenda(agenda: Agenda, setting: Setting, *, from_recto: bool) -> Fragment:
    root = Tag("Sect")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    width = setting.recto.text_width
    title = title_block(agenda.heading, agenda.key, setting, typesetter, root, width)
    maker = _AgendaSetter(agenda, setting, typesetter, root)
    story = [title, *maker.table(), *maker.materials()]
    flow(story, recorder, setting.sheets(from_recto=from_recto))
    return recorder.fragment(agenda.heading, has_opener=True)


@dataclass(frozen=True, slots=True)
class _AgendaSetter:
    agenda: Agenda
    setting: Setting
    typesetter: Typesetter
    root: Tag

    def table(self) -> list[Block]:
        has_notes = any(row.note for row in self.agenda.rows)
        shares = (*_SHARES, _NOTE_SHARE) if has_notes else _SHARES
        rows = tuple(
            GridRow(tuple(self._cells(row, has_note=has_notes))) for row in self.agenda.rows
        )
        grid = Grid(self.agenda.heading, self.agenda.head, rows, shares)
        pieces = PieceSetter(self.setting, self.typesetter)
        story = GridSetter(self.setting, pieces, self.setting.recto.type_width, self.root).table(
            grid
        )
        for block in story:
            block.is_wide = True
        return story

    def _cells(self, row: AgendaRow, *, has_note: bool) -> Iterator[Cell]:
        is_chapter = row.level == 1
        clock: Pieces = (Text(row.clock),)
        yield WordsCell((Strong((Text(row.clock),)),) if is_chapter else clock, is_head=True)
        yield WordsCell((Strong(row.title),) if is_chapter else (Text(_INDENT), *row.title))
        yield WordsCell((Text(str(row.minutes)),) if row.minutes else ())
        yield WordsCell((row.page,) if row.page else ())
        if has_note:
            yield WordsCell((Text(row.note),) if row.note else ())

    def materials(self) -> list[Block]:
        """A list to tick off: the thing, and what it is for."""
        if not self.agenda.materials:
            return []
        styles, width = self.setting.styles, self.setting.recto.text_width
        story: list[Block] = []
        if self.agenda.materials_heading:
            runs = self.typesetter.plain(self.agenda.materials_heading, styles.h2)
            tag = self.root.kid("H2")
            story.append(Heading(runs, styles.h2, tag, width, marks=Marks(), snaps=True))
        holder = self.root.kid("L", attributes=list_attributes("None"))
        for number, (thing, use) in enumerate(self.agenda.materials, 1):
            entry = holder.kid("LI")
            style = replace(styles.body, before=1.0, after=0.0)
            name = f"{self.agenda.key}.{number}"
            asked = self.setting.asked(name, Ticking(), self.agenda.materials_heading, thing)
            tag = box_tag(entry, "Lbl", asked=asked)
            box = Box(TICK_BOX, 0.75, self.setting.ink.ink, tag, asked=asked)
            quiet = replace(styles.small, colour=self.setting.ink.muted)
            runs = [
                *self.typesetter.plain(thing, style),
                *self.typesetter.plain(f"  {use}" if use else "", quiet),
            ]
            body = entry.kid("LBody")
            story.append(TextBlock(runs, style, body, width, indent=_THING, labels=(box,)))
        if len(story) > 1:
            story[0].follow = story[1].content_height() + story[1].before
        return story
