"""The navigation document: contents, landmarks, page list. The NCX is made from the same tree."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from handouts.exporters.epub.addresses import COLOPHON, CONTENTS, COVER, TITLE_PAGE, Addresses
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.epub.document import Document, SpinePlace, document
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.xhtml import tagged
from handouts.exporters.xml_text import escape
from handouts.model.inlines import Inlines, Text
from handouts.publication.matter import Agenda, Contents, ContentsEntry, Glossary, Index, TitlePage
from handouts.publication.publication import Chapter, Publication, chapter_keys

_MOST_LEAVES = 600  # on the page, which are some 25 screens of a phone


@dataclass(frozen=True, slots=True)
class Branch:
    """A chapter or a part of the back matter, with its sections as leaves."""

    entry: ContentsEntry
    leaves: tuple[ContentsEntry, ...]


def contents_of(publication: Publication) -> Contents | None:
    return next((part for part in publication.front if isinstance(part, Contents)), None)


def branches(publication: Publication) -> list[Branch]:
    """The publication's own contents; where it prints none, all chapters with their sections."""
    contents = contents_of(publication)
    entries = contents.entries if contents else _all_entries(publication)
    agendas = (part for part in publication.front if isinstance(part, Agenda))
    found = [Branch(ContentsEntry(part.key, 1, (Text(part.heading),)), ()) for part in agendas]
    count = len(found)
    for entry in entries:
        if entry.level == 1 or len(found) == count:
            found.append(Branch(entry, ()))
        else:
            found[-1] = Branch(found[-1].entry, (*found[-1].leaves, entry))
    chapters = {chapter.key: chapter for chapter in publication.chapters}
    return [_with_exercises(branch, chapters.get(branch.entry.key)) for branch in found]


def _with_exercises(branch: Branch, chapter: Chapter | None) -> Branch:
    """A chapter's exercises among its sections, in reading order, as EPUB asks of contents."""
    if chapter is None or not branch.entry.activities:
        return branch
    numbers = {activity.key: activity.number for activity in chapter.activities}
    exercises = (
        ContentsEntry(key, 2, (Text(f"{numbers.get(key, '')} {title}".strip()),))
        for key, title in branch.entry.activities
    )
    order = {key: at for at, key in enumerate(chapter_keys(chapter))}
    leaves = sorted((*branch.leaves, *exercises), key=lambda leaf: order[leaf.key])
    return Branch(branch.entry, tuple(leaves))


def _all_entries(publication: Publication) -> tuple[ContentsEntry, ...]:
    entries: list[ContentsEntry] = []
    for chapter in publication.chapters:
        entries.append(ContentsEntry(chapter.key, 1, chapter.title, chapter.number))
        entries += [
            ContentsEntry(section.key, 2, section.heading)
            for section in chapter.sections
            if section.heading
        ]
    entries += [ContentsEntry(part.key, 1, (Text(part.heading),)) for part in publication.back]
    return tuple(entries)


def entry_title(entry: ContentsEntry) -> str:
    """The words of an entry without markup, chapter number first."""
    number = f"{entry.number}. " if entry.number is not None else ""
    return number + heading_title(entry.title)


def navigation_document(
    publication: Publication, addresses: Addresses, breaks: PageBreaks
) -> Document:
    contents = contents_of(publication)
    heading = contents.heading if contents else publication.labels.contents
    tree = branches(publication)
    is_long = sum(len(branch.leaves) for branch in tree) > _MOST_LEAVES
    items = "".join(_branch(branch, addresses, is_long=is_long) for branch in tree)
    body = (
        (breaks.before(contents.key) if contents else "")
        + '<nav id="toc" epub:type="toc" role="doc-toc" aria-labelledby="toc-title">\n'
        f'<h1 id="toc-title">{tagged(heading)}</h1>\n<ol>\n{items}</ol>\n</nav>\n'
        + _landmarks(publication, addresses, heading)
        + _page_list(breaks)
    )
    made = document(CONTENTS, heading, publication.metadata.language, "frontmatter", body)
    return made if contents else dataclasses.replace(made, place=SpinePlace.OUTSIDE)


def _branch(branch: Branch, addresses: Addresses, *, is_long: bool) -> str:
    """Too many leaves stay in the reader's own menu, off the page (EPUB 3.3, section 7.4.3)."""
    leaves = "".join(f"<li>{_link(leaf, addresses)}</li>\n" for leaf in branch.leaves)
    hidden = ' hidden="hidden"' if is_long else ""
    nested = f"\n<ol{hidden}>\n{leaves}</ol>\n" if leaves else ""
    return f"<li>{_link(branch.entry, addresses)}{nested}</li>\n"


def _link(entry: ContentsEntry, addresses: Addresses) -> str:
    number = f"{entry.number}. " if entry.number is not None else ""
    return f'<a href="{addresses.url(entry.key)}">{number}{_label(entry.title)}</a>'


def _label(title: Inlines) -> str:
    """Contents are links themselves, so a title's own links are left to its chapter."""
    return tagged(heading_title(title))


def _landmarks(publication: Publication, addresses: Addresses, heading: str) -> str:
    labels = publication.labels
    marks = [("cover", COVER, labels.cover)]
    if any(isinstance(part, TitlePage) for part in publication.front):
        marks.append(("titlepage", TITLE_PAGE, labels.title_page))
    if contents_of(publication):
        marks.append(("toc", f"{CONTENTS}#toc", heading))
    if publication.chapters:
        marks.append(("bodymatter", addresses.files[publication.chapters[0].key], labels.start))
    marks += [
        (
            "glossary" if isinstance(part, Glossary) else "index",
            addresses.url(part.key),
            part.heading,
        )
        for part in publication.back
        if isinstance(part, Glossary | Index)
    ]
    marks.append(("colophon", COLOPHON, labels.colophon))
    items = "".join(
        f'<li><a epub:type="{kind}" href="{url}">{tagged(label)}</a></li>\n'
        for kind, url, label in marks
    )
    return f'<nav id="landmarks" epub:type="landmarks" hidden="hidden">\n<ol>\n{items}</ol>\n</nav>'


def _page_list(breaks: PageBreaks) -> str:
    items = "".join(
        f'<li><a href="{found.file}#{found.id}">{escape(found.label)}</a></li>\n'
        for found in breaks.breaks.values()
    )
    if not items:
        return ""
    return (
        '\n<nav id="page-list" epub:type="page-list" role="doc-pagelist" hidden="hidden"'
        f' aria-label="{escape(breaks.name)}">\n<ol>\n{items}</ol>\n</nav>'
    )
