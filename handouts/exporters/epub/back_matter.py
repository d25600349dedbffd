"""What stands behind the last chapter."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.epub.activities import ActivityWriter
from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.answer_key import AnswerWriter
from handouts.exporters.epub.blocks import BlockWriter
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.glossary import GlossaryWriter
from handouts.exporters.epub.index import index_section
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.epub.term_notes import GlossaryIndex, TermLinks
from handouts.exporters.xhtml import tagged
from handouts.publication.matter import (
    About,
    ActivityPart,
    AnswerKey,
    BackMatter,
    Glossary,
    Index,
)
from handouts.publication.publication import Publication


def back_documents(
    publication: Publication, references: References, breaks: PageBreaks, index: GlossaryIndex
) -> list[Document]:
    """The glossary is written last: it leads back to whatever names its terms."""
    order = sorted(publication.back, key=lambda part: isinstance(part, Glossary))
    written = {part.key: _written(publication, part, references, breaks, index) for part in order}
    return [found for part in publication.back for found in written[part.key]]


def _written(
    publication: Publication,
    part: BackMatter,
    references: References,
    breaks: PageBreaks,
    index: GlossaryIndex,
) -> list[Document]:
    language = publication.metadata.language
    if isinstance(part, Glossary):
        return GlossaryWriter(publication, index, breaks).documents(part, language)
    body = _body(publication, part, references, breaks, index)
    file = references.addresses.files[part.key]
    return [document(file, part.heading, language, "backmatter", body)]


def _body(
    publication: Publication,
    part: About | ActivityPart | AnswerKey | Index,
    references: References,
    breaks: PageBreaks,
    index: GlossaryIndex,
) -> str:
    match part:
        case About():
            return _about(part, breaks, TermLinks(index, publication.labels.back_to_text))
        case ActivityPart():
            return _activities(part, breaks, references)
        case AnswerKey():
            return AnswerWriter(breaks, references).key(part)
        case Index():
            return index_section(publication, part, references.addresses, breaks)
        case _:
            assert_never(part)


def _activities(part: ActivityPart, breaks: PageBreaks, references: References) -> str:
    name = anchor(part.key)
    activities = ActivityWriter(breaks, references).activities(part.activities, level=2)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n'
        f"{breaks.before(part.key)}"
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{activities}</section>'
    )


def _about(part: About, breaks: PageBreaks, links: TermLinks) -> str:
    name = anchor(part.key)
    in_text, in_heading = links.of_text(part.key), links.of_heading(part.key)
    blocks = BlockWriter(breaks, 2, in_text, in_heading).blocks(part.blocks)
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">\n{breaks.before(part.key)}'
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{blocks}{links.asides()}</section>'
    )
