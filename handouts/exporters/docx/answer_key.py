"""The answer key: the answers of every activity, each under a link to where it stands."""

from __future__ import annotations

from handouts.exporters.docx.draft import TAB, Draft
from handouts.exporters.docx.elements import elements_xml
from handouts.exporters.docx.page import TEXT_WIDTH
from handouts.exporters.docx.pieces import reference_xml, title_xml
from handouts.exporters.docx.runs import DISPLAY
from handouts.publication.matter import AnswerKey, KeyChapter, KeyEntry
from handouts.word_names import Style


def add_answers(draft: Draft, key: AnswerKey) -> None:
    draft.characters.at(0)
    for chapter in key.chapters:
        draft.add_one(Style.KEY_CHAPTER, _chapter_title(draft, chapter))
        for entry in chapter.entries:
            draft.add_one(Style.KEY_ENTRY, _entry_title(draft, entry), entry.key)
            draft.append(elements_xml(draft, entry.elements, TEXT_WIDTH))


def _chapter_title(draft: Draft, chapter: KeyChapter) -> str:
    number = draft.runs.styled(str(chapter.number), Style.ACTIVITY_NUMBER) + TAB
    return number + draft.runs.inlines(chapter.title, DISPLAY)


def _entry_title(draft: Draft, entry: KeyEntry) -> str:
    """The title leads to the activity, or its printed page stands beside it."""
    runs, page = draft.runs, entry.page
    number = runs.styled(entry.number, Style.ACTIVITY_NUMBER) + TAB if entry.number else ""
    if page.edition == draft.publication.edition.name:
        return number + title_xml(draft, page.key, entry.title)
    return number + draft.display(entry.title) + TAB + reference_xml(draft, page)
