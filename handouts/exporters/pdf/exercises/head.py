"""The head of an activity: rule, number, title, when and how long."""

from __future__ import annotations

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.gaps import total_width
from handouts.exporters.pdf.lines import balanced_lines
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.publication.primitives import Activity

RULE = 1.0
_TITLE = 12 * MM
_NOTE_ROOM = 0.45  # of the width, at most
_CLOCK_APART = 3 * MM


class ActivityHead(Block):
    """Three units high for a title of one line; the instruction comes at once."""

    def __init__(
        self,
        activity: Activity,
        setting: Setting,
        typesetter: Typesetter,
        parent: Tag,
        level: int,
    ) -> None:
        super().__init__(3 * U, 0, snaps=True)
        self.is_wide, self.setting = True, setting
        self.box_width = setting.recto.type_width
        self.tag = parent.kid(f"H{level}")
        self.note_tag = parent.kid("P")
        styles, ink = setting.styles, setting.ink
        self.number = [
            run._replace(colour=ink.primary)
            for run in typesetter.plain(f"{activity.number} ", styles.activity)
            if activity.number
        ]
        self.title = typesetter.plain(activity.title, styles.activity)
        self.clock = typesetter.plain(f"{activity.clock} ", styles.clock) if activity.clock else []
        quiet = setting.styles.small
        self.note = [
            run._replace(colour=ink.muted) for run in typesetter.plain(activity.note, quiet)
        ]
        self.indent = max(_TITLE, total_width(self.number)) if self.number else 0.0
        width = self.box_width - self.indent - self._note_width - 4 * MM
        self.lines = balanced_lines(self.title, max(width, self.box_width / 3))

    @property
    def _note_width(self) -> float:
        both = _CLOCK_APART if self.clock and self.note else 0.0
        return total_width(self.clock) + both + total_width(self.note)

    def content_height(self) -> float:
        return 3 * U + max(0, len(self.lines) - 1) * self.setting.styles.activity.line

    def snaps_at_top(self) -> bool:
        return False

    def draw(self) -> None:
        recorder, top = self.canv, self.content_height()
        recorder.rule(0, top, self.box_width, RULE, self.setting.ink.primary)
        y = top - 2.25 * U
        if self.number:
            recorder.text(0, y, [(run, run.text) for run in self.number], self.tag)
        for line in self.lines:
            pieces = [(self.title[number], text) for number, text in line]
            recorder.text(self.indent, y, pieces, self.tag)
            y -= self.setting.styles.activity.line
        x = self.box_width - self._note_width
        y = top - 2.25 * U
        for runs in (self.clock, self.note):
            if runs:
                recorder.text(x, y, [(run, run.text) for run in runs], self.note_tag)
                x += total_width(runs) + _CLOCK_APART


class PanelHead(Block):
    """The head of a panel on an opener: a rule and a label."""

    def __init__(
        self, title: str, setting: Setting, typesetter: Typesetter, parent: Tag, level: int
    ) -> None:
        super().__init__(0, 0)
        self.setting = setting
        style = setting.styles.label
        capitals = title.upper()
        self.runs = typesetter.plain(capitals, style)
        self.tag = parent.kid(f"H{level}", actual_text=title if capitals != title else "")
        self.box_width = setting.recto.type_width
        self.lines = balanced_lines(self.runs, self.box_width)

    def content_height(self) -> float:
        return 2.5 * U + max(0, len(self.lines) - 1) * 1.5 * U

    def draw(self) -> None:
        top = self.content_height()
        self.canv.rule(0, top, self.box_width, RULE, self.setting.ink.primary)
        y, spacing = top - 2 * U, self.setting.styles.label.spacing
        for line in self.lines:
            pieces = [(self.runs[number], text) for number, text in line]
            self.canv.text(0, y, pieces, self.tag, spacing)
            y -= 1.5 * U
