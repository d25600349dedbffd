"""The trainer's times and materials, and how a chapter is run."""

from __future__ import annotations

from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.page import TEXT_WIDTH
from handouts.exporters.docx.pieces import reference_xml
from handouts.exporters.docx.runs import DISPLAY
from handouts.exporters.docx.tables import cell, row, table
from handouts.publication.matter import Agenda, AgendaRow
from handouts.publication.publication import Session
from handouts.word_names import Style

_COLUMNS = (20.0, 80.0, 20.0, 30.0)  # mm: clock, what, minutes, page
_MATERIALS = (60.0, 90.0)  # mm: thing, for what


def add_agenda(draft: Draft, agenda: Agenda) -> None:
    draft.characters.at(0)
    draft.add_one(Style.TOC_HEADING, draft.display(agenda.heading), agenda.key)
    captions = [ParagraphXml(Style.TABLE_HEADING, draft.display(words)) for words in agenda.head]
    rows = [_cells(captions, _COLUMNS, is_head=True)]
    rows += [_cells(_row(draft, one), _COLUMNS) for one in agenda.rows]
    _add_table(draft, rows, _COLUMNS, agenda.heading)
    if agenda.materials:
        draft.add_one(Style.MATERIALS_HEADING, draft.display(agenda.materials_heading))
        things = [
            [ParagraphXml(Style.GRID_WORDS, draft.display(words)) for words in pair]
            for pair in agenda.materials
        ]
        rows = [_cells(pair, _MATERIALS) for pair in things]
        _add_table(draft, rows, _MATERIALS, agenda.materials_heading, has_head=False)


def _row(draft: Draft, one: AgendaRow) -> list[ParagraphXml]:
    what = Style.AGENDA_CHAPTER if one.level == 1 else Style.AGENDA_STEP
    note = draft.runs.styled(f" {one.note}", Style.SOURCE) if one.note else ""
    texts = (
        (Style.GRID_WORDS, draft.display(one.clock)),
        (what, draft.runs.inlines(one.title, DISPLAY) + note),
        (Style.GRID_WORDS, draft.display(str(one.minutes))),
        (Style.GRID_WORDS, reference_xml(draft, one.page) if one.page else ""),
    )
    return [ParagraphXml(style, words) for style, words in texts]


def _cells(
    paragraphs: list[ParagraphXml], widths: tuple[float, ...], *, is_head: bool = False
) -> str:
    cells = [cell(wide, each.xml()) for wide, each in zip(widths, paragraphs, strict=True)]
    return row(cells, is_head=is_head)


def _add_table(
    draft: Draft,
    rows: list[str],
    widths: tuple[float, ...],
    caption: str,
    *,
    has_head: bool = True,
) -> None:
    named = draft.characters.escaped(caption)
    xml = table(Style.GRID_TABLE, widths, rows, named, has_head=has_head)
    draft.append(xml + draft.after_table())


def add_session(draft: Draft, session: Session) -> None:
    """Facts side by side under one rule, the participant's page among them."""
    facts = [(label, draft.display(value)) for label, value in session.facts]
    facts.append((session.page_label, reference_xml(draft, session.page)))
    wide = TEXT_WIDTH / len(facts)
    cells = [
        cell(
            wide,
            ParagraphXml(Style.SESSION_LABEL, draft.display(label)).xml()
            + ParagraphXml(Style.SESSION_VALUE, value).xml(),
        )
        for label, value in facts
    ]
    xml = table(Style.SESSION_TABLE, [wide] * len(facts), [row(cells)], "")
    draft.append(xml + draft.after_table())
