"""Table styles: edges, padding and the line under a repeated header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.exporters.docx.looks import Edge
from handouts.exporters.docx.page import twips
from handouts.layout.theme import Theme
from handouts.word_names import STYLE_NAMES, Style

CELL_PADDING = 2.0  # mm
# Left and right in a card, mm.
ASIDE_PADDING, CARD_PADDING, PAGE_PADDING = 3.0, 4.0, 10.0


@dataclass(frozen=True, slots=True)
class _TableLook:
    """`edges` by Word's name of the side, in the schema's order; `padding` in mm by side."""

    style: Style
    edges: tuple[tuple[str, Edge], ...]
    padding: tuple[tuple[str, float], ...]
    head: Edge | None = None
    centred: bool = False

    def xml(self) -> str:
        borders = "".join(edge.xml(side) for side, edge in self.edges)
        cells = "".join(
            f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in self.padding
        )
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{self.style}">'
            f'<w:name w:val="{STYLE_NAMES[self.style]}"/>'
            f'<w:basedOn w:val="{Style.TABLE_NORMAL}"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
            f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
            + ('<w:tcPr><w:vAlign w:val="center"/></w:tcPr>' if self.centred else "")
            + self._first_row()
            + "</w:style>"
        )

    def _first_row(self) -> str:
        if self.head is None:
            return ""
        border = f"<w:tcBorders>{self.head.xml('bottom')}</w:tcBorders>"
        return f'<w:tblStylePr w:type="firstRow"><w:tcPr>{border}</w:tcPr></w:tblStylePr>'


def table_styles(theme: Theme, *, is_workbook: bool) -> str:
    looks = (_term_table(theme), *(_workbook_tables(theme) if is_workbook else ()))
    return "".join(look.xml() for look in looks)


def _term_table(theme: Theme) -> _TableLook:
    strong, fine = Edge(1, theme.primary), Edge(0.5, theme.hairline)
    edges = (("top", strong), ("bottom", strong), ("insideH", fine))
    padding = (("left", 0.0), ("right", CELL_PADDING))
    return _TableLook(Style.TERM_TABLE, edges, padding, Edge(0.5, theme.primary))


def _workbook_tables(theme: Theme) -> Iterator[_TableLook]:
    strong, ink = Edge(1, theme.primary), Edge(0.5, theme.ink)
    yield _TableLook(Style.ANSWER_TABLE, _frame(Edge(0.75, theme.rule)), _padding(2.0, 3.0))
    yield _TableLook(
        Style.GRID_TABLE,
        (
            ("top", strong),
            ("bottom", strong),
            ("insideH", ink),
            ("insideV", Edge(0.5, theme.rule)),
        ),
        (("left", CELL_PADDING), ("right", CELL_PADDING)),
        Edge(0.5, theme.primary),
    )
    thin = _frame(Edge(0.75, theme.primary))
    yield _TableLook(Style.ASIDE_TABLE, thin, _padding(2.5, ASIDE_PADDING))
    dashed = Edge(0.5, theme.ink, dashed=True)
    inside = (("insideH", dashed), ("insideV", dashed))
    edges, padding = (*_frame(dashed), *inside), _padding(4.0, CARD_PADDING)
    yield _TableLook(Style.CARD_TABLE, edges, padding, centred=True)
    yield _TableLook(Style.POSTCARD_TABLE, edges, padding)
    yield _TableLook(
        Style.PAGE_TABLE,
        _frame(Edge(0.75, theme.primary)),
        _padding(8.0, PAGE_PADDING),
        centred=True,
    )
    accent = (("top", Edge(2.25, theme.accent)),)
    yield _TableLook(Style.SESSION_TABLE, accent, (("left", 0.0), ("right", CELL_PADDING)))


def _frame(edge: Edge) -> tuple[tuple[str, Edge], ...]:
    return tuple((side, edge) for side in ("top", "left", "bottom", "right"))


def _padding(upright: float, level: float) -> tuple[tuple[str, float], ...]:
    return (("top", upright), ("left", level), ("bottom", upright), ("right", level))
