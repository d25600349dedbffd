"""Forms filled in by pikepdf, seen through three engines; and both standards for every primitive.

Poppler is what Evince and Okular show with, PDFium Chrome and Edge, MuPDF many readers on tablets.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from referee import Tool
from test_pdf_standards import PROFILES, VALIDATOR, failures
from test_verapdf import judged_by_verapdf

from handouts.exporters.api import PageMap
from handouts.exporters.pdf import PdfExporter
from handouts.layout.labels import labels_in
from handouts.layout.layout import Edition, KeyPlace, Layout, PublicationSettings, Scope
from handouts.layout.theme import CLASSIC, MODERN, Theme
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

POPPLER = Tool("pdftoppm", "On Debian and Ubuntu: apt install poppler-utils")
PDFIUM = Tool("pypdfium2", "`make conformance` installs it from PyPI.")
MUPDF = Tool("PyMuPDF", "`make conformance` installs it from PyPI.")
DPI = 60
DARK = 128  # of 255: what counts as ink
# As long as each other, and of as many strokes: boxes for missing glyphs would look alike.
VALUES = ("Tōkyō 根回し", "Kyōto 検討中", "")


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey values of a page, row by row from the top."""

    width: int
    height: int
    rows: bytes

    def part(self, box: tuple[float, float, float, float]) -> bytes:
        """What lies in `box` (left, bottom, right, top, in points from the foot of the page)."""
        left, bottom, right, top = (round(value * DPI / 72) for value in box)
        lines = range(max(0, self.height - top), min(self.height, self.height - bottom))
        return b"".join(
            self.rows[line * self.width + max(0, left) : line * self.width + min(self.width, right)]
            for line in lines
        )


def ink(part: bytes) -> int:
    return sum(value < DARK for value in part)


# -- three engines --


def with_poppler(file: Path) -> Iterator[Picture]:
    program = POPPLER.require(shutil.which("pdftoppm"))
    stem = file.with_suffix("")
    subprocess.run([program, "-gray", "-r", str(DPI), str(file), str(stem)], check=True)
    for picture in sorted(file.parent.glob(f"{stem.name}-*.pgm")):
        _, size, _, rows = picture.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        yield Picture(width, height, rows)


def with_pdfium(file: Path) -> Iterator[Picture]:
    PDFIUM.require(find_spec("pypdfium2"))
    pdfium = import_module("pypdfium2")
    document = pdfium.PdfDocument(file)
    document.init_forms()
    for page in document:
        bitmap = page.render(scale=DPI / 72, grayscale=True, may_draw_forms=True)
        lines = bytes(bitmap.buffer)
        width, stride = bitmap.width, bitmap.stride
        rows = (lines[line * stride : line * stride + width] for line in range(bitmap.height))
        yield Picture(width, bitmap.height, b"".join(rows))
        page.close()
    document.close()


def with_mupdf(file: Path) -> Iterator[Picture]:
    MUPDF.require(find_spec("pymupdf"))
    pymupdf = import_module("pymupdf")
    with pymupdf.open(file) as document:
        for page in document:
            picture = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY, annots=True)
            yield Picture(picture.width, picture.height, bytes(picture.samples))


ENGINES: dict[str, Callable[[Path], Iterator[Picture]]] = {
    "Poppler": with_poppler,
    "PDFium": with_pdfium,
    "MuPDF": with_mupdf,
}


# -- forms --


@cache
def form(
    edition: Edition | None = None, paper: str = "A4", language: str = "en", theme: Theme = CLASSIC
) -> bytes:
    settings = PublicationSettings(answer_key=KeyPlace.BACK)
    layout = Layout(
        "workbook",
        "Workbook",
        Scope.COLLECTION,
        edition=edition or Edition(),
        publication=settings,
    )
    publication = replace(tricky_publication(), labels=labels_in(language))
    exporter = PdfExporter({"fillable": "true", "paper": paper})
    publication = with_every_primitive(publication, layout)
    return exporter.export(publication, theme, _pages(edition)).content


