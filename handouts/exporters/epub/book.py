"""From publication to EPUB, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from handouts.exporters.api import Export, PageMap
from handouts.exporters.archive import write_archive
from handouts.exporters.epub import EpubOptions
from handouts.exporters.epub.addresses import Addresses, addresses_of
from handouts.exporters.epub.back_matter import back_documents
from handouts.exporters.epub.chapters import chapter_documents
from handouts.exporters.epub.characters import replaced_characters
from handouts.exporters.epub.claims import Claims
from handouts.exporters.epub.cover import cover_marks, cover_words
from handouts.exporters.epub.cover_png import cover_png
from handouts.exporters.epub.cover_svg import cover_svg
from handouts.exporters.epub.document import Document
from handouts.exporters.epub.fonts import (
    MEDIA_TYPE,
    FontFile,
    embedded_fonts,
    latin_fonts,
    shown_characters,
)
from handouts.exporters.epub.front_matter import (
    COVER_DRAWING,
    COVER_IMAGE,
    agenda_documents,
    colophon_document,
    cover_document,
    cover_label,
    licence_document,
    subtitle_of,
    title_document,
    title_page_of,
)
from handouts.exporters.epub.gate import Gate, judge_archive
from handouts.exporters.epub.metadata import metadata
from handouts.exporters.epub.navigation import branches, entry_title, navigation_document
from handouts.exporters.epub.package import FOLDER, Book, Outline, Resource, members
from handouts.exporters.epub.pages import PageBreaks, page_breaks
from handouts.exporters.epub.references import References
from handouts.exporters.epub.style import style_sheet
from handouts.exporters.epub.term_notes import GlossaryIndex
from handouts.exporters.xml_text import REPLACEMENT, clean
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication

_STORED = frozenset({"mimetype", f"{FOLDER}/{COVER_IMAGE}"})


def make_book(
    publication: Publication, theme: Theme, pages: PageMap | None, options: EpubOptions
) -> Export:
    addresses = addresses_of(publication)
    breaks = page_breaks(publication, addresses, pages)
    references = References(publication.edition.name, addresses, pages, publication.labels)
    documents = _documents(publication, references, breaks, theme)
    gate, claims = Gate(), Claims()
    roots = [_judged(part, gate, claims) for part in documents]
    fonts = _fonts(theme, roots) if options.embed_fonts else []
    closing = _closing(publication, fonts)
    for part in closing:
        _judged(part, gate, claims)
    documents += closing
    about = publication.metadata
    cover, drawing = _cover(publication, theme)
    book = Book(
        title=clean(about.title),
        identifier=clean(publication.identifier),
        language=about.language,
        built=publication.built,
        metadata=metadata(publication, pages, claims, conforms=options.claim_accessibility),
        documents=documents,
        outlines=_outlines(publication, addresses),
        cover=cover,
        resources=[drawing, *_resources(theme, fonts, has_ruby=claims.has_ruby)],
    )
    remarks = replaced_characters(publication) if _has_replacement(documents) else ()
    return Export(content=_packed(book, gate), diagnostics=tuple(remarks))


def _fonts(theme: Theme, roots: Sequence[etree._Element]) -> list[FontFile]:
    return [*latin_fonts(theme, roots), *embedded_fonts(theme, shown_characters(roots))]


def _judged(part: Document, gate: Gate, claims: Claims) -> etree._Element:
    root = gate.document(part.file, part.content)
    claims.look(root)
    return root


def _packed(book: Book, gate: Gate) -> bytes:
    parts = members(book)
    gate.package(parts)
    content = write_archive(parts, _STORED)
    judge_archive(content, [name for name, _ in parts])
    return content


def _has_replacement(documents: list[Document]) -> bool:
    """Most books have none, and looking through the bytes is quicker than through the model."""
    sign = REPLACEMENT.encode("utf-8")
    return any(sign in part.content for part in documents)


def _documents(
    publication: Publication, references: References, breaks: PageBreaks, theme: Theme
) -> list[Document]:
    """Every content document but the colophon, in reading order."""
    title_page = title_page_of(publication)
    index = GlossaryIndex(publication, references.addresses)
    return [
        cover_document(publication, cover_label(publication, theme.logo)),
        *([title_document(publication, title_page, breaks)] if title_page else []),
        navigation_document(publication, references.addresses, breaks),
        *agenda_documents(publication, references, breaks),
        *chapter_documents(publication, references, breaks, index),
        *back_documents(publication, references, breaks, index),
    ]


def _closing(publication: Publication, fonts: list[FontFile]) -> list[Document]:
    """What can be written only when the fonts are known."""
    closing = [colophon_document(publication, fonts)]
    if any(font.licence for font in fonts):
        closing.append(licence_document(fonts))
    return closing


def _cover(publication: Publication, theme: Theme) -> tuple[Resource, Resource]:
    """As a bitmap and as a drawing, both of the same marks."""
    title_page = title_page_of(publication)
    terms = title_page.chapter_terms if title_page else ()
    about = replace(publication.metadata, subtitle=subtitle_of(publication))
    marks = cover_marks(cover_words(about, terms), theme)
    drawing = cover_svg(marks, theme, cover_label(publication, theme.logo))
    return (
        Resource("cover-image", COVER_IMAGE, "image/png", cover_png(marks, theme)),
        Resource("cover-drawing", COVER_DRAWING, "image/svg+xml", drawing),
    )


def _resources(theme: Theme, fonts: list[FontFile], *, has_ruby: bool) -> list[Resource]:
    sheet = style_sheet(theme, fonts, has_ruby=has_ruby)
    style = Resource("style", "style.css", "text/css", sheet)
    return [style, *(Resource(font.id, font.file, MEDIA_TYPE, font.content) for font in fonts)]


def _outlines(publication: Publication, addresses: Addresses) -> list[Outline]:
    return [
        Outline(
            clean(entry_title(branch.entry)),
            addresses.url(branch.entry.key),
            tuple(
                Outline(clean(entry_title(leaf)), addresses.url(leaf.key)) for leaf in branch.leaves
            ),
        )
        for branch in branches(publication)
    ]
