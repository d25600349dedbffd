"""Embedded fonts: exactly the characters shown, drawn as in the whole font."""

from __future__ import annotations

import io

import pytest
from epub_reading import NAMES, OpenedBook
from epub_sample_book import book
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from handouts.exporters.epub import EpubExporter
from handouts.exporters.epub.sfnt import open_font, subset
from handouts.layout.theme import CLASSIC, MODERN
from handouts.resources import FONTS

REGULAR, BOLD = "fonts/handoutsminchojp-regular.ttf", "fonts/handoutsgothicjp-bold.ttf"


def font_in(opened: OpenedBook, name: str) -> TTFont:
    return TTFont(io.BytesIO(opened.part(name)), checkChecksums=2)


def shown(opened: OpenedBook, *, bold: bool) -> set[str]:
    found: set[str] = set()
    inside = "ancestor::h:h1|ancestor::h:h2|ancestor::h:h3|ancestor::h:b|ancestor::h:strong"
    for name in opened.spine():
        for span in opened.root(name).xpath('//h:span[@lang="ja"]', namespaces=NAMES):
            if bool(span.xpath(inside, namespaces=NAMES)) is bold:
                found |= set(span.text)
    return found


@pytest.mark.parametrize(("name", "bold"), [(REGULAR, False), (BOLD, True)])
def test_a_font_has_exactly_the_characters_shown_in_it(
    opened: OpenedBook, name: str, bold: bool
) -> None:
    characters = {chr(code) for code in font_in(opened, name).getBestCmap()}
    assert characters == shown(opened, bold=bold)
    assert characters


def test_the_style_sheet_names_every_font(opened: OpenedBook) -> None:
    for name in (REGULAR, BOLD):
        assert f'src: url("{name}")'.encode() in opened.part("style.css")


def test_a_sans_theme_takes_gothic() -> None:
    opened = OpenedBook(EpubExporter({}).export(book(), MODERN).content)
    assert f"{opened.folder}/fonts/handoutsgothicjp-regular.ttf" in opened.parts
    assert f"{opened.folder}/{REGULAR}" not in opened.parts


def test_fonts_can_stay_at_home() -> None:
    opened = OpenedBook(EpubExporter({"embed_fonts": False}).export(book(), CLASSIC).content)
    assert not [name for name in opened.parts if "font" in name]
    assert b"font-face" not in opened.part("style.css")
    assert "Open Font" not in opened.text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HandoutsMinchoJP-Regular", "遠慮がちなプレゼン、ー。㈱"),
        ("HandoutsGothicJP-Bold", "髙﨑～①"),
        ("HandoutsSerif-Italic", "Ōsaka: fi “é” ĳ"),
    ],
)
def test_glyphs_of_a_subset_are_those_of_the_font(name: str, text: str) -> None:
    path = FONTS / f"{name}.ttf"
    whole, cut = TTFont(path), TTFont(io.BytesIO(subset(open_font(path), text)), checkChecksums=2)
    names, cut_names = whole.getBestCmap(), cut.getBestCmap()
    assert {chr(code) for code in cut_names} == set(text)
    for code, glyph in cut_names.items():
        assert drawing(cut, glyph) == drawing(whole, names[code])
        assert cut["hmtx"][glyph] == whole["hmtx"][names[code]]
    assert drawing(cut, ".notdef") == drawing(whole, ".notdef")
    assert cut["head"].modified == whole["head"].modified
    assert cut["name"].getDebugName(0) == whole["name"].getDebugName(0)


def drawing(font: TTFont, glyph: str) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return list(pen.value)


def test_a_character_that_the_font_lacks_is_left_out() -> None:
    font = open_font(FONTS / "HandoutsMinchoJP-Regular.ttf")
    assert not font.has("\U0001f375")
    assert set(TTFont(io.BytesIO(subset(font, "間\U0001f375"))).getBestCmap()) == {ord("間")}


def test_coverage_is_that_of_the_character_map() -> None:
    for path in sorted(FONTS.glob("*.ttf")):
        font, names = open_font(path), TTFont(path)
        order = {glyph: index for index, glyph in enumerate(names.getGlyphOrder())}
        expected = {chr(code): order[glyph] for code, glyph in names.getBestCmap().items()}
        assert {character: font.glyph(character) for character in expected} == expected
        assert [font.glyph(chr(code)) for code in (0, 7, 0xFFFF, 0x1F375, 0x10FFFF)] == [0] * 5
