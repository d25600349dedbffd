"""Back matter: the table of terms, and the paragraph on the firm."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.docx.activities import add_activities
from handouts.exporters.docx.answer_key import add_answers
from handouts.exporters.docx.blocks import add_blocks
from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.fields import field, number_of
from handouts.exporters.docx.index import add_index
from handouts.exporters.docx.page import CHAPTER_COLUMN, TERM_COLUMNS
from handouts.exporters.docx.runs import DISPLAY, Surroundings
from handouts.exporters.docx.shape import Shape
from handouts.exporters.docx.tables import cell, row, table
from handouts.publication.matter import (
    About,
    ActivityPart,
    AnswerKey,
    BackMatter,
    Glossary,
    GlossaryEntry,
    Index,
)
from handouts.word_names import Style, bookmark_name

_SLANTED = Surroundings(text=False, slanted=True)
_SCRIPT = Surroundings(text=False, size=12)


def add_back_matter(draft: Draft, part: BackMatter) -> None:
    match part:
        case Glossary():
            _glossary(draft, part)
        case About():
            draft.characters.at(part.line, part.source)
            draft.add_one(_heading_style(draft), draft.display(part.heading), part.key)
            add_blocks(draft, part.blocks)
        case ActivityPart():
            draft.characters.at(0)
            draft.add_one(Style.HEADING_1, draft.display(part.heading), part.key)
            add_activities(draft, part.activities)
        case AnswerKey():
            draft.add_one(Style.HEADING_1, draft.display(part.heading), part.key)
            add_answers(draft, part)
        case Index():
            draft.add_one(_heading_style(draft), draft.display(part.heading), part.key)
            add_index(draft, part)
        case _:
            assert_never(part)


def _heading_style(draft: Draft) -> Style:
    return Style.BACK_HEADING if draft.shape is Shape.HANDOUT else Style.HEADING_1


def _glossary(draft: Draft, glossary: Glossary) -> None:
    draft.characters.at(0)
    draft.add_one(_heading_style(draft), draft.display(glossary.heading), glossary.key)
    if glossary.note:
        draft.add_one(Style.NOTE, draft.display(glossary.note))
    labels = draft.publication.labels
    widths, captions = list(TERM_COLUMNS), [labels.japanese, labels.romaji, labels.meaning]
    if draft.shape is Shape.BOOK:
        widths = [*widths[:-1], widths[-1] - CHAPTER_COLUMN, CHAPTER_COLUMN]
        captions.append(labels.chapter)
    heading = [ParagraphXml(Style.TABLE_HEADING, draft.display(text)).xml() for text in captions]
    rows = [_row(widths, heading, is_head=True)]
    last = len(glossary.entries) - 1
    for place, entry in enumerate(glossary.entries):
        # Two rows at least stand under the header, and two at least go over to the next page.
        cells = _cells(draft, entry, keep_next=place in {0, last - 1} and place < last)
        rows.append(_row(widths, cells))
    caption = draft.characters.escaped(glossary.heading)
    draft.add_table(table(Style.TERM_TABLE, widths, rows, caption, has_head=True))


def _cells(draft: Draft, entry: GlossaryEntry, *, keep_next: bool) -> list[str]:
    term, runs = entry.term, draft.runs
    words = [
        (Style.TERM_SCRIPT, runs.script(term.japanese or "", term.ruby, _SCRIPT)),
        (Style.TERM_ROMAJI, runs.words(term.romaji or "", _SLANTED)),
        (Style.TERM_MEANING, runs.words(term.gloss or "", DISPLAY)),
    ]
    if draft.shape is Shape.BOOK:
        words.append((Style.TERM_CHAPTERS, _chapters(draft, entry)))
    script, *others = (ParagraphXml(style, text, keep_next=keep_next) for style, text in words)
    return [script.xml(*draft.marks(term.key)), *(cell.xml() for cell in others)]


def _chapters(draft: Draft, entry: GlossaryEntry) -> str:
    """Numbers of the chapters that explain the term, each a link to the section."""
    numbers = draft.chapter_numbers
    sections: dict[str, str] = {}
    for place in entry.occurrences:
        sections.setdefault(place.chapter, place.section)
    links = [
        f'<w:hyperlink w:anchor="{bookmark_name(section)}" w:history="1">'
        f"{_number(draft, chapter, str(numbers[chapter]))}</w:hyperlink>"
        for chapter, section in sections.items()
    ]
    return draft.display(", ").join(links)


def _number(draft: Draft, chapter: str, cached: str) -> str:
    """The chapter's number, which Word counts anew when chapters come and go."""
    heading = draft.places.titles.get(chapter)
    words = draft.display(cached)
    return field(number_of(heading.bookmark), words) if heading else words


def _row(widths: list[float], contents: list[str], *, is_head: bool = False) -> str:
    cells = [cell(wide, content) for wide, content in zip(widths, contents, strict=True)]
    return row(cells, is_head=is_head)
