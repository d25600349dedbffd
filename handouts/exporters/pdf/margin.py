"""The margin column: each term of a chapter beside the line where it first stands.

The notes repeat what the line says, set apart for the eye. They are artifacts, so that whoever
listens to the page or copies its text gets the author's words once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handouts.exporters.pdf.block import units
from handouts.exporters.pdf.lines import Line, balanced_lines
from handouts.exporters.pdf.measures import TOLERANCE, PageGeometry, U
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.styles import TextStyle
from handouts.model.inlines import Term

_RULE = 0.5
_RISE = 2.5 * U  # from the hairline to the baseline of the script
_APART = units(1.5)


@dataclass(frozen=True, slots=True)
class Note:
    """A term's lines, each with the distance of its baseline under the first."""

    rows: tuple[tuple[float, tuple[Run, ...], Line], ...]
    depth: float


@dataclass(slots=True)
class FirstUses:
    """Which terms of a chapter are explained for the first time, as they come."""

    _seen: set[str] = field(default_factory=set)

    def has(self, term: Term) -> bool:
        names = {name for name in (term.japanese, term.romaji) if name}
        is_new = bool(term.japanese) and bool(term.romaji or term.gloss)
        is_new = is_new and not names & self._seen
        if is_new:
            self._seen |= names
        return is_new


@dataclass(slots=True)
class MarginColumn:
    """Collects the first explanation of every term and sets what fits on each page."""

    setting: Setting
    _first: FirstUses = field(default_factory=FirstUses)
    _late: list[Note] = field(default_factory=list)

    def finish_page(self, recorder: Recorder, sheet: PageGeometry, is_last: bool) -> None:
        """Called by `paging.flow` before a page ends."""
        waiting = [(sheet.top, note) for note in self._late]
        waiting += [
            (y, self._note(term)) for y, term in recorder.terms_here if self._first.has(term)
        ]
        if not sheet.margin_width:
            return
        free = _free(recorder.taken, sheet)
        self._late = []
        placed, late = _pushed_down(waiting, free)
        if is_last and late:
            placed, late = _pushed_up(waiting, free)
        for baseline, note in placed:
            self._draw(recorder, sheet, note, baseline)
        self._late = late

    def _note(self, term: Term) -> Note:
        styles, small = self.setting.styles, self.setting.styles.small
        rows: list[tuple[float, tuple[Run, ...], Line]] = []
        depth = 0.0
        parts = (
            (term.japanese, styles.note_japanese),
            (term.romaji, styles.note_romaji),
            (term.gloss, small),
        )
        for text, style in parts:
            runs = self._runs(text or "", style)
            if style is styles.note_japanese and any(run.is_geta for run in runs):
                continue
            for line in balanced_lines(runs, self.setting.recto.margin_width):
                depth += style.line if rows else 0.0
                rows.append((depth, tuple(runs), line))
        return Note(tuple(rows), depth)

    def _runs(self, text: str, style: TextStyle) -> list[Run]:
        runs = self.setting.typesetter("").plain(text, style)
        if style is self.setting.styles.note_japanese:
            return [run._replace(size=style.size) for run in runs]
        return runs

    def _draw(self, recorder: Recorder, sheet: PageGeometry, note: Note, baseline: float) -> None:
        left = sheet.margin_left
        top = baseline + _RISE
        recorder.rule(left, top, left + sheet.margin_width, _RULE, self.setting.ink.hairline)
        for depth, runs, line in note.rows:
            pieces = [(runs[number], text) for number, text in line]
            recorder.text(left, baseline - depth, pieces, None)


def _free(taken: Sequence[tuple[float, float]], sheet: PageGeometry) -> list[tuple[float, float]]:
    """What is left of the column between what takes it, from top to foot: (top, bottom)."""
    free, top = [], sheet.top
    for upper, lower in sorted(taken, reverse=True):
        if upper + _APART < top:
            free.append((top, upper + _APART))
        top = min(top, lower - _APART)
    return [*free, (top, sheet.bottom)]


Placed = tuple[list[tuple[float, Note]], list[Note]]
"""Notes with their baselines, and those that found no room."""


def _pushed_down(
    wanted: Sequence[tuple[float, Note]], free: Sequence[tuple[float, float]]
) -> Placed:
    """Each note on its line, or as far under it as what is above makes necessary.

    Their order is that of the text: after one that found no room, none is set.
    """
    placed: list[tuple[float, Note]] = []
    ceiling = free[0][0] if free else 0.0
    for number, (y, note) in enumerate(wanted):
        for top, bottom in free:
            baseline = min(y, top - _RISE, ceiling - _RISE)
            if baseline - note.depth >= bottom - TOLERANCE:
                break
        else:
            return placed, [late for _, late in wanted[number:]]
        placed.append((baseline, note))
        ceiling = baseline - note.depth - _APART
    return placed, []


def _pushed_up(wanted: Sequence[tuple[float, Note]], free: Sequence[tuple[float, float]]) -> Placed:
    """On a chapter's last page there is no next: what hangs over the foot moves up."""
    placed: list[tuple[float, Note]] = []
    floor = free[-1][1] if free else 0.0
    for y, note in reversed(wanted):
        for top, bottom in reversed(free):
            baseline = max(min(y, top - _RISE), bottom + note.depth, floor + note.depth)
            if baseline + _RISE <= top + TOLERANCE:
                placed.append((baseline, note))
                floor = baseline + _RISE + _APART
                break
    return placed[::-1], []
