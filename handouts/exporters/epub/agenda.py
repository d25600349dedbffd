"""The agenda of a trainer's edition: when what happens, and what must be at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.epub.grids import cell_head, column_head, table
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.xhtml import tagged
from handouts.publication.matter import Agenda, AgendaRow


@dataclass(frozen=True, slots=True)
class AgendaWriter:
    breaks: PageBreaks
    references: References

    def agenda(self, agenda: Agenda) -> str:
        name = anchor(agenda.key)
        heads = "".join(map(column_head, agenda.head))
        rows = "".join(self._row(row, agenda.head) for row in agenda.rows)
        names = f'class="agenda" aria-labelledby="{name}-title"'
        return (
            f'<section id="{name}" aria-labelledby="{name}-title">\n'
            f"{self.breaks.before(agenda.key)}"
            f'<h1 id="{name}-title">{tagged(agenda.heading)}</h1>\n'
            f"{table(names, heads, rows)}{_materials(agenda)}</section>"
        )

    def _row(self, row: AgendaRow, heads: Sequence[str]) -> str:
        note = f" <small>{tagged(row.note)}</small>" if row.note else ""
        page = self.references.reference(row.page) if row.page else ""
        minutes, where = (cell_head(head) for head in heads[-2:])
        return (
            f'<tr role="row" class="level-{row.level}"><td role="cell">{tagged(row.clock)}</td>'
            f'<th role="rowheader" scope="row">{self._title(row)}{note}</th>'
            f'<td role="cell"{minutes}>{row.minutes}</td>'
            f'<td role="cell"{where if page else ""}>{page}</td></tr>\n'
        )

    def _title(self, row: AgendaRow) -> str:
        """A link to the step, which stands in this edition under the same key."""
        words = tagged(heading_title(row.title))
        files = self.references.addresses.files
        if row.page is None or row.page.key not in files:
            return words
        return f'<a href="{self.references.addresses.url(row.page.key)}">{words}</a>'


def _materials(agenda: Agenda) -> str:
    if not agenda.materials:
        return ""
    pairs = "".join(
        f"<div><dt><b>{tagged(thing)}</b></dt> <dd>{tagged(uses)}</dd></div>\n"
        for thing, uses in agenda.materials
    )
    return f'<h2>{tagged(agenda.materials_heading)}</h2>\n<dl class="session">\n{pairs}</dl>\n'
