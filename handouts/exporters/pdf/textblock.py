"""A tagged text that breaks and splits: paragraphs, headings, items, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from handouts.exporters.pdf.badges import Badge, draw_badge
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.gaps import Box, draw_box, draw_gap
from handouts.exporters.pdf.lines import Line, balanced_lines, break_lines, line_width
from handouts.exporters.pdf.measures import LINE, TOLERANCE, U
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.ruby import Reading, draw_base, draw_readings, has_ruby, opened
from handouts.exporters.pdf.runs import GAP, Run, SetText
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.model.inlines import Term

_LEAST = 2  # lines of a paragraph at the foot and at the head of a page


@dataclass(frozen=True, slots=True)
class Label:
    """A bullet or figure at `x`, on the first line; without a tag it is an artifact."""

    runs: tuple[Run, ...]
    x: float
    tag: Tag | None


Mark = Label | Box | Badge


@dataclass(slots=True)
class Marks:
    """What a text block brings besides its words; split parts share it.

    `keys` are the anchors it sets, `bookmark` a level and a title, `section` and `block` the keys
    under which its terms are looked up.
    """

    keys: tuple[str, ...] = ()
    bookmark: tuple[int, str] | None = None
    terms: Sequence[tuple[int, Term]] = ()
    section: str = ""
    block: str = ""
    spans: dict[tuple[str, str, str], Tag] = field(default_factory=dict)


class TextBlock(Block):
    """`indent` and `width` in points; the text is broken once, when first asked for."""

    def __init__(
        self,
        text: SetText | Sequence[Run],
        style: TextStyle,
        tag: Tag | None,
        width: float,
        *,
        indent: float = 0,
        marks: Marks | None = None,
        labels: Sequence[Mark] = (),
    ) -> None:
        super().__init__(style.before * U, style.after * U)
        self.splits = True
        self.runs = text.runs if isinstance(text, SetText) else text
        self.has_ruby = has_ruby(self.runs)
        self.style = opened(style) if self.has_ruby else style
        self.tag, self.indent = tag, indent
        self.text_width = width - indent
        self.marks, self.labels = marks or Marks(), tuple(labels)
        if isinstance(text, SetText):
            self.marks.terms = text.terms
        self._lines: list[Line] | None = None
        self.is_rest = False

    @property
    def lines(self) -> list[Line]:
        if self._lines is None:
            self._lines = self.broken()
        return self._lines

    def broken(self) -> list[Line]:
        return break_lines(self.runs, self.text_width, self.style.spacing)

    def add_key(self, key: str) -> None:
        self.marks.keys = (*self.marks.keys, key)

    @property
    def last_width(self) -> float:
        """Of the last line, which other things may continue."""
        return line_width(self.runs, self.lines[-1], self.style.spacing) if self.lines else 0.0

    def as_artifact(self) -> TextBlock:
        """The same words once more, for the eye alone."""
        again = TextBlock(self.runs, self.style, None, self.text_width, marks=Marks())
        again._lines, again.style = self.lines, self.style
        return again

    # -- measuring and splitting --

    def content_height(self) -> float:
        return self._height(len(self.lines))

    def _height(self, lines: int) -> float:
        """Half units of the leading under readings add up to whole ones."""
        height = lines * self.style.line
        return -(-(height - TOLERANCE) // U) * U if self.has_ruby else height

    @property
    def first_baseline(self) -> float:
        """How far it is under the top."""
        return self.content_height() - (len(self.lines) - 1) * self.style.line

    def head(self, lines: int) -> tuple[float, int, bool]:
        count = len(self.lines)
        if count <= lines + 1 or not self.splits:
            return self.content_height(), count, True
        return self._height(lines), lines, False

    def parts(self, room: float, *, by_force: bool) -> Sequence[Block]:
        fitting = int((room + TOLERANCE) / self.style.line)
        if self.has_ruby and self._height(fitting) > room + TOLERANCE:
            fitting -= 1
        count = len(self.lines)
        if by_force:
            fitting = max(1, min(fitting, count - 1))
        else:
            fitting = min(fitting, count - _LEAST)
            if fitting < _LEAST or not self.splits:
                return ()
        if not 0 < fitting < count:
            return ()
        return self._part(0, fitting), self._part(fitting, count)

    def _part(self, start: int, end: int) -> TextBlock:
        part = TextBlock(
            self.runs,
            self.style,
            self.tag,
            self.text_width + self.indent,
            indent=self.indent,
            marks=self.marks,
        )
        part.style, part.splits = self.style, self.splits
        part._lines = self.lines[start:end]
        part.is_rest = self.is_rest or start > 0
        part.labels = () if start else self.labels
        part.before = 0.0 if start else self.before
        part.after = self.after if end == len(self.lines) else 0.0
        part.follow = self.follow if end == len(self.lines) else 0.0
        part.snaps = self.snaps and not start and end == len(self.lines)
        return part

    # -- drawing --

    def draw(self) -> None:
        recorder, line = self.canv, self.style.line
        y = (len(self.lines) - 1) * line
        if not self.is_rest:
            self._set_marks(recorder, y + line)
        for label in self.labels:
            self._draw_label(recorder, label, y)
        drawn: dict[int, float] = {}
        for pieces in self.lines:
            for number, _ in pieces:
                drawn.setdefault(number, y)
            self._draw_line(recorder, pieces, y)
            y -= line
        self._note_terms(recorder, drawn)

    def _set_marks(self, recorder: Recorder, top: float) -> None:
        for key in self.marks.keys:
            recorder.anchor(key, top + LINE / 2)
        if self.marks.bookmark and self.marks.keys:
            level, title = self.marks.bookmark
            recorder.bookmark(level, title, self.marks.keys[0])

    def _draw_label(self, recorder: Recorder, label: Mark, y: float) -> None:
        match label:
            case Label(runs, x, tag):
                recorder.text(x, y, [(run, run.text) for run in runs], tag)
            case Badge():
                draw_badge(recorder, label, y)
            case Box():
                draw_box(recorder, label, y + 0.33 * self.style.size)
            case _:
                assert_never(label)

    def _draw_line(self, recorder: Recorder, pieces: Line, y: float) -> None:
        x, start, spacing = self.indent, 0, self.style.spacing
        readings: list[Reading] = []
        while start < len(pieces):
            mark = _mark(self.runs[pieces[start][0]])
            end = start + 1
            run = self.runs[pieces[start][0]]
            if run.above is not None:
                text = pieces[start][1]
                x, start = self._draw_ruby(recorder, run, text, (x, y), readings), start + 1
                continue
            if run.gap is not None and self.tag is not None:
                draw_gap(recorder, run, run.gap, (x, y), self.tag)
                x, start = x + run.width, start + 1
                continue
            # Two replacements side by side stand for two characters, so each has its own mark.
            while end < len(pieces) and not mark[2] and _mark(self.runs[pieces[end][0]]) == mark:
                end += 1
            same = pieces[start:end]
            tag = self._tag_of(mark)
            recorder.text(x, y, [(self.runs[number], text) for number, text in same], tag, spacing)
            is_link = bool(mark[1]) and self.tag is not None
            right = x
            if is_link or end < len(pieces):
                right += line_width(self.runs, same, spacing)
            if is_link:
                recorder.rule(x, y - 1.5, right, 0.5, self.runs[same[0][0]].colour)
                self._link(recorder, mark[1], (x, y, right))
            x, start = right, end
        draw_readings(recorder, readings)
        recorder.close_up()

    def _draw_ruby(
        self,
        recorder: Recorder,
        run: Run,
        text: str,
        place: tuple[float, float],
        readings: list[Reading],
    ) -> float:
        """Where the line goes on."""
        x, y = place
        column = (self.indent, self.indent + self.text_width)
        tag = self._tag_of(("", run.link, ""))
        reading = draw_base(recorder, run, text, place, tag, column)
        if reading is not None:
            readings.append(reading)
        right = x + run.advance(text)
        if run.link and self.tag is not None:
            recorder.rule(x, y - 1.5, right, 0.5, run.colour)
            self._link(recorder, run.link, (x, y, right))
        return right

    def _tag_of(self, mark: tuple[str, str, str]) -> Tag | None:
        lang, link, actual = mark
        tag = self.tag
        if tag is None:
            return None
        if link:
            tag = self.marks.spans.setdefault(("", link, ""), Tag("Link", self.tag))
        if not lang and not actual:
            return tag
        return Tag("Span", tag, lang=lang, actual_text=actual)

    def _link(self, recorder: Recorder, address: str, place: tuple[float, float, float]) -> None:
        left, y, right = place
        size = self.style.size
        rect = (left, y - 0.25 * size, right, y + 0.85 * size)
        recorder.link(address, address, rect, self.marks.spans["", address, ""])

    def _note_terms(self, recorder: Recorder, drawn: dict[int, float]) -> None:
        """`drawn`: run → baseline of its first line here; a part begins with a run's rest."""
        rest = self.lines[0][0][0] if self.is_rest and self.lines else -1
        for number, term in self.marks.terms:
            if number in drawn and number != rest:
                recorder.term((self.marks.section, self.marks.block), term, drawn[number])


class BalancedText(TextBlock):
    """Headings, titles and entries: as few lines as can be, and those of like length."""

    def broken(self) -> list[Line]:
        return balanced_lines(self.runs, self.text_width)


def _mark(run: Run) -> tuple[str, str, str]:
    is_plain = run.gap is None and run.above is None
    return run.lang, run.link, run.actual if is_plain else GAP
