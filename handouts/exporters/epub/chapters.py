"""Chapters: one content document each."""

from __future__ import annotations

from handouts.exporters.epub.activities import ActivityWriter
from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import BlockWriter, heading_title, label
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.epub.term_notes import GlossaryIndex, TermLinks
from handouts.exporters.xhtml import inline_xhtml, tagged
from handouts.exporters.xml_text import escape
from handouts.publication.publication import Chapter, Publication, Section, SectionKind

_SEMANTICS = {
    SectionKind.INTRODUCTION: ' epub:type="introduction" role="doc-introduction"',
    SectionKind.SECTION: "",
    SectionKind.TAKEAWAYS: ' epub:type="conclusion" role="doc-conclusion"',
    SectionKind.CLOSING: "",
}


def chapter_documents(
    publication: Publication, references: References, breaks: PageBreaks, index: GlossaryIndex
) -> list[Document]:
    addresses = references.addresses
    writer = ActivityWriter(breaks, references)
    return [
        document(
            addresses.files[chapter.key],
            heading_title(chapter.title),
            publication.metadata.language,
            "bodymatter",
            _chapter(
                publication, chapter, writer, TermLinks(index, publication.labels.back_to_text)
            ),
        )
        for chapter in publication.chapters
    ]


def _chapter(
    publication: Publication, chapter: Chapter, writer: ActivityWriter, links: TermLinks
) -> str:
    name = anchor(chapter.key)
    opening = _opening(publication, chapter, writer, links)
    sections = "".join(
        _section(publication, section, writer, links) for section in chapter.sections
    )
    return (
        f'<section id="{name}" epub:type="chapter" role="doc-chapter"'
        f' aria-labelledby="{name}-title">\n{writer.breaks.before(chapter.key)}'
        f"{opening}{sections}"
        f"{writer.activities(chapter.closing, level=2)}{links.asides()}</section>"
    )


def _opening(
    publication: Publication, chapter: Chapter, writer: ActivityWriter, links: TermLinks
) -> str:
    labels = publication.labels
    parts = [label(labels.chapter_number.format(number=chapter.number))]
    title = inline_xhtml(chapter.title, links.of_heading(chapter.key))
    parts.append(f'<h1 id="{anchor(chapter.key)}-title">{title}</h1>\n')
    if chapter.subtitle:
        subtitle = inline_xhtml(chapter.subtitle, links.of_heading(chapter.key))
        parts.append(f'<p class="deck" epub:type="subtitle" role="doc-subtitle">{subtitle}</p>\n')
    origin = [chapter.category] if chapter.category else []
    if chapter.episode_number is not None:
        origin.append(labels.episode_number.format(number=chapter.episode_number))
    if origin:
        parts.append(f'<p class="small">{tagged(" · ".join(origin))}</p>\n')
    session = writer.session(chapter.session) if chapter.session else ""
    activities = writer.activities(chapter.opening, level=2)
    return f"<header>\n{''.join(parts)}</header>\n{session}{activities}"


def _section(
    publication: Publication, section: Section, writer: ActivityWriter, links: TermLinks
) -> str:
    name, in_heading = anchor(section.key), links.of_heading(section.key)
    title = heading = ""
    if section.heading:
        title = f' aria-labelledby="{name}-title"'
        heading = f'<h2 id="{name}-title">{inline_xhtml(section.heading, in_heading)}</h2>\n'
    elif section.kind is SectionKind.INTRODUCTION:
        title = f' aria-label="{escape(publication.labels.introduction)}"'
    level = 3 if section.heading else 2
    in_text = links.of_text(section.key)
    blocks = BlockWriter(writer.breaks, level, in_text, in_heading).blocks(section.blocks)
    return (
        f'<section id="{name}"{_SEMANTICS[section.kind]}{title}>\n'
        f"{writer.breaks.before(section.key)}{heading}{writer.cues(section.cues)}{blocks}"
        f"{writer.activities(section.activities, level)}</section>\n"
    )
