"""The samples as a workbook, for tests of how its pages look; made once for each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pdf_reading import PdfFile

from handouts.exporters.api import Export
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import Layout
from handouts.layout.loader import load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.theme import THEMES
from handouts.publication.compose import compose
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

BUILT = 1_775_000_000
