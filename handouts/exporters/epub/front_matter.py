"""Cover page, title page, colophon and the licences of embedded fonts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from handouts.exporters.epub.addresses import COLOPHON, COVER, LICENCES, TITLE_PAGE
from handouts.exporters.epub.agenda import AgendaWriter
from handouts.exporters.epub.document import Document, SpinePlace, document
from handouts.exporters.epub.fonts import FontFile
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.xhtml import safe_url, tagged
from handouts.exporters.xml_text import escape
from handouts.layout.logo import Logo
from handouts.publication.matter import Agenda, TitlePage
from handouts.publication.publication import Publication

COVER_IMAGE, COVER_DRAWING = "cover.png", "cover.svg"


def title_page_of(publication: Publication) -> TitlePage | None:
    return next((part for part in publication.front if isinstance(part, TitlePage)), None)


def subtitle_of(publication: Publication) -> str:
    """What the cover says under the title: a cover tells the editions apart."""
    return publication.edition.title or publication.metadata.subtitle


def cover_label(publication: Publication, logo: Logo | None) -> str:
    """What the cover says to those who do not see it."""
    said = [publication.labels.cover_of.format(title=publication.metadata.title)]
    said += [part for part in (subtitle_of(publication), logo.alt if logo else "") if part]
    return ". ".join(said)


def cover_document(publication: Publication, label: str) -> Document:
    """The drawing, and the bitmap where a reader knows no choice of pictures."""
    body = (
        f'<section class="cover" epub:type="cover" aria-label="{escape(publication.labels.cover)}">'
        f'<picture><source srcset="{COVER_DRAWING}" type="image/svg+xml"/>'
        f'<img src="{COVER_IMAGE}" role="doc-cover" alt="{escape(label)}"/></picture></section>'
    )
    language = publication.metadata.language
    return document(COVER, publication.labels.cover, language, "cover", body)


def title_document(publication: Publication, page: TitlePage, breaks: PageBreaks) -> Document:
    """Its fields stay on paper: nobody writes a name on a screen that others read."""
    about = publication.metadata
    lines = [f'<h1 id="title" epub:type="title">{tagged(page.title)}</h1>\n']
    if page.subtitle:
        lines.append(
            '<p class="deck" epub:type="subtitle" role="doc-subtitle">'
            f"{tagged(page.subtitle)}</p>\n"
        )
    if publication.edition.title not in ("", page.subtitle):
        lines.append(f'<p class="deck">{tagged(publication.edition.title)}</p>\n')
    if about.author:
        by = publication.labels.by_author.format(author=about.author)
        lines.append(f"<p>{tagged(by)}</p>\n")
    lines += [f"<p>{tagged(fact)}</p>\n" for fact in (*page.owner, *page.facts)]
    if about.publisher:
        lines.append(f'<p class="small">{tagged(about.publisher)}</p>\n')
    lines.append(f'<p class="small">{_date(publication)}</p>\n')
    body = (
        '<section class="title-page" epub:type="titlepage" aria-labelledby="title">\n'
        f"{breaks.before(page.key)}{''.join(lines)}</section>"
    )
    title = publication.labels.title_page
    return document(TITLE_PAGE, title, about.language, "frontmatter", body)


def agenda_documents(
    publication: Publication, references: References, breaks: PageBreaks
) -> list[Document]:
    language = publication.metadata.language
    writer = AgendaWriter(breaks, references)
    return [
        document(
            references.addresses.files[part.key],
            part.heading,
            language,
            "frontmatter",
            writer.agenda(part),
        )
        for part in publication.front
        if isinstance(part, Agenda)
    ]


def colophon_document(publication: Publication, fonts: Sequence[FontFile]) -> Document:
    about, heading = publication.metadata, publication.labels.colophon
    names = [about.title, about.subtitle, publication.edition.title, about.edition]
    texts = [*names, about.author, about.publisher, about.rights, about.credit]
    lines = [f"<p>{_linked(text)}</p>\n" for text in dict.fromkeys(texts) if text]
    lines.append(f"<p>{_date(publication)}</p>\n")
    lines.append(f'<p class="identifier">{escape(publication.identifier)}</p>\n')
    lines += [f'<p class="small">{_font_notice(font)}</p>\n' for font in fonts]
    body = (
        '<section epub:type="colophon" role="doc-colophon" aria-labelledby="colophon">\n'
        f'<h1 id="colophon">{tagged(heading)}</h1>\n{"".join(lines)}</section>'
    )
    return document(COLOPHON, heading, about.language, "backmatter", body)


def _date(publication: Publication) -> str:
    day = publication.issued.isoformat()
    return f'<time datetime="{day}">{tagged(publication.printed_date)}</time>'


def _linked(text: str) -> str:
    url = safe_url(text)
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else tagged(text)


def _font_notice(font: FontFile) -> str:
    notice = f"{escape(font.family)} ({escape(font.style)}): {escape(font.copyright)}."
    if font.licence:
        notice += f' <a href="{LICENCES}#{font.id}">SIL Open Font License 1.1</a>'
    return f'<span lang="en" xml:lang="en">{notice}</span>'


def licence_document(fonts: Sequence[FontFile]) -> Document:
    """The licence demands to travel with every copy of a font."""
    parts = "".join(
        f'<section id="{font.id}" aria-labelledby="{font.id}-title">\n'
        f'<h2 id="{font.id}-title">{escape(font.family)} ({escape(font.style)})</h2>\n'
        f"{_paragraphs(font.licence)}</section>\n"
        for font in fonts
        if font.licence
    )
    body = f"<h1>SIL Open Font License 1.1</h1>\n{parts}"
    made = document(LICENCES, "SIL Open Font License 1.1", "en", "backmatter", body)
    return dataclasses.replace(made, place=SpinePlace.ASIDE)


def _paragraphs(text: str) -> str:
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return "".join(
        f"<p>{escape(part.strip('- '))}</p>\n" for part in paragraphs if part.strip("- ")
    )
