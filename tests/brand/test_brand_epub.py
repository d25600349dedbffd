"""The cover of an EPUB, as a bitmap and as a drawing, and what a brand changes in the book."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from brand_samples import ALT, PRIMARY, TALL, WIDE, exported, layout_file, png
from lxml import etree
from PIL import Image

from handouts.errors import ExportError
from handouts.exporters.epub.colours import DARK_PAGE, on_dark
from handouts.exporters.epub.gate import Gate
from handouts.exporters.logos.svg import read_drawing
from handouts.layout.contrast import contrast

SVG = "{http://www.w3.org/2000/svg}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain(folder: Path) -> Path:
    file = folder / "plain.toml"
    file.write_text('[layout]\nname = "plain"\n[metadata]\npublisher = "Firm"\n', "utf-8")
    return file


def test_the_bitmap_is_as_large_as_shops_ask_for_and_named_as_the_cover(tmp_path: Path) -> None:
    found = parts(exported(plain(tmp_path), "epub").content)
    with Image.open(io.BytesIO(found["EPUB/cover.png"])) as image:
        assert image.size == (1600, 2560)
    package = found["EPUB/content.opf"].decode()
    assert re.search(r'<item [^>]*href="cover\.png"[^>]*properties="cover-image"', package)
    assert re.search(r'<item [^>]*href="cover\.svg"[^>]*media-type="image/svg\+xml"', package)


def test_the_first_page_shows_the_drawing_and_old_readers_the_bitmap(tmp_path: Path) -> None:
    page = parts(exported(plain(tmp_path), "epub").content)["EPUB/cover.xhtml"].decode()
    assert '<source srcset="cover.svg" type="image/svg+xml"/><img src="cover.png"' in page


def test_the_drawing_has_letters_as_outlines_and_its_words_as_a_title(tmp_path: Path) -> None:
    found = parts(exported(layout_file(tmp_path), "epub").content)
    root = etree.fromstring(found["EPUB/cover.svg"])
    assert root.get("viewBox") == "0 0 1600 2560"
    assert not list(root.iter(f"{SVG}text"))
    title = root.findtext(f"{SVG}title")
    assert title is not None
    assert title.endswith(ALT)
    label = re.search(r'alt="([^"]*)"', found["EPUB/cover.xhtml"].decode())
    assert label is not None
    assert label[1].endswith("Hinoki &amp; Vale Learning, three marks in a row")


def test_drawing_and_bitmap_show_the_same(tmp_path: Path) -> None:
    from handouts.exporters.logos.painting import painted  # noqa: PLC0415

    layout = layout_file(tmp_path, TALL)
    found = parts(exported(layout, "epub").content)
    # Our own reader knows all that the drawing is made of but drawings in drawings: the logo.
    drawing = re.sub(rb"<svg x=.*?</svg>", b"", found["EPUB/cover.svg"], flags=re.DOTALL)
    shown = painted(read_drawing(drawing), 400, 640).convert("L")
    with Image.open(io.BytesIO(found["EPUB/cover.png"])) as image:
        bitmap = image.convert("RGB").resize((400, 640), Image.Resampling.BOX).convert("L")
    below = (0, 80, 400, 640)  # under the logo
    one, other = shown.crop(below).tobytes(), bitmap.crop(below).tobytes()
    assert min(one) < 100
    unlike = sum(abs(a - b) > 90 for a, b in zip(one, other, strict=True))
    assert unlike < len(one) / 150


@pytest.mark.parametrize("logo", [WIDE, TALL, png()], ids=["wide", "tall", "png"])
def test_the_logo_is_on_both_covers(tmp_path: Path, logo: str | bytes) -> None:
    found = parts(exported(layout_file(tmp_path, logo), "epub").content)
    root = etree.fromstring(found["EPUB/cover.svg"])
    assert list(root.iter(f"{SVG}svg", f"{SVG}image"))[-1].get("x") == "150"
    with Image.open(io.BytesIO(found["EPUB/cover.png"])) as image:
        colours = image.convert("RGB").crop((150, 110, 950, 240)).getcolors(100_000)
    assert colours is not None
    assert len(colours) > 2


def test_the_style_sheet_has_the_brands_colours_for_light_and_dark(tmp_path: Path) -> None:
    style = parts(exported(layout_file(tmp_path), "epub").content)["EPUB/style.css"].decode()
    light, dark = style.partition("(prefers-color-scheme: dark)")[::2]
    assert PRIMARY in light
    assert on_dark(PRIMARY) in dark
    assert contrast(on_dark(PRIMARY), DARK_PAGE) >= 4.5


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<text>x</text>",
        '<image href="http://example.com/x.png"/>',
        '<image href="file.png"/>',
        '<path onload="x()"/>',
        '<path style="fill:url(http://example.com)"/>',
    ],
)
def test_a_drawing_that_could_do_harm_gets_into_no_book(inside: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    with pytest.raises(ExportError, match=r"cover\.svg"):
        Gate().package([("EPUB/cover.svg", drawing)])
