"""What the file says of itself: core properties, and our own for whoever reads it again."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.opc.coreprops import CoreProperties

from handouts.exporters.docx.characters import Characters
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.shape import Shape
from handouts.publication.publication import Publication
from handouts.word_names import (
    DIGEST_PROPERTY,
    EDITION_PROPERTY,
    IDENTIFIER_PROPERTY,
    LAYOUT_PROPERTY,
    PARTICIPANT_PROPERTY,
    SCHEMA_PROPERTY,
    SCHEMA_VERSION,
    digest_property,
)

LONGEST = 255  # characters: python-docx refuses more in a core property

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The format id that ECMA-376, part 1, 22.3.2.1 gives to properties of a user's own.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_core_properties(core: CoreProperties, draft: Draft) -> None:
    publication, legal = draft.publication, draft.characters
    metadata = publication.metadata
    # python-docx takes a time without a zone for UTC.
    built = datetime.fromtimestamp(publication.built, UTC).replace(tzinfo=None)
    core.title = _short(legal, metadata.title)
    core.author = _short(legal, metadata.author or metadata.publisher)
    core.last_modified_by = core.author
    core.subject = _short(legal, metadata.subtitle)
    core.keywords = _short(legal, ", ".join(metadata.subjects))
    core.comments = _short(legal, metadata.description)
    core.category = _short(legal, _category(draft))
    core.identifier = _short(legal, publication.identifier)
    core.language = _short(legal, metadata.language)
    core.created = core.modified = built
    core.revision = 1


def custom_properties_xml(publication: Publication, characters: Characters) -> str:
    texts = {
        IDENTIFIER_PROPERTY: publication.identifier,
        LAYOUT_PROPERTY: publication.layout,
        EDITION_PROPERTY: publication.edition.name,
    }
    if publication.participant:
        texts[PARTICIPANT_PROPERTY] = publication.participant.name
    if len(publication.chapters) == 1:
        texts[DIGEST_PROPERTY] = publication.chapters[0].digest
    else:
        digests = {one.key: one.digest for one in publication.chapters}
        texts |= {digest_property(key): digests.get(key, "") for key in publication.episodes}
    values = [(SCHEMA_PROPERTY, f"<vt:i4>{SCHEMA_VERSION}</vt:i4>")]
    values += [
        (name, f"<vt:lpwstr>{characters.escaped(text)}</vt:lpwstr>") for name, text in texts.items()
    ]
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{name}">{value}</property>'
        for number, (name, value) in enumerate(values, start=2)  # 0 and 1 are reserved
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">'
        f"{properties}</Properties>"
    )


def _category(draft: Draft) -> str:
    if draft.shape is Shape.BOOK:
        return draft.publication.metadata.series
    return draft.publication.chapters[0].category or ""


def _short(characters: Characters, text: str) -> str:
    legal = characters.legal(text)
    return legal if len(legal) <= LONGEST else legal[: LONGEST - 1].rstrip() + "…"