@cache
def _pages(edition: Edition | None) -> PageMap | None:
    """The participant's pages, which the guide names."""
    if edition is None:
        return None
    layout = Layout("workbook", "Workbook", Scope.COLLECTION)
    publication = with_every_primitive(tricky_publication(), layout)
    return PdfExporter({"fillable": "true"}).export(publication, CLASSIC).page_map


Where = tuple[int, tuple[float, ...]]


def filled(
    content: bytes, value: str, *, is_marked: bool
) -> tuple[bytes, list[Where], list[Where]]:
    """The file with the value in every field; where texts and marks then are (page, rectangle).

    As viewers do it: the value is set, and our picture of the empty field is taken away.
    """
    with pikepdf.open(io.BytesIO(content)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        texts: list[Where] = []
        marks: list[Where] = []
        for field in file.Root.AcroForm.Fields:
            widget = field.Kids[-1] if "/Kids" in field else field
            where = (pages[widget.P.objgen], tuple(map(float, widget.Rect)))
            if field.FT == "/Tx":
                field.V = pikepdf.String(value)
                del field.AP
                texts.append(where)
                continue
            marks.append(where)
            if is_marked:
                state = next(name for name in widget.AP.N.keys() if name != "/Off")  # noqa: SIM118
                field.V = widget.AS = pikepdf.Name(state)
        saved = io.BytesIO()
        file.save(saved)
    return saved.getvalue(), texts, marks


def values_of(content: bytes) -> tuple[set[str], set[str]]:
    with pikepdf.open(io.BytesIO(content)) as file:
        fields = list(file.Root.AcroForm.Fields)
        texts = {str(field.V) for field in fields if field.FT == "/Tx"}
        return texts, {str(field.V) for field in fields if field.FT == "/Btn"}


def test_values_survive_a_fill() -> None:
    for value in VALUES:
        content, texts, marks = filled(form(), value, is_marked=True)
        assert len(texts) > 10
        assert len(marks) > 8
        kept, states = values_of(content)
        assert kept == {value}
        assert "/Off" not in states


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_filled_in_is_seen(engine: str, tmp_path: Path) -> None:
    pictures = []
    for number, value in enumerate(VALUES):
        content, texts, marks = filled(form(), value, is_marked=bool(value))
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(content)
        pictures.append(list(ENGINES[engine](file)))
    for page, box in texts:
        one, other, empty = (seen[page].part(_inner(box)) for seen in pictures)
        assert ink(one) > ink(empty), f"{engine}: page {page + 1}, {box}: nothing is shown"
        assert one != other, f"{engine}: page {page + 1}, {box}: another value looks the same"
    for page, box in marks:
        one, _, empty = (seen[page].part(_inner(box, 0)) for seen in pictures)
        assert ink(one) > ink(empty), f"{engine}: page {page + 1}, {box}: no mark is shown"


def _inner(box: tuple[float, ...], edge: float = 1) -> tuple[float, float, float, float]:
    """Without rules and frames, which belong to the page."""
    left, bottom, right, top = box
    return left + edge, bottom + edge, right - edge, top - edge


# -- both standards --


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Two papers, two languages, both editions; and one that is filled in."""
    folder = tmp_path_factory.mktemp("forms")
    cases: dict[str, Any] = {
        f"{name}-{paper}-{language}": form(edition, paper, language, theme)
        for name, edition in (("participant", None), ("facilitator", FACILITATOR))
        for paper, theme in (("A4", CLASSIC), ("A5", MODERN))
        for language in ("en", "ja")
    }
    files = []
    for name, content in cases.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(content)
    return tuple(files)


@pytest.mark.parametrize("standard", PROFILES)
def test_every_form_keeps_the_standard(forms: tuple[Path, ...], standard: str) -> None:
    VALIDATOR.require(find_spec("page"))
    validator = import_module("page")
    found = [line for pdf in forms for line in failures(validator, pdf, PROFILES[standard])]
    assert not found, "\n".join(found)


def test_verapdf_finds_every_form_to_keep_both_standards(forms: tuple[Path, ...]) -> None:
    assert not judged_by_verapdf(forms)
