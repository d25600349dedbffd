"""Pieces of a line: the author's words, gaps to fill, and references to printed pages."""

from __future__ import annotations

from typing import assert_never

from handouts.errors import ExportError
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.fields import field, words_of
from handouts.exporters.docx.runs import PLAIN, READING, Marks, Surroundings
from handouts.model.inlines import Emphasis, Link, Strong, Term, Text
from handouts.publication.primitives import Blank, PageReference, Pieces
from handouts.word_names import Style, bookmark_name

_ROOM = "\N{NO-BREAK SPACE}" * 2


def pieces_xml(
    draft: Draft, pieces: Pieces, around: Surroundings = READING, marks: Marks = PLAIN
) -> str:
    """The runs of a line. Raises ExportError for a page that nobody knows."""
    parts = []
    for piece in pieces:
        match piece:
            case Blank():
                parts.append(_blank(draft, piece))
            case PageReference():
                parts.append(reference_xml(draft, piece))
            case Text() | Term() | Emphasis() | Strong() | Link():
                parts.append(draft.runs.inlines((piece,), around, marks))
            case _:
                assert_never(piece)
    return "".join(parts)


def _blank(draft: Draft, blank: Blank) -> str:
    if blank.answer:
        return draft.runs.styled(f"{_ROOM}{blank.answer}{_ROOM}", Style.GAP_ANSWER)
    return draft.controls.gap(blank.key, blank.label, blank.room)


def reference_xml(draft: Draft, reference: PageReference) -> str:
    """Another edition's page by its number, this one's by a link: Word lays out its own pages."""
    if reference.edition == draft.publication.edition.name:
        return title_xml(draft, reference.key, reference.title)
    page = draft.page_of(reference)
    return draft.display(reference.wording.replace("{page}", page))


def title_xml(draft: Draft, key: str, title: str) -> str:
    """A title that leads to what has `key`: a field, if the heading there has the same words."""
    heading = draft.places.titles.get(key)
    if heading is None or heading.words != title:
        return link_xml(draft, key, draft.display(title))
    return field(words_of(heading.bookmark), draft.display(title))


def link_xml(draft: Draft, key: str, runs: str) -> str:
    """Runs that lead to what has `key`. Raises ExportError where nothing has."""
    if key not in draft.keys:
        raise ExportError(
            f"a reference leads to {key!r}, and nothing in the file has that key.",
            hint="Report it with the layout: the composer should have known.",
        )
    return f'<w:hyperlink w:anchor="{bookmark_name(key)}" w:history="1">{runs}</w:hyperlink>'
