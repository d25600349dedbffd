"""The container: metadata, manifest, and the same bytes every time."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from epub_reading import NAMES, XML_LANG, OpenedBook, words_of
from epub_sample_book import book

from handouts.errors import OptionError
from handouts.exporters.epub import EpubExporter
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import Publication

HERE = Path(__file__).parent
EXPORT = """
import hashlib
from epub_sample_book import PAGES, book
from handouts.exporters.epub import EpubExporter
from handouts.layout.theme import CLASSIC
print(hashlib.sha256(EpubExporter({}).export(book(), CLASSIC, PAGES).content).hexdigest())
"""


def test_the_mimetype_comes_first_and_is_stored(opened: OpenedBook) -> None:
    with zipfile.ZipFile(io.BytesIO(opened.content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
        assert first.extra == b""
        names = archive.namelist()
    assert len(set(names)) == len(names)


def test_the_manifest_lists_exactly_the_files(opened: OpenedBook) -> None:
    listed = {f"{opened.folder}/{item.get('href')}" for item in opened.manifest().values()}
    others = {"mimetype", "META-INF/container.xml", f"{opened.folder}/content.opf"}
    assert listed | others == set(opened.parts)


def test_the_metadata_say_what_the_publication_says(opened: OpenedBook) -> None:
    assert opened.element("title") == ["Working Well with Japanese Teams", "A compilation"]
    assert opened.meta("title-type") == ["main", "subtitle"]
    assert opened.element("creator") == ["A. Vale"]
    assert opened.element("publisher") == ["Hinoki & Vale Learning"]
    assert opened.element("rights") == ["© 2026 Hinoki & Vale"]
    assert opened.element("source") == ["From the podcast Tea at Noon"]
    assert opened.element("description") == ["Two chapters."]
    assert opened.element("subject") == ["Business", "Japan"]
    assert opened.element("language") == ["en", "ja"]
    assert opened.element("date") == ["2026-05-04"]
    assert opened.element("identifier") == ["urn:uuid:6f8a3c52-1f1e-5a3e-9b70-0d2f7c4f9a11"]
    assert opened.meta("dcterms:modified") == ["2023-11-14T22:13:20Z"]
    assert opened.package.get(XML_LANG) == "en"


def test_an_isbn_is_named_as_one_and_the_edition_is_told(publication: Publication) -> None:
    isbn = "urn:isbn:978-0-00-000000-2"
    about = dataclasses.replace(publication.metadata, edition="Second edition")
    second = dataclasses.replace(publication, metadata=about, identifier=isbn)
    opened = OpenedBook(EpubExporter({}).export(second, CLASSIC).content)
    assert opened.element("identifier") == [isbn]
    assert opened.meta("identifier-type") == ["15"]
    assert opened.meta("schema:bookEdition") == ["Second edition"]
    assert "Second edition" in words_of(opened.root("colophon.xhtml"))
    ncx = opened.root("toc.ncx").xpath('//ncx:meta[@name="dtb:uid"]/@content', namespaces=NAMES)
    assert ncx == [isbn]


def test_the_series_is_told_to_new_readers_and_to_calibre(opened: OpenedBook) -> None:
    assert opened.meta("belongs-to-collection") == ["Tea at Noon"]
    assert opened.meta("collection-type") == ["series"]
    assert opened.find('//opf:meta[@name="calibre:series"]/@content') == ["Tea at Noon"]


def test_accessibility_is_described(opened: OpenedBook) -> None:
    assert opened.meta("schema:accessMode") == ["textual"]
    assert opened.meta("schema:accessModeSufficient") == ["textual"]
    assert opened.meta("schema:accessibilityHazard") == ["none"]
    assert opened.meta("schema:accessibilitySummary") != [""]


def test_conformance_is_claimed_on_request_and_in_a_name(publication: Publication) -> None:
    made = EpubExporter({"claim_accessibility": True}).export(publication, CLASSIC)
    opened = OpenedBook(made.content)
    assert opened.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert opened.meta("a11y:certifiedBy") == ["Hinoki & Vale Learning"]


@pytest.mark.parametrize("silent", ["nobody", "nobody asked"])
def test_without_a_claim_the_package_claims_nothing(publication: Publication, silent: str) -> None:
    if silent == "nobody":
        about = dataclasses.replace(publication.metadata, author="", publisher="")
        publication = dataclasses.replace(publication, metadata=about)
    options = {"claim_accessibility": True} if silent == "nobody" else {}
    opened = OpenedBook(EpubExporter(options).export(publication, CLASSIC).content)
    assert opened.meta("dcterms:conformsTo") == []
    assert opened.meta("a11y:certifiedBy") == []


def test_the_colophon_has_rights_source_and_licences(opened: OpenedBook) -> None:
    words = "".join(opened.root("colophon.xhtml").itertext())
    for expected in (
        "© 2026 Hinoki & Vale",
        "From the podcast Tea at Noon",
        "Hinoki & Vale Learning",
        "May 4, 2026",
        "urn:uuid:6f8a3c52",
        "Handouts Mincho JP",
        "SIL Open Font License 1.1",
    ):
        assert expected in words
    licence = "".join(opened.root("font-licences.xhtml").itertext())
    assert "PERMISSION & CONDITIONS" in licence
    assert "DISCLAIMER" in licence


def test_nothing_is_fetched_from_anywhere(opened: OpenedBook) -> None:
    for name in opened.documents():
        root = opened.root(name)
        for url in root.xpath("//@src|//h:link/@href", namespaces=NAMES):
            assert f"{opened.folder}/{url}" in opened.parts
    assert b"url(" in opened.part("style.css")
    assert b"://" not in opened.part("style.css").replace(b"http://www.idpf.org/2007/ops", b"")


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("1", "Asia/Tokyo", "C"), ("2", "America/Los_Angeles", "tr_TR.UTF-8")],
)
def test_bytes_depend_on_nothing_but_the_publication(
    paged: OpenedBook, tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    surroundings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(HERE)}
    made = subprocess.run(
        [sys.executable, "-c", EXPORT],
        env={**os.environ, **surroundings},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert made.stdout.strip() == hashlib.sha256(paged.content).hexdigest()


def test_unknown_options_are_refused_with_a_suggestion() -> None:
    with pytest.raises(OptionError, match=r"Did you mean embed_fonts\?"):
        EpubExporter({"embed_font": True})


def test_starting_loads_no_library() -> None:
    code = (
        "import sys; import handouts.exporters.epub; "
        "print([n for n in ('ebooklib', 'lxml', 'PIL', 'docx', 'reportlab', 'fontTools') "
        "if n in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert made.stdout.strip() == "[]"


def test_exporting_loads_no_library_of_another_format() -> None:
    code = EXPORT + (
        "import sys; print([n for n in ('docx', 'reportlab', 'fontTools') if n in sys.modules])"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(HERE)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert made.stdout.splitlines()[-1] == "[]"


def test_a_japanese_book_names_its_language_once(publication: Publication) -> None:
    about = dataclasses.replace(book().metadata, language="ja")
    opened = OpenedBook(
        EpubExporter({}).export(dataclasses.replace(publication, metadata=about), CLASSIC).content
    )
    assert opened.element("language") == ["ja"]
    assert opened.root("chapter-0001.xhtml").get(XML_LANG) == "ja"
