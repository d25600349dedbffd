"""The agenda of a trainer's edition: when what happens, and what must be at hand."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import heading_title
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
        heads = "".join(f'<th scope="col"><b>{tagged(head)}</b></th>' for head in agenda.head)
        rows = "".join(map(self._row, agenda.rows))
        return (
            f'<section id="{name}" aria-labelledby="{name}-title">\n'
            f"{self.breaks.before(agenda.key)}"
            f'<h1 id="{name}-title">{tagged(agenda.heading)}</h1>\n'
            f'<table class="agenda" aria-labelledby="{name}-title">\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
            f"{_materials(agenda)}</section>"
        )

    def _row(self, row: AgendaRow) -> str:
        note = f" <small>{tagged(row.note)}</small>" if row.note else ""
        page = self.references.reference(row.page) if row.page else ""
        return (
            f'<tr class="level-{row.level}"><td>{tagged(row.clock)}</td>'
            f'<th scope="row">{self._title(row)}{note}</th>'
            f"<td>{row.minutes}</td><td>{page}</td></tr>\n"
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
