"""Chapters: one content document each."""

from __future__ import annotations

from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.epub.blocks import BlockWriter, heading_title
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.term_notes import ChapterNotes, GlossaryIndex
from handouts.exporters.xhtml import TermTarget, inline_xhtml, tagged
from handouts.exporters.xml_text import escape
from handouts.publication.publication import Chapter, Publication, Section, SectionKind

_SEMANTICS = {
    SectionKind.INTRODUCTION: ' epub:type="introduction" role="doc-introduction"',
    SectionKind.SECTION: "",
    SectionKind.TAKEAWAYS: ' epub:type="conclusion" role="doc-conclusion"',
    SectionKind.CLOSING: "",
}


def chapter_documents(
    publication: Publication, addresses: Addresses, breaks: PageBreaks
) -> list[Document]:
    index, back = GlossaryIndex(publication), publication.labels.back_to_text
    return [
        document(
            addresses.files[chapter.key],
            heading_title(chapter.title),
            publication.metadata.language,
            "bodymatter",
            _chapter(publication, chapter, breaks, ChapterNotes(index, addresses, back)),
        )
        for chapter in publication.chapters
    ]


def _chapter(
    publication: Publication, chapter: Chapter, breaks: PageBreaks, notes: ChapterNotes
) -> str:
    name = anchor(chapter.key)
    sections = "".join(
        _section(publication, section, breaks, notes.target) for section in chapter.sections
    )
    return (
        f'<section id="{name}" epub:type="chapter" role="doc-chapter"'
        f' aria-labelledby="{name}-title">\n{breaks.before(chapter.key)}'
        f"{_opening(publication, chapter)}{sections}{notes.asides()}</section>"
    )


def _opening(publication: Publication, chapter: Chapter) -> str:
    labels = publication.labels
    parts = [f'<p class="label">{tagged(f"{labels.chapter} {chapter.number}")}</p>\n']
    title = inline_xhtml(chapter.title)
    parts.append(f'<h1 id="{anchor(chapter.key)}-title">{title}</h1>\n')
    if chapter.subtitle:
        subtitle = inline_xhtml(chapter.subtitle)
        parts.append(f'<p class="deck" epub:type="subtitle" role="doc-subtitle">{subtitle}</p>\n')
    origin = [chapter.category] if chapter.category else []
    if chapter.episode_number is not None:
        origin.append(f"{labels.episode} {chapter.episode_number}")
    if origin:
        parts.append(f'<p class="small">{tagged(" · ".join(origin))}</p>\n')
    return f"<header>\n{''.join(parts)}</header>\n"


def _section(
    publication: Publication, section: Section, breaks: PageBreaks, target: TermTarget
) -> str:
    name = anchor(section.key)
    label = heading = ""
    if section.heading:
        label = f' aria-labelledby="{name}-title"'
        heading = f'<h2 id="{name}-title">{inline_xhtml(section.heading)}</h2>\n'
    elif section.kind is SectionKind.INTRODUCTION:
        label = f' aria-label="{escape(publication.labels.introduction)}"'
    writer = BlockWriter(breaks, target, level=3 if section.heading else 2)
    return (
        f'<section id="{name}"{_SEMANTICS[section.kind]}{label}>\n'
        f"{breaks.before(section.key)}{heading}{writer.blocks(section.blocks)}</section>\n"
    )
