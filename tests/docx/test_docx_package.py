"""The package: its parts, what it says of itself, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from word_document import NAMESPACES, W, WordDocument

from handouts.errors import OptionError
from handouts.exporters.docx import DocxExporter
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import Publication

SCRIPT = """
import hashlib
from handouts.exporters.docx import DocxExporter
from handouts.layout.theme import CLASSIC
from handouts.testing.tricky import tricky_publication
print(hashlib.sha256(DocxExporter({}).export(tricky_publication(), CLASSIC).content).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("4242", "America/New_York")])
def test_hash_seed_time_zone_and_locale_change_no_byte(
    seed: str, zone: str, book_publication: Publication
) -> None:
    content = DocxExporter({}).export(book_publication, CLASSIC).content
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    command = [sys.executable, "-c", SCRIPT]
    printed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert printed.stdout.strip() == hashlib.sha256(content).hexdigest()


def test_the_content_types_come_first_and_all_dates_are_fixed(
    handout_publication: Publication,
) -> None:
    content = DocxExporter({}).export(handout_publication, CLASSIC).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert [e.filename for e in entries[1:]] == sorted(e.filename for e in entries[1:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_python_docxs_template_is_left(handout: WordDocument) -> None:
    assert not [name for name in handout.members if "thumbnail" in name or "customXml" in name]
    assert not [name for name, data in handout.members.items() if b"python-docx" in data]


def test_word_opens_the_file_in_its_own_mode_and_asks_nothing(handout: WordDocument) -> None:
    settings = handout.part("word/settings.xml")
    mode = settings.find(".//w:compatSetting[@w:name='compatibilityMode']", NAMESPACES)
    assert mode.get(W + "val") == "15"
    assert settings.find("w:updateFields", NAMESPACES) is None
    assert not handout.find(".//w:fldChar[@w:dirty]")


def test_the_properties_are_those_of_the_publication(handout_publication: Publication) -> None:
    content = DocxExporter({}).export(handout_publication, CLASSIC).content
    core = docx.Document(io.BytesIO(content)).core_properties
    metadata = handout_publication.metadata
    assert (core.title, core.author) == (metadata.title, metadata.author)
    assert core.keywords == "a & b, <c>"
    assert core.category == "Sales & <Leadership>"
    built = datetime.fromtimestamp(handout_publication.built, UTC)
    assert core.created == core.modified == built
    assert core.comments == ""


def test_the_file_names_its_schema_and_its_publication(
    handout: WordDocument, handout_publication: Publication
) -> None:
    properties = {
        element.get("name"): "".join(element.itertext())
        for element in handout.part("docProps/custom.xml")
    }
    assert properties["HandoutsSchema"] == "1"
    assert properties["HandoutsIdentifier"] == handout_publication.identifier
    assert properties["HandoutsEdition"] == handout_publication.edition.name


def test_an_unknown_option_is_refused_with_a_suggestion() -> None:
    with pytest.raises(OptionError, match="paper"):
        DocxExporter({"papr": "A4"})
    with pytest.raises(OptionError, match="Letter"):
        DocxExporter({"paper": "B5"})


def test_the_exporter_itself_loads_neither_python_docx_nor_lxml() -> None:
    script = (
        "import sys, handouts.exporters.docx as d; d.DocxExporter({});"
        "sys.exit(bool({'docx', 'lxml', 'reportlab', 'ebooklib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
