"""What every part of a book is set with: styles, colours, labels, the page."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.exporters.pdf.filling.fields import Asked, Input, said
from handouts.exporters.pdf.measures import PAPERS, PageGeometry, Paper, geometry
from handouts.exporters.pdf.paging import Sheets
from handouts.exporters.pdf.printing.enlarging import enlarged
from handouts.exporters.pdf.printing.gutter import with_gutter
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.references import References
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.styles import Ink, TextStyle, TypeScale, inks, type_scale
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import TextBlock
from handouts.layout.labels import Labels
from handouts.layout.theme import CalloutMark, Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """`is_double`: versos mirror rectos. Geometry is in points, before it grows by `factor`.

    `is_fillable`: what stands open is a field. `rules_notes`: what a page leaves over is ruled.
    """

    theme: Theme
    paper: Paper
    labels: Labels
    styles: TypeScale
    ink: Ink
    is_double: bool
    references: References
    factor: float = 1.0
    is_fillable: bool = False
    rules_notes: bool = True

    @property
    def has_bars(self) -> bool:
        """Bars over titles and filled squares go with the bar over callouts."""
        return self.theme.callout is CalloutMark.TOP_BAR

    def asked(self, name: str, takes: Input, *words: str) -> Asked | None:
        """A field that is called by `words`; None in a file that is not to be filled in."""
        return Asked(name, said(*words), takes) if self.is_fillable else None

    @property
    def recto(self) -> PageGeometry:
        return geometry(self.paper, is_recto=True)

    @property
    def verso(self) -> PageGeometry:
        return geometry(self.paper, is_recto=not self.is_double)

    def sheets(self, *, from_recto: bool = True) -> Sheets:
        sides = (self.recto, self.verso)
        return Sheets(sides if from_recto else sides[::-1])

    def typesetter(self, source: str) -> Typesetter:
        return Typesetter(source, self.ink.primary)

    def recorder(self, root: Tag) -> Recorder:
        return Recorder(root, self.references.prefix)


def make_setting(
    theme: Theme,
    paper: str,
    labels: Labels,
    references: References,
    *,
    is_double: bool,
    gutter: float = 0.0,
    factor: float = 1.0,
) -> Setting:
    """`gutter` in millimetres. The assembler makes everything `factor` times as large."""
    measures = with_gutter(enlarged(PAPERS[paper], factor), gutter)
    scale = type_scale(theme, measures)
    return Setting(theme, measures, labels, scale, inks(theme), is_double, references, factor)


def label_block(
    text: str, styles: TypeScale, typesetter: Typesetter, parent: Tag, width: float
) -> TextBlock:
    """Capitals for the eye; what is read aloud and copied keeps the author's letters."""
    runs = label_runs(text, styles.label, typesetter)
    return TextBlock(runs, styles.label, parent.kid("P"), width)


def label_runs(text: str, style: TextStyle, typesetter: Typesetter) -> list[Run]:
    capitals = text.upper()
    runs = typesetter.plain(capitals, style)
    if capitals == text or len(runs) != 1:
        return runs
    return [runs[0]._replace(actual=text)]
