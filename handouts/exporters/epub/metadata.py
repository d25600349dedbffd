"""The package document's metadata, in the order it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handouts.exporters.api import PageMap
from handouts.exporters.epub.claims import Claims
from handouts.exporters.xml_text import clean
from handouts.publication.matter import ActivityPart
from handouts.publication.publication import Publication

_ISBN_10, _ISBN_13 = "02", "15"  # ONIX code list 5
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Entry:
    """A Dublin Core element, or a `meta` (EPUB 3.3, section 5.5) where `name` is "meta"."""

    name: str
    value: str | None
    attributes: dict[str, str] = field(default_factory=dict)


def metadata(
    publication: Publication, pages: PageMap | None, claims: Claims, *, conforms: bool
) -> list[Entry]:
    """`conforms`: the package says so in somebody's name."""
    found = [*_dublin_core(publication, claims), *_series(publication)]
    if claims.has_page_breaks and pages is not None:
        source = " · ".join(part for part in (pages.publication, pages.edition) if part)
        found.append(_meta("pageBreakSource", source))
    found += _accessibility(publication, claims)
    found += _conformance(publication) if conforms else ()
    found.append(Entry("meta", None, {"name": "cover", "content": "cover-image"}))
    return [Entry(entry.name, _cleaned(entry.value), _clean_all(entry)) for entry in found]


def _cleaned(value: str | None) -> str | None:
    return None if value is None else clean(value)


def _clean_all(entry: Entry) -> dict[str, str]:
    return {name: clean(value) for name, value in entry.attributes.items()}


def _meta(property_: str, value: str, **attributes: str) -> Entry:
    return Entry("meta", value, {"property": property_, **attributes})


def _dublin_core(publication: Publication, claims: Claims) -> Iterator[Entry]:
    about = publication.metadata
    yield Entry("identifier", publication.identifier, {"id": "id"})
    if publication.identifier.lower().startswith("urn:isbn:"):
        digits = publication.identifier.rpartition(":")[2].replace("-", "")
        kind = _ISBN_13 if len(digits) == 13 else _ISBN_10
        yield _meta("identifier-type", kind, refines="#id", scheme="onix:codelist5")
    yield Entry("title", about.title, {"id": "title"})
    yield _meta("title-type", "main", refines="#title")
    if about.subtitle:
        yield Entry("title", about.subtitle, {"id": "subtitle"})
        yield _meta("title-type", "subtitle", refines="#subtitle")
    if publication.edition.title:
        yield Entry("title", publication.edition.title, {"id": "edition"})
        yield _meta("title-type", "edition", refines="#edition")
    yield Entry("language", about.language)
    if claims.has_japanese and about.language.partition("-")[0] != "ja":
        yield Entry("language", "ja")
    if about.author:
        yield Entry("creator", about.author, {"id": "author"})
        yield _meta("role", "aut", refines="#author", scheme="marc:relators")
    yield Entry("date", publication.issued.isoformat())
    for name, value in (
        ("publisher", about.publisher),
        ("rights", about.rights),
        ("source", about.credit),
        ("description", about.description),
    ):
        if value:
            yield Entry(name, value)
    if about.edition:
        yield _meta("schema:bookEdition", about.edition)
    for subject in about.subjects:
        yield Entry("subject", subject)


def _series(publication: Publication) -> Iterator[Entry]:
    name = publication.metadata.series
    if name:
        yield _meta("belongs-to-collection", name, id="series")
        yield _meta("collection-type", "series", refines="#series")
        yield Entry("meta", None, {"name": "calibre:series", "content": name})
        if publication.volume:
            number = str(publication.volume)
            yield _meta("group-position", number, refines="#series")
            yield Entry("meta", None, {"name": "calibre:series_index", "content": number})


def _accessibility(publication: Publication, claims: Claims) -> Iterator[Entry]:
    """The cover is the one picture, and it shows only words that the text has as well."""
    yield _meta("schema:accessMode", "textual")
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in claims.features:
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    summary = publication.labels.accessibility_summary
    if _has_activities(publication):
        summary += f" {publication.labels.accessibility_of_exercises}"
    yield _meta("schema:accessibilitySummary", summary)


def _conformance(publication: Publication) -> Iterator[Entry]:
    certifier = publication.metadata.publisher or publication.metadata.author
    if certifier:
        yield _meta("dcterms:conformsTo", CONFORMANCE, id="conformance")
        yield _meta("a11y:certifiedBy", certifier, refines="#conformance")


def _has_activities(publication: Publication) -> bool:
    at_back = any(isinstance(part, ActivityPart) for part in publication.back)
    return at_back or any(chapter.activities for chapter in publication.chapters)
