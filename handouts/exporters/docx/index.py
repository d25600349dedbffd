"""Indexes: words, and links to the headings under which they stand."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from handouts.exporters.docx.draft import TAB, Draft
from handouts.exporters.docx.pieces import link_xml
from handouts.exporters.docx.runs import DISPLAY
from handouts.publication.matter import Index, IndexEntry
from handouts.word_names import Style


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
    titles = groupby(entry.places, key=itemgetter(1))
    places = [_places(draft, title, [key for key, _ in places]) for title, places in titles]
    return words + TAB + draft.display("; ").join(places) if places else words


def _places(draft: Draft, title: str, keys: list[str]) -> str:
    """A title that leads to the first place under it; the others follow by their numbers."""
    first, *others = keys
    words = link_xml(draft, first, draft.display(title))
    links = [link_xml(draft, key, draft.display(str(n))) for n, key in enumerate(others, 2)]
    if not links:
        return words
    return words + draft.display(" (") + draft.display(", ").join(links) + draft.display(")")
