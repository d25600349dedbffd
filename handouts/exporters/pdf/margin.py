"""The margin column: each term of a chapter beside the line where it first stands.

The notes repeat what the line says, set apart for the eye. They are artifacts, so that whoever
listens to the page or copies its text gets the author's words once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handouts.exporters.pdf.block import units
from handouts.exporters.pdf.lines import Line, break_lines
from handouts.exporters.pdf.measures import PageGeometry, U
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.styles import TextStyle
from handouts.model.inlines import Term

_RULE = 0.5
_RISE = 2.5 * U  # from the hairline to the baseline of the script
_APART = units(1.5)


@dataclass(frozen=True, slots=True)
class Note:
    """A term's lines, each with the distance of its baseline under the script's."""

    rows: tuple[tuple[float, tuple[Run, ...], Line], ...]
    depth: float


@dataclass(slots=True)
class MarginColumn:
    """Collects the first explanation of every term and sets what fits on each page."""

    setting: Setting
    typesetter: Typesetter
    _seen: set[str] = field(default_factory=set)
    _late: list[Note] = field(default_factory=list)

    def finish_page(self, recorder: Recorder, sheet: PageGeometry, is_last: bool) -> None:  # noqa: FBT001
        """Called by `paging.flow` before a page ends."""
        waiting = [(sheet.top - _RISE, note) for note in self._late]
        waiting += [(y, self._note(term)) for y, term in recorder.terms_here if self._is_new(term)]
        self._late = []
        if not sheet.margin_width:
            return
        ceiling = min(sheet.top, recorder.margin_floor or sheet.top) + _APART
        for y, note in waiting:
            baseline = min(y, ceiling - _APART - _RISE)
            if self._late or baseline - note.depth < sheet.bottom - U:
                self._late.append(note)
                continue
            self._draw(recorder, sheet, note, baseline)
            ceiling = baseline - note.depth
        recorder.margin_floor = None

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
        depth = -styles.note_japanese.line
        parts = ((term.japanese, styles.note_japanese), (term.romaji, styles.note_romaji),
                 (term.gloss, small))  # fmt: skip
        for text, style in parts:
            runs = self._runs(text or "", style)
            for line in break_lines(runs, self.setting.recto.margin_width):
                depth += style.line
                rows.append((depth, tuple(runs), line))
        return Note(tuple(rows), depth)

    def _runs(self, text: str, style: TextStyle) -> list[Run]:
        runs = self.typesetter.plain(text, style)
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
