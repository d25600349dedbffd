"""Room for the learner's own words: ruled lines, a page of notes, rules with names under them."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.filling.fields import Asked
from handouts.exporters.pdf.filling.frame import draw_field
from handouts.exporters.pdf.gaps import unseen
from handouts.exporters.pdf.measures import MM, MODULE, TOLERANCE, U
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.shapes import upright
from handouts.exporters.pdf.tags import Tag
from handouts.publication.primitives import Room

RULE = 0.5
ROWS = {Room.SHORT: 2, Room.NORMAL: 4, Room.LONG: 6}
AIR = 1.5 * MM  # from the baseline of what is asked to a field: clear of descenders
FIRST_ROWS = 3  # stay with what is asked
_FEWEST = 2  # of those that give way
_FEWEST_ON_PAGE = 5  # rows of notes at the foot of a page; with fewer they begin on the next
_CORNELL_ROWS = 18  # from which a page of notes has its cue column and its strip
_CUES = 64 / 168  # of the width
_STRIP_ROWS = 6


class WritingRules(Block):
    """`rows` rules, 8 mm apart; they part only between rows.

    Those that `give_way` lose what would not fit on the page, down to two. On a screen, where
    this is `asked`, they are a frame: no two viewers set lines at the same distance.
    """

    def __init__(
        self,
        rows: int,
        width: float,
        setting: Setting,
        tag: Tag,
        *,
        gives_way: bool = False,
        asked: Asked | None = None,
    ) -> None:
        super().__init__(0, 1.5 * U)
        self.rows, self.rule_width, self.setting, self.tag = rows, width, setting, tag
        self.gives_way, self.is_rest, self.asked = gives_way, False, asked

    def content_height(self) -> float:
        return self.rows * MODULE

    @property
    def _least(self) -> int:
        """Rows that stay with what is asked."""
        return min(_FEWEST if self.gives_way else FIRST_ROWS, self.rows)

    def head(self, lines: int) -> tuple[float, int, bool]:
        del lines  # its own rows count
        rows = self._least
        return rows * MODULE, rows, rows == self.rows

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        fitting = min(int((room + TOLERANCE) / MODULE), self.rows - 1)
        if fitting < (1 if by_force else self._least):
            return ()
        first = self._part(fitting)
        if self.gives_way:
            return (first,)
        rest = self._part(self.rows - fitting)
        rest.is_rest = True
        if self.asked:
            rest.asked = self.asked.part(self.setting.labels.goes_on)
        return first, rest

    def _part(self, rows: int) -> WritingRules:
        return WritingRules(rows, self.rule_width, self.setting, self.tag, asked=self.asked)

    def draw(self) -> None:
        height = self.content_height()
        if self.asked:
            draw_field(self, self.asked, (self.rule_width, height - AIR), self.setting, self.tag)
            return
        if not self.is_rest:
            unseen(self.canv, 0, height - MODULE + 1, self.tag)
        for row in range(1, self.rows + 1):
            y = height - row * MODULE
            self.canv.rule(0, y, self.rule_width, RULE, self.setting.ink.rule)


class NotesPage(Block):
    """What is left of the page, ruled to its foot; a whole page has room for cues and a strip."""

    def __init__(
        self,
        width: float,
        setting: Setting,
        tag: Tag,
        *,
        asked: Asked | None = None,
        is_rest: bool = False,
    ) -> None:
        super().__init__(1 * U, 0)
        self.rule_width, self.setting, self.tag, self.asked = width, setting, tag, asked
        self.is_rest = is_rest
        self.rows, self.spare = _FEWEST_ON_PAGE, 0.0

    def content_height(self) -> float:
        return self.rows * MODULE + self.spare

    def head(self, lines: int) -> tuple[float, int, bool]:
        return _FEWEST_ON_PAGE * MODULE, lines, True

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        self.rows = int((room + TOLERANCE) / MODULE)
        if self.rows < _FEWEST_ON_PAGE and not self.spot.is_top:
            self.rows = _FEWEST_ON_PAGE
        self.spare = max(0.0, room - self.rows * MODULE)
        return super().wrap(width, room)

    def draw(self) -> None:
        if self.asked:
            size = (self.rule_width, self.content_height())
            draw_field(self, self.asked, size, self.setting, self.tag)
            return
        unseen(self.canv, 0, self.content_height() - MODULE + 1, self.tag)
        strip = 0 if self.is_rest or self.rows < _CORNELL_ROWS else _STRIP_ROWS
        left = _CUES * self.rule_width if strip else 0.0
        ink, top = self.setting.ink, self.content_height()
        for row in range(strip + 1, self.rows):
            self.canv.rule(left, row * MODULE, self.rule_width, RULE, ink.rule)
        foot = strip * MODULE
        if strip:
            upright(self.canv, left - 2 * MM, foot, top, RULE, ink.rule)
            self.canv.rule(0, foot, self.rule_width, 1, ink.primary)
        for row in range(strip - 1 if strip else 0, -1, -1):
            self.canv.rule(0, row * MODULE, self.rule_width, RULE, ink.rule)


class NamedRules(Block):
    """Rules side by side to sign or to write a name on, each with its name under it."""

    def __init__(
        self,
        names: Sequence[tuple[Sequence[Run], Tag]],
        width: float,
        setting: Setting,
        *,
        columns: int = 0,
        shares: Sequence[int] = (),
        asked: Sequence[Asked | None] = (),
    ) -> None:
        super().__init__(0, 2 * U)
        self.names, self.rule_width, self.setting = names, width, setting
        self.columns = columns or len(names)
        self.asked = asked or (None,) * len(names)
        self.shares = shares if len(shares) == self.columns else (1,) * self.columns

    def content_height(self) -> float:
        rows = -(-len(self.names) // self.columns)
        return rows * (12 * MM + 1.5 * U)

    def draw(self) -> None:
        one = (self.rule_width - MODULE * (self.columns - 1)) / sum(self.shares)
        top = self.content_height()
        for place, (runs, tag) in enumerate(self.names):
            column = place % self.columns
            x = sum(self.shares[:column]) * one + column * MODULE
            width = self.shares[column] * one
            y = top - (place // self.columns) * (12 * MM + 1.5 * U) - 12 * MM
            self.canv.rule(x, y, x + width, RULE, self.setting.ink.rule)
            pieces = [(run, run.text) for run in runs]
            self.canv.text(x, y - 1.5 * U, pieces, tag)
            asked = self.asked[place]
            if asked:
                self.canv.field(asked, (x, y, x + width, y + MODULE), tag.kid("Form"))
