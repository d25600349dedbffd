"""A brand in a PDF: the logo as a figure with words, shapes as shapes, the colours, the line."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from brand_samples import ALT, PRIMARY, TALL, WIDE, exported, jpeg, layout_file, png
from pdf_reading import PdfFile

from handouts.exporters.pdf.styles import colour_operands

CERTIFICATE = '[activities.certificate]\nplace = "back"\n'


@dataclass
class Painted:
    """The logo's object in a file."""

    entries: dict[str, str]
    operators: set[str]


def logo_of(content: bytes) -> Painted:
    with pikepdf.open(io.BytesIO(content)) as file:
        found = file.pages[0].Resources.XObject.Logo
        entries = {str(key): str(value) for key, value in found.items()}
        parsed = pikepdf.parse_content_stream(found) if found.Subtype == "/Form" else []
        return Painted(entries, {str(one.operator) for one in parsed})


@pytest.mark.parametrize(
    "logo", [WIDE, TALL, png(), jpeg("CMYK")], ids=["wide", "tall", "png", "jpeg"]
)
def test_the_logo_is_a_figure_with_words_on_cover_and_certificate(
    tmp_path: Path, logo: str | bytes
) -> None:
    content = exported(layout_file(tmp_path, logo, CERTIFICATE), "pdf").content
    figures = PdfFile(content).structure.all("Figure")
    assert [figure.entry("Alt") for figure in figures] == [ALT, ALT]
    assert all("/BBox[" in figure.body for figure in figures)


def test_a_drawing_stays_a_drawing_and_nothing_is_transparent(tmp_path: Path) -> None:
    logo = logo_of(exported(layout_file(tmp_path), "pdf").content)
    assert logo.entries["/Subtype"] == "/Form"
    assert {"f*", "S", "c"} <= logo.operators
    pixels = logo_of(exported(layout_file(tmp_path, png()), "pdf").content).entries
    assert (pixels["/Subtype"], pixels["/ColorSpace"]) == ("/Image", "/DeviceRGB")
    assert "/SMask" not in pixels


def test_the_brands_colours_and_line_are_on_the_pages(tmp_path: Path) -> None:
    content = exported(layout_file(tmp_path), "pdf").content
    with pikepdf.open(io.BytesIO(content)) as file:
        pages = [b"".join(part.read_bytes() for part in page.Contents) for page in file.pages]
    assert f"{colour_operands(PRIMARY)} rg".encode() in pages[0]
    line = "Hinoki & Vale, Kyoto".encode("utf-16-be").hex().encode()
    assert any(line in page for page in pages)


@pytest.mark.parametrize("logo", [WIDE, png()], ids=["svg", "png"])
def test_a_grey_book_has_a_grey_logo(tmp_path: Path, logo: str | bytes) -> None:
    found = logo_of(exported(layout_file(tmp_path, logo), "pdf", "pdf.grey=true").content)
    if found.entries["/Subtype"] == "/Image":
        assert found.entries["/ColorSpace"] == "/DeviceGray"
    else:
        assert not found.operators & {"rg", "RG"}
        assert {"g", "G"} <= found.operators


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes", "crop"])
def test_print_versions_have_the_logo(tmp_path: Path, imposition: str) -> None:
    settings = f"pdf.imposition={imposition}"
    content = exported(layout_file(tmp_path), "pdf", settings).content
    with pikepdf.open(io.BytesIO(content)) as file:
        names = {
            str(name)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/XObject" in one
            for name in one.XObject
        }
    assert "/Logo" in names


def test_a_handout_without_a_title_page_has_the_logo_in_its_head(tmp_path: Path) -> None:
    content = exported(layout_file(tmp_path, base="handout"), "pdf").content
    with pikepdf.open(io.BytesIO(content)) as file:
        painted = [
            any(b"/Logo Do" in part.read_bytes() for part in page.Contents) for page in file.pages
        ]
    assert painted[0]
    assert not any(painted[1:])
    assert "Figure" not in {node.tag for node in PdfFile(content).structure.walk()}


def test_enlarged_pages_say_where_the_figure_is(tmp_path: Path) -> None:
    boxes = []
    for factor in ("1", "1.5"):
        content = exported(layout_file(tmp_path), "pdf", f"pdf.enlarge={factor}").content
        (figure,) = PdfFile(content).structure.all("Figure")
        left, bottom, right, top = map(
            float, figure.body.partition("/BBox[")[2].split("]")[0].split()
        )
        boxes.append((right - left, top - bottom))
    assert boxes[1] == pytest.approx([1.5 * side for side in boxes[0]], abs=0.05)


def test_the_same_brand_gives_the_same_bytes(tmp_path: Path) -> None:
    layout = layout_file(tmp_path, png(), CERTIFICATE)
    assert exported(layout, "pdf").content == exported(layout, "pdf").content
