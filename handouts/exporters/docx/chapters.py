"""Chapters: title, deck and sections."""

from __future__ import annotations

from handouts.exporters.docx.activities import add_activities, add_cues
from handouts.exporters.docx.agenda import add_session
from handouts.exporters.docx.blocks import add_blocks
from handouts.exporters.docx.draft import Draft, ParagraphXml
from handouts.exporters.docx.numbering import ListKind
from handouts.exporters.docx.runs import DISPLAY
from handouts.exporters.docx.shape import Shape
from handouts.publication.publication import Chapter, Section
from handouts.word_names import Style


def add_chapter(draft: Draft, chapter: Chapter) -> None:
    handout = draft.shape is Shape.HANDOUT
    draft.characters.at(chapter.title_line, chapter.source)
    title = draft.runs.inlines(chapter.title, DISPLAY)
    heading = (
        ParagraphXml(Style.TITLE, title)
        if handout
        else ParagraphXml(Style.HEADING_1, title, ListKind.CHAPTER.number)
    )
    draft.add((heading,), chapter.key)
    if chapter.subtitle:
        draft.characters.at(chapter.subtitle_line)
        deck = draft.runs.inlines(chapter.subtitle, draft.slanted)
        draft.add_one(Style.SUBTITLE if handout else Style.CHAPTER_SUBTITLE, deck)
    if chapter.session:
        add_session(draft, chapter.session)
    add_activities(draft, chapter.opening)
    for section in chapter.sections:
        _add_section(draft, section)
    add_activities(draft, chapter.closing)


def _add_section(draft: Draft, section: Section) -> None:
    if section.heading:
        draft.characters.at(section.line)
        style = Style.HEADING_1 if draft.shape is Shape.HANDOUT else Style.HEADING_2
        draft.add_one(style, draft.runs.inlines(section.heading, DISPLAY), section.key)
    else:
        draft.announce(section.key)
    add_cues(draft, section.cues)
    add_blocks(draft, section.blocks)
    add_activities(draft, section.activities)
