"""Title page and list of contents."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.docx.agenda import add_agenda
from handouts.exporters.docx.draft import TAB, Draft, ParagraphXml
from handouts.exporters.docx.fields import begin_field, contents_instruction, end_field
from handouts.exporters.docx.runs import DISPLAY
from handouts.publication.matter import Agenda, Contents, ContentsEntry, FrontMatter, TitlePage
from handouts.word_names import Style, bookmark_name

_FIELD = 80.0  # mm: room for a name


def add_front_matter(draft: Draft, part: FrontMatter) -> None:
    match part:
        case TitlePage():
            _title_page(draft, part)
        case Contents():
            _contents(draft, part)
        case Agenda():
            add_agenda(draft, part)
        case _:
            assert_never(part)


def _title_page(draft: Draft, page: TitlePage) -> None:
    metadata, labels = draft.publication.metadata, draft.publication.labels
    draft.add_one(Style.TITLE, draft.display(page.title), page.key)
    if page.subtitle:
        draft.add_one(Style.SUBTITLE, draft.runs.words(page.subtitle, draft.slanted))
    if metadata.author:
        draft.add_one(Style.BYLINE, draft.display(labels.by_author.format(author=metadata.author)))
    for line in page.owner:
        draft.add_one(Style.TITLE_FIELD, draft.display(line))
    for number, name in enumerate(page.fields, start=1):
        gap = draft.controls.line(f"{page.key}.{number}", name, _FIELD)
        draft.add_one(Style.TITLE_FIELD, draft.display(name) + TAB + gap)
    imprint = (metadata.publisher, draft.publication.printed_date, metadata.rights)
    for line in (*page.facts, *imprint, metadata.credit):
        if line:
            draft.add_one(Style.IMPRINT, draft.display(line))


def _contents(draft: Draft, contents: Contents) -> None:
    """The list as a field with its result in it: shown at once, and Word can renew it."""
    draft.add_one(Style.TOC_HEADING, draft.display(contents.heading), contents.key)
    if not contents.entries:
        return
    depth = max(entry.level for entry in contents.entries)
    last = len(contents.entries) - 1
    for index, entry in enumerate(contents.entries):
        begin = begin_field(contents_instruction(depth)) if index == 0 else ""
        end = end_field() if index == last else ""
        style = Style.TOC_1 if entry.level == 1 else Style.TOC_2
        draft.add((ParagraphXml(style, begin + _link(draft, entry) + end),))


def _link(draft: Draft, entry: ContentsEntry) -> str:
    number = "" if entry.number is None else draft.display(str(entry.number)) + TAB
    words = number + draft.runs.inlines(entry.title, DISPLAY)
    return f'<w:hyperlink w:anchor="{bookmark_name(entry.key)}" w:history="1">{words}</w:hyperlink>'
