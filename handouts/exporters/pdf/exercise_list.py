"""Exercises of a chapter in the contents: boxes to tick off, one after another, with pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.filling.fields import Ticking
from handouts.exporters.pdf.gaps import SMALL_BOX, Box, draw_box, total_width
from handouts.exporters.pdf.lines import break_lines
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag

_BOX_LINE = 0.6
_TEXT, _APART, _PAGE_APART = 3.5 * MM, 4 * MM, 1.2 * MM
_FIGURES = "00"  # room for a page number; a longer one takes what is left before the next
_LINE = 1.75 * U


@dataclass(frozen=True, slots=True)
class _Exercise:
    key: str
    title: str
    runs: tuple[Run, ...]
    width: float  # with its box and its page


class ExerciseList(Block):
    """As many to a line as fit, from `left` to `right`."""

    def __init__(
        self,
        exercises: Sequence[tuple[str, str]],
        bounds: tuple[float, float],
        setting: Setting,
        typesetter: Typesetter,
        holder: Tag,
        about: str,
    ) -> None:
        """`about`: the chapter that they belong to."""
        super().__init__()
        self.setting, self.holder, (self.left, self.right) = setting, holder, bounds
        self.about = about
        style = replace(setting.styles.small, leading=1.75)
        self.page = typesetter.plain(_FIGURES, replace(style, colour=setting.ink.muted))[0]
        self.blank = typesetter.plain(" ", style)[0]
        self.below = 0.5 * U
        made = (
            self._exercise(key, title, typesetter.plain(title, style)) for key, title in exercises
        )
        self.lines: list[list[_Exercise]] = []
        used = 0.0
        for exercise in made:
            if not self.lines or used + exercise.width > self.right - self.left:
                self.lines.append([])
                used = 0.0
            self.lines[-1].append(exercise)
            used += exercise.width + _APART

    def _exercise(self, key: str, title: str, runs: list[Run]) -> _Exercise:
        """A title too long for a line of its own is cut at a word."""
        most = self.right - self.left - _TEXT - _PAGE_APART - self.page.width
        lines = break_lines(runs, most)
        if len(lines) > 1:
            runs = [runs[number]._replace(text=text) for number, text in lines[0]]
            runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip() + "…")
        width = _TEXT + total_width(runs) + _PAGE_APART + self.page.width
        return _Exercise(key, title, tuple(runs), width)

    def content_height(self) -> float:
        return len(self.lines) * _LINE + self.below

    def draw(self) -> None:
        y = self.content_height() - _LINE
        for line in self.lines:
            x = self.left
            for exercise in line:
                self._draw(exercise, x, y)
                x += exercise.width + _APART
            y -= _LINE

    def _draw(self, exercise: _Exercise, x: float, y: float) -> None:
        size = exercise.runs[0].size if exercise.runs else 0.0
        entry = self.holder.kid("TOCI")
        asked = self.setting.asked(f"{exercise.key}.done", Ticking(), self.about, exercise.title)
        tag = entry.kid("Lbl").kid("Form") if asked else None
        box = Box(SMALL_BOX, _BOX_LINE, self.setting.ink.primary, tag, x=x, asked=asked)
        draw_box(self.canv, box, y + 0.33 * size)
        link = entry.kid("Reference").kid("Link")
        pieces = [(run, run.text) for run in exercise.runs]
        self.canv.text(x + _TEXT, y, [*pieces, (self.blank, " ")], link)
        at = x + _TEXT + total_width(exercise.runs) + _PAGE_APART
        self.canv.slot(link, exercise.key, at, y, self.page, self.page.width)
        left = x + _TEXT if asked else x
        rect = (left, y - 2, x + exercise.width, y + size)
        self.canv.link("#" + exercise.key, exercise.title, rect, link)
