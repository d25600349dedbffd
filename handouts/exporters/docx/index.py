"""Indexes: words, and links to the headings under which they stand."""

from __future__ import annotations

from handouts.exporters.docx.draft import TAB, Draft
from handouts.exporters.docx.names import Style
from handouts.exporters.docx.pieces import link_xml
from handouts.exporters.docx.runs import DISPLAY
from handouts.publication.publication import Index, IndexEntry


def add_index(draft: Draft, index: Index) -> None:
    draft.characters.at(0)
    if index.note:
        draft.add_one(Style.NOTE, draft.display(index.note))
    for group in index.groups:
        draft.add_one(Style.INDEX_INITIAL, draft.display(group.initial))
        for entry in group.entries:
            draft.add_one(Style.INDEX_ENTRY, _entry(draft, entry))


def _entry(draft: Draft, entry: IndexEntry) -> str:
    words = draft.runs.inlines(entry.words, DISPLAY)
    if entry.term:
        words = link_xml(draft, entry.term, words)
    places = draft.display("; ").join(
        link_xml(draft, key, draft.display(title)) for key, title in entry.places
    )
    return words + TAB + places if places else words
