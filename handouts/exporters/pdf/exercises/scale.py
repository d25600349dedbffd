"""A row of rings to mark oneself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.filling.fields import Asked, OneOf, said
from handouts.exporters.pdf.gaps import total_width
from handouts.exporters.pdf.lines import break_lines
from handouts.exporters.pdf.measures import MM, MODULE, U
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.shapes import ring
from handouts.exporters.pdf.tags import Tag
from handouts.publication.primitives import Scale

_RING, _LINE = 6 * MM, 0.75
_PITCH = 12 * MM
_LOW, _FIRST, _APART = 40 * MM, 62 * MM, 5 * MM  # to the end word, to the first ring, clear


class ScaleRow(Block):
    """Label, low end, rings, high end in one row; in a narrow column the label stands above."""

    def __init__(
        self,
        scale: Scale,
        width: float,
        setting: Setting,
        typesetter: Typesetter,
        tag: Tag,
        asked: Sequence[Asked] = (),
    ) -> None:
        """`asked`: a field for each ring, or none."""
        super().__init__(0, 0)
        self.setting, self.tag, self.asked = setting, tag, asked
        styles = setting.styles
        self.label = typesetter.plain(scale.label + " ", styles.strong)
        self.low = typesetter.plain(scale.low + " ", styles.instruction)
        self.high = typesetter.plain(scale.high, styles.instruction)
        figures = range(scale.first, scale.last + 1)
        small = styles.small
        self.figures = [typesetter.plain(str(figure), small)[0] for figure in figures]
        self.space = typesetter.plain(" ", small)[0]
        rings = _PITCH * (len(self.figures) - 1) + _RING / 2 + _APART
        self.first = max(_FIRST, _LOW + total_width(self.low) + _APART)
        self.pitch = _PITCH
        self.is_high = (
            total_width(self.label) > _LOW - 2 * MM
            or self.first + rings + total_width(self.high) > width
        )
        self.label_lines = break_lines(self.label, width) if self.is_high else []
        if self.is_high:
            self.first = total_width(self.low) + _APART
            over = self.first + rings + total_width(self.high) - width
            if over > 0 and len(self.figures) > 1:
                self.pitch = max(_RING + MM, _PITCH - over / (len(self.figures) - 1))

    def content_height(self) -> float:
        return MODULE + 2 * U * len(self.label_lines)

    def draw(self) -> None:
        recorder = self.canv
        y = 0.75 * U
        if self.is_high:
            top = self.content_height() - 2 * U
            for line in self.label_lines:
                pieces = [*((self.label[number], text) for number, text in line), (self.space, " ")]
                recorder.text(0, top, pieces, self.tag)
                top -= 2 * U
        else:
            self._words(self.label, 0, y)
        self._words(self.low, 0 if self.is_high else _LOW, y)
        middle = y + 0.35 * self.figures[0].size if self.figures else y
        for place, figure in enumerate(self.figures):
            x = self.first + place * self.pitch
            ring(recorder, x, middle, _RING / 2, _LINE, self.setting.ink.ink)
            pieces = [(figure, figure.text), (self.space, " ")]
            recorder.text(x - figure.width / 2, y, pieces, self.tag)
            if self.asked:
                rect = (x - _RING / 2, middle - _RING / 2, x + _RING / 2, middle + _RING / 2)
                recorder.field(self.asked[place], rect, self.tag.kid("Form"))
        end = self.first + (len(self.figures) - 1) * self.pitch + _RING / 2 + _APART
        self._words(self.high, end, y)

    def _words(self, runs: list[Run], x: float, y: float) -> None:
        self.canv.text(x, y, [(run, run.text) for run in runs], self.tag)


def rings_asked(scale: Scale, pieces: PieceSetter) -> Iterator[Asked]:
    """One for each figure, the ends with what they mean; none in a file that is not filled in."""
    question = said(pieces.about, scale.label)
    for figure in range(scale.first, scale.last + 1):
        meaning = {scale.first: scale.low, scale.last: scale.high}.get(figure, "")
        takes = OneOf(question, str(figure), is_ring=True)
        asked = pieces.asked(scale.key, takes, scale.label, str(figure), meaning)
        if asked:
            yield asked
