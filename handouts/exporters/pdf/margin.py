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
class MarginColumn:
    """Collects the first explanation of every term and sets what fits on each page."""

    setting: Setting
    _seen: set[str] = field(default_factory=set)
    _late: list[Note] = field(default_factory=list)

    def finish_page(self, recorder: Recorder, sheet: PageGeometry, is_last: bool) -> None:
        """Called by `paging.flow` before a page ends."""
        waiting = [(sheet.top, note) for note in self._late]
        waiting += [(y, self._note(term)) for y, term in recorder.terms_here if self._is_new(term)]
        if not sheet.margin_width:
            return
        floor = recorder.margin_floor
        ceiling = sheet.top if floor is None else floor - _APART
        baselines = _pushed_down(waiting, ceiling)
        if is_last:
            baselines = _pushed_up(waiting, baselines, sheet.bottom)
        self._late = []
        for baseline, (_, note) in zip(baselines, waiting, strict=True):
            if baseline - note.depth >= sheet.bottom - TOLERANCE and not self._late:
                if baseline + _RISE <= ceiling + TOLERANCE:
                    self._draw(recorder, sheet, note, baseline)
            else:
                self._late.append(note)

    def _is_new(self, term: Term) -> bool:
        names = {name for name in (term.japanese, term.romaji) if name}
        is_new = bool(term.japanese) and bool(term.romaji or term.gloss)
        is_new = is_new and not names & self._seen
        if is_new:
            self._seen |= names
        return is_new

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


def _pushed_down(wanted: Sequence[tuple[float, Note]], ceiling: float) -> list[float]:
    """Each note on its line, or as far under it as those above make necessary."""
    baselines = []
    for y, note in wanted:
        baseline = min(y, ceiling - _RISE)
        baselines.append(baseline)
        ceiling = baseline - note.depth - _APART
    return baselines


def _pushed_up(
    wanted: Sequence[tuple[float, Note]], baselines: Sequence[float], floor: float
) -> list[float]:
    """On a chapter's last page there is no next: what hangs over the foot moves up."""
    raised = []
    for baseline, (_, note) in zip(reversed(baselines), reversed(wanted), strict=True):
        higher = max(baseline, floor + note.depth)
        raised.append(higher)
        floor = higher + _RISE + _APART
    return raised[::-1]
