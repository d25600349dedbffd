"""Room to answer: a framed cell that grows with what is written in it."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.pieces import pieces_xml
from handouts.exporters.docx.tables import cell, row, table
from handouts.publication.primitives import Entry, ResponseArea, Room
from handouts.word_names import Style

_HEAD = 45.0  # mm: what stands above an area that takes the rest of a page

_SIGNATURE = 80.0  # mm


def area_xml(draft: Draft, area: ResponseArea, wide: float) -> str:
    """The cell, and the gap after it."""
    if area.answer:
        content, high = draft.bookmarked(_answer(draft, area), area.key), 0.0
    else:
        content, high = _room(draft, area), _height(draft, area.room)
    rows = [row([cell(wide, content)], high=high, whole=False)]
    caption = draft.characters.escaped(area.label)
    return table(Style.ANSWER_TABLE, [wide], rows, caption) + draft.after_table()


def signature_lines(draft: Draft, area: ResponseArea) -> tuple[ParagraphXml, ...]:
    """A line for a name or a date, with what it is for under it, as forms have it."""
    controls = draft.controls
    write = controls.date if area.takes is Entry.DATE else controls.line
    line = write(area.key, area.label, _SIGNATURE)
    return (
        ParagraphXml(Style.SIGNATURE, line),
        ParagraphXml(Style.SIGNATURE_LABEL, draft.display(area.label)),
    )


def _answer(draft: Draft, area: ResponseArea) -> tuple[ParagraphXml, ...]:
    label = draft.display(draft.publication.labels.good_answer)
    return (
        ParagraphXml(Style.ASIDE_TITLE, label),
        *(ParagraphXml(Style.ANSWER_SHOWN, pieces_xml(draft, answer)) for answer in area.answer),
    )


def _room(draft: Draft, area: ResponseArea) -> str:
    before, after = draft.marks(area.key)
    return draft.controls.area(
        area.key,
        area.label,
        lambda runs: ParagraphXml(Style.ANSWER_AREA, runs).xml(before, after),
        draft.publication.labels.click_to_write,
    )


def _height(draft: Draft, room: Room) -> float:
    """In mm; no answer has less than 24."""
    match room:
        case Room.SHORT:
            return 24.0
        case Room.NORMAL:
            return 32.0
        case Room.LONG:
            return 48.0
        case Room.PAGE:
            return draft.sheet.text_height - _HEAD
        case _:
            assert_never(room)
