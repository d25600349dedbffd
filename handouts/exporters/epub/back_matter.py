"""Glossary and the firm's paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.epub.blocks import BlockWriter, heading_title
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.xhtml import japanese, romaji, tagged
from handouts.exporters.xml_text import escape
from handouts.model.inlines import Inlines, Text
from handouts.publication.publication import (
    About,
    ActivityPart,
    AnswerKey,
    Glossary,
    GlossaryEntry,
    Index,
    Occurrence,
    Publication,
)


def back_documents(
    publication: Publication, addresses: Addresses, breaks: PageBreaks
) -> list[Document]:
    found: list[Document] = []
    for part in publication.back:
        match part:
            case Glossary():
                body = _glossary(publication, part, addresses, breaks)
            case About():
                body = _about(part, breaks)
            case ActivityPart() | AnswerKey() | Index():
                raise NotImplementedError
            case _:
                assert_never(part)
        language = publication.metadata.language
        file = addresses.files[part.key]
        found.append(document(file, part.heading, language, "backmatter", body))
    return found


def _about(part: About, breaks: PageBreaks) -> str:
    name = anchor(part.key)
    blocks = BlockWriter(breaks, None, level=2).blocks(part.blocks)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n{breaks.before(part.key)}'
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{blocks}</section>'
    )


def _glossary(
    publication: Publication, part: Glossary, addresses: Addresses, breaks: PageBreaks
) -> str:
    name = anchor(part.key)
    places = Places(publication, addresses)
    # A list of definitions takes no page breaks between its groups but inside them.
    entries = "".join(
        _entry(entry, places, breaks.before(entry.term.key)) for entry in part.entries
    )
    note = f'<p class="small">{tagged(part.note)}</p>\n' if part.note else ""
    return (
        f'<section id="{name}" epub:type="glossary" role="doc-glossary"'
        f' aria-labelledby="{name}-title">\n{breaks.before(part.key)}'
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{note}<dl>\n{entries}</dl>\n</section>'
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A section or chapter to go back to: its rank in reading order, its number and heading."""

    rank: int
    number: str
    title: str


class Places:
    """Links from a term back to the sections that explain it: `3.2` is chapter 3, section 2."""

    def __init__(self, publication: Publication, addresses: Addresses) -> None:
        self._label = publication.labels.back_to_text
        self._addresses = addresses
        self._places: dict[str, Place] = {}
        for chapter in publication.chapters:
            count = 0
            self._add(chapter.key, f"{chapter.number}", chapter.title)
            for section in chapter.sections:
                count += bool(section.heading)
                number = f"{chapter.number}.{count}" if section.heading else f"{chapter.number}"
                self._add(section.key, number, section.heading or chapter.title)
            for activity in chapter.activities:
                self._add(activity.key, f"{chapter.number}", (Text(activity.title),))

    def _add(self, key: str, number: str, title: Inlines) -> None:
        self._places[key] = Place(len(self._places), number, heading_title(title))

    def links(self, occurrences: tuple[Occurrence, ...]) -> str:
        """In reading order, each section once."""
        keys = sorted({found.section for found in occurrences}, key=self._rank)
        links = ", ".join(self._link(key) for key in keys)
        return f'<p class="places">{tagged(self._label)}: {links}</p>' if links else ""

    def _rank(self, key: str) -> int:
        return self._places[key].rank

    def _link(self, key: str) -> str:
        place = self._places[key]
        name = escape(f"{place.number} {place.title}")
        url = self._addresses.url(key)
        return f'<a href="{url}" role="doc-backlink" aria-label="{name}">{place.number}</a>'


def _entry(entry: GlossaryEntry, places: Places, page_break: str) -> str:
    term = entry.term
    words = [romaji(term.romaji)] if term.romaji else []
    if term.japanese:
        words.append(japanese(term.japanese))
    glosses = "; ".join(tagged(gloss) for gloss in term.glosses)
    gloss = f"<p>{glosses}</p>" if glosses else ""
    return (
        f'<dt id="{anchor(term.key)}" epub:type="glossterm">{page_break}'
        f"<dfn>{' '.join(words)}</dfn></dt>\n"
        f'<dd epub:type="glossdef">{gloss}{places.links(entry.occurrences)}</dd>\n'
    )
