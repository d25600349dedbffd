"""What stands behind the last chapter."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.epub.activities import ActivityWriter
from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.epub.answer_key import AnswerWriter
from handouts.exporters.epub.blocks import BlockWriter
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.index import index_section
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.places import Places
from handouts.exporters.epub.references import References
from handouts.exporters.xhtml import japanese, romaji, tagged
from handouts.publication.matter import (
    About,
    ActivityPart,
    AnswerKey,
    Glossary,
    GlossaryEntry,
    Index,
)
from handouts.publication.publication import Publication


def back_documents(
    publication: Publication, references: References, breaks: PageBreaks
) -> list[Document]:
    addresses = references.addresses
    found: list[Document] = []
    for part in publication.back:
        match part:
            case Glossary():
                body = _glossary(publication, part, addresses, breaks)
            case About():
                body = _about(part, breaks)
            case ActivityPart():
                body = _activities(part, breaks, references)
            case AnswerKey():
                body = AnswerWriter(breaks, references).key(part)
            case Index():
                body = index_section(publication, part, addresses, breaks)
            case _:
                assert_never(part)
        language = publication.metadata.language
        file = addresses.files[part.key]
        found.append(document(file, part.heading, language, "backmatter", body))
    return found


def _activities(part: ActivityPart, breaks: PageBreaks, references: References) -> str:
    name = anchor(part.key)
    activities = ActivityWriter(breaks, references).activities(part.activities, level=2)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n'
        f"{breaks.before(part.key)}"
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{activities}</section>'
    )


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
    places, back = Places(publication, addresses), publication.labels.back_to_text
    # A list of definitions takes no page breaks between its groups but inside them.
    entries = "".join(
        _entry(entry, places, back, breaks.before(entry.term.key)) for entry in part.entries
    )
    note = f'<p class="small">{tagged(part.note)}</p>\n' if part.note else ""
    return (
        f'<section id="{name}" epub:type="glossary" role="doc-glossary"'
        f' aria-labelledby="{name}-title">\n{breaks.before(part.key)}'
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{note}<dl>\n{entries}</dl>\n</section>'
    )


def _entry(entry: GlossaryEntry, places: Places, back: str, page_break: str) -> str:
    term = entry.term
    words = [romaji(term.romaji)] if term.romaji else []
    if term.japanese:
        words.append(japanese(term.japanese))
    glosses = "; ".join(tagged(gloss) for gloss in term.glosses)
    links = places.links((one.section for one in entry.occurrences), ' role="doc-backlink"')
    way_back = f'<p class="places">{tagged(back)}: {links}</p>' if links else ""
    gloss = f"<p>{glosses}</p>" if glosses else ""
    return (
        f'<dt id="{anchor(term.key)}" epub:type="glossterm">{page_break}'
        f"<dfn>{' '.join(words)}</dfn></dt>\n"
        f'<dd epub:type="glossdef">{gloss}{way_back}</dd>\n'
    )
