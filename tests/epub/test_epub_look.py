"""Colours, style sheet and cover."""

from __future__ import annotations

import dataclasses
import io

import pytest
from epub_reading import NAMES, OpenedBook
from epub_sample_book import book, retitled
from PIL import Image

from handouts.exporters.epub import EpubExporter
from handouts.exporters.epub.colours import DARK_PAGE, contrast, on_dark
from handouts.exporters.epub.cover import CoverWords, cover_marks, cover_words
from handouts.exporters.epub.cover_png import cover_png
from handouts.exporters.epub.lettering import wrapped
from handouts.layout.layout import Metadata
from handouts.layout.theme import CLASSIC, THEMES, Theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_primary_is_readable_on_a_dark_page(theme: Theme) -> None:
    assert contrast(on_dark(theme.primary), DARK_PAGE) >= 7


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1f3f6e", "#ffffff") == pytest.approx(10.53, abs=0.01)


def test_colours_stand_only_where_the_page_is_known_and_nothing_has_a_background(
    opened: OpenedBook,
) -> None:
    style = opened.part("style.css").decode()
    before, *schemes = style.split("@media (prefers-color-scheme: ")
    assert [scheme.partition(")")[0] for scheme in schemes] == ["light", "dark"]
    assert "#" not in before
    assert "background" not in style
    assert "justify" not in style


def picture(opened: OpenedBook) -> Image.Image:
    href = opened.find('//opf:item[@properties="cover-image"]/@href')[0]
    return Image.open(io.BytesIO(opened.part(href)))


def test_the_cover_is_large_enough_for_a_shop_and_is_the_first_page(opened: OpenedBook) -> None:
    assert picture(opened).size == (1600, 2560)
    image = opened.root(opened.spine()[0]).xpath("//h:img", namespaces=NAMES)[0]
    assert image.get("src") == opened.find('//opf:item[@properties="cover-image"]/@href')[0]
    assert image.get("alt") == "Cover: Working Well with Japanese Teams. A compilation"
    assert opened.find('//opf:meta[@name="cover"]/@content') == ["cover-image"]


def test_the_cover_has_the_colours_of_the_theme(opened: OpenedBook) -> None:
    colours = picture(opened).convert("RGB").getcolors(maxcolors=1 << 16)
    assert colours is not None
    shown = {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in colours}
    assert {CLASSIC.ink, CLASSIC.primary, CLASSIC.accent, CLASSIC.muted, "#ffffff"} <= shown


def test_the_terms_of_the_chapters_stand_on_the_cover() -> None:
    words = CoverWords("Title", "", "", "", ((1, "根回し"), (2, "報連相")))
    without = dataclasses.replace(words, terms=((1, ""), (2, "")))
    assert ink(bitmap(words)) > ink(bitmap(without))


def bitmap(words: CoverWords) -> bytes:
    return cover_png(cover_marks(words, CLASSIC), CLASSIC)


def ink(png: bytes) -> int:
    colours = Image.open(io.BytesIO(png)).convert("RGB").getcolors(maxcolors=1 << 16)
    assert colours is not None
    return sum(count for count, colour in colours if colour == (0x1D, 0x1D, 0x22))


@pytest.mark.parametrize(
    "title", ["", "\U0001f375", "W" * 300, "very long words " * 20, "会議" * 60, "مرحبا"]
)
def test_no_title_breaks_the_cover(title: str) -> None:
    opened = OpenedBook(EpubExporter({}).export(retitled(book(), title or " "), CLASSIC).content)
    margin = picture(opened).convert("L").crop((1600 - 100, 0, 1600, 2560))
    assert margin.getextrema() == (255, 255)


def test_lines_are_wrapped_and_the_last_one_is_cut() -> None:
    assert wrapped("one two three", len, 7) == ["one two", "three"]
    assert wrapped("one two three", len, 7, most=1) == ["one tw…"]
    assert wrapped("会議の前", len, 2) == ["会議", "の前"]
    assert wrapped("unbreakable", len, 4) == ["unbr", "eaka", "ble"]


def test_the_cover_draws_what_the_fonts_have_and_no_half_words() -> None:
    words = cover_words(Metadata(title="𠮷野 🎌 Ⅻ"), [(1, "𠮷野家"), (2, "𠀋夫"), (3, "根回し")])
    assert words.title == "吉野  XII"
    assert [term for _, term in words.terms] == ["吉野家", "", "根回し"]
