"""Indexes: words, and links to the headings under which they stand."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from operator import itemgetter

from handouts.exporters.docx.draft import LINE_BREAK, TAB, Draft
from handouts.exporters.docx.fields import Instruction, begin_field, end_field
from handouts.exporters.docx.pieces import link_xml
from handouts.exporters.docx.places import is_word_index
from handouts.exporters.docx.runs import DISPLAY
from handouts.exporters.docx.workbook_sheet import INDEX_COLUMN
from handouts.model.walk import plain_text
from handouts.publication.matter import Index, IndexEntry
from handouts.word_names import Style

_SQUARE, _LETTER = 3.55, 1.95  # mm: a kanji, and a Latin letter on an average


def add_index(draft: Draft, index: Index) -> None:
    draft.characters.at(0)
    if index.note:
        draft.add_one(Style.NOTE, draft.display(index.note))
    lines = [
        line
        for group in index.groups
        for line in (
            (Style.INDEX_INITIAL, draft.display(group.initial)),
            *((Style.INDEX_ENTRY, _entry(draft, entry)) for entry in group.entries),
        )
    ]
    if lines and draft.places.index_entries and is_word_index(index):
        (first, runs), (last, end) = lines[0], lines[-1]
        lines[0] = (first, begin_field(Instruction.INDEX) + runs)
        lines[-1] = (last, end + end_field())
    for style, runs in lines:
        draft.add_one(style, runs)


def _entry(draft: Draft, entry: IndexEntry) -> str:
    words = draft.runs.inlines(entry.words, DISPLAY)
    plain = plain_text(entry.words)
    if entry.places and all(title == plain for _, title in entry.places):
        # The question itself heads the place: said once, it leads there.
        return _places(draft, plain, [key for key, _ in entry.places])
    if entry.term:
        words = link_xml(draft, entry.term, words)
    titles = groupby(entry.places, key=itemgetter(1))
    places = [_places(draft, title, [key for key, _ in places]) for title, places in titles]
    gap = TAB if _width(plain) < INDEX_COLUMN else LINE_BREAK
    return words + gap + draft.display("; ").join(places) if places else words


def _width(words: str) -> float:
    """About how wide the words are, in mm, at the 10 points of an index."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return wide * _SQUARE + (len(words) - wide) * _LETTER


def _places(draft: Draft, title: str, keys: list[str]) -> str:
    """A title that leads to the first place under it; the others follow by their numbers."""
    first, *others = keys
    words = link_xml(draft, first, draft.display(title))
    links = [link_xml(draft, key, draft.display(str(n))) for n, key in enumerate(others, 2)]
    if not links:
        return words
    return words + draft.display(" (") + draft.display(", ").join(links) + draft.display(")")
