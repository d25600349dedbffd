"""The samples as books, for tests of what stands where; composed once for each question."""

from __future__ import annotations

from functools import cache

from pdf_reading import PdfFile

from handouts.exporters.api import Export, PageMap
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import PARTICIPANT
from handouts.layout.loader import Layers, load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.theme import THEMES
from handouts.publication.compose import compose
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

FORMATS = ("pdf",)


@cache
def sample_book(
    layout: str = "workbook", *settings: str, edition: str = PARTICIPANT, count: int | None = None
) -> Publication:
    """`settings` as after `--set`; `count` episodes, or all."""
    said = Layers(above=(parse_settings(settings, FORMATS),) if settings else ())
    loaded = load_layout(layout, around=said, edition=edition)
    return compose(read_collection([samples_folder()]).episodes[:count], loaded, 1_775_001_600)


def printed(publication: Publication, theme: str = "classic", **options: str) -> Export:
    """A trainer's book knows the pages of the participant's."""
    pages: PageMap | None = None
    if publication.edition.name != PARTICIPANT:
        pages = PdfExporter(options).export(sample_book(publication.layout), THEMES[theme]).page_map
    return PdfExporter(options).export(publication, THEMES[theme], pages)


def pages_of(made: Export) -> dict[str, str]:
    assert made.page_map is not None
    return dict(made.page_map.pages)


def texts(made: Export) -> list[str]:
    """What each page says, and what it shows besides."""
    file = PdfFile(made.content)
    numbers = range(1, len(file.pages) + 1)
    return [file.page_text(page) + "".join(file.artifacts(page)) for page in numbers]
