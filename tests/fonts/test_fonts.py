"""Font files: read as fontTools reads them, cut down to glyphs that draw the same."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from handouts.exporters.epub.font_subset import font_with
from handouts.exporters.faces import font
from handouts.exporters.joining import joined
from handouts.exporters.subsetting import font_file, subset
from handouts.resources import FONTS

NAMES = [path.stem.removeprefix("Handouts") for path in sorted(FONTS.glob("*.ttf"))]
SAMPLES = [
    ("Serif-Regular", "Aéōfi-\u00ad½…"),
    ("Serif-Italic", "Ōsaka: fi “é” ĳ"),
    ("Sans-BoldItalic", "Aéōfi-\u00ad½…"),
    ("MinchoJP-Regular", "遠慮がちなプレゼン、ー。㈱"),
    ("GothicJP-Bold", "髙﨑～①パ根囲"),
]


def reference(name: str) -> TTFont:
    return TTFont(FONTS / f"Handouts{name}.ttf")


def drawing(whole: TTFont, glyph: str) -> list[object]:
    glyphs = whole.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return list(pen.value)


@pytest.mark.parametrize("name", NAMES)
def test_our_reader_finds_the_glyphs_that_fonttools_finds(name: str) -> None:
    ours, theirs = font(name), reference(name)
    order = {glyph: index for index, glyph in enumerate(theirs.getGlyphOrder())}
    expected = {code: order[glyph] for code, glyph in theirs.getBestCmap().items()}
    assert {code: ours.glyph(code) for code in expected} == expected
    assert [ours.glyph(code) for code in (0, 7, 0xFFFF, 0x1F375, 0x10FFFF)] == [0] * 5
    assert ours.coverage == set(map(chr, expected))


@pytest.mark.parametrize("name", NAMES)
def test_our_reader_finds_the_widths_that_fonttools_finds(name: str) -> None:
    ours, theirs = font(name), reference(name)
    em = theirs["head"].unitsPerEm
    for code, glyph in list(theirs.getBestCmap().items())[::7]:
        advance = theirs["hmtx"][glyph][0] * 1000 / em
        assert ours.advance(ours.glyph(code)) == pytest.approx(advance)


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_a_subset_draws_what_the_whole_font_draws(name: str, text: str) -> None:
    ours, theirs = font(name), reference(name)
    tables, numbers = subset(ours, [ours.glyph(ord(character)) for character in text])
    cut = TTFont(io.BytesIO(font_file(tables)), checkChecksums=2)
    for character in text:
        old = theirs.getBestCmap()[ord(character)]
        new = cut.getGlyphName(numbers[ours.glyph(ord(character))])
        assert drawing(cut, new) == drawing(theirs, old)
        assert cut["hmtx"][new] == theirs["hmtx"][old]


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_a_font_file_for_readers_finds_its_glyphs_by_character(name: str, text: str) -> None:
    whole, cut = reference(name), TTFont(io.BytesIO(font_with(font(name), text)), checkChecksums=2)
    names, cut_names = whole.getBestCmap(), cut.getBestCmap()
    assert {chr(code) for code in cut_names} == set(text)
    for code, glyph in cut_names.items():
        assert drawing(cut, glyph) == drawing(whole, names[code])
        assert cut["hmtx"][glyph] == whole["hmtx"][names[code]]
    assert drawing(cut, ".notdef") == drawing(whole, ".notdef")
    assert cut["head"].modified == whole["head"].modified
    assert cut["name"].getDebugName(0) == whole["name"].getDebugName(0)
    assert font(name).said(0) == whole["name"].getDebugName(0)


def test_a_character_that_the_font_lacks_is_left_out() -> None:
    mincho = font("MinchoJP-Regular")
    assert not mincho.has("\U0001f375")
    cut = TTFont(io.BytesIO(font_with(mincho, "間\U0001f375")))
    assert set(cut.getBestCmap()) == {ord("間")}


def test_a_joined_font_draws_the_first_as_it_is_and_the_second_at_its_size() -> None:
    latin, japanese = font("Sans-Regular"), font("GothicJP-Regular")
    made = joined(latin, japanese, "Aō検。\u3000麤", 0.93)
    both = TTFont(io.BytesIO(made.file), checkChecksums=2)
    scale = 0.93 * 1000 / 2048
    assert set(made.glyphs) == set(map(ord, "Aō検。\u3000"))
    for character, name in (("A", "Sans-Regular"), ("検", "GothicJP-Regular")):
        theirs = reference(name)
        old, new = (
            theirs.getBestCmap()[ord(character)],
            both.getGlyphName(made.glyphs[ord(character)]),
        )
        factor = 1 if character == "A" else scale
        box = [theirs["glyf"][old].xMin * factor, theirs["glyf"][old].yMax * factor]
        pen = BoundsPen(both.getGlyphSet())
        both.getGlyphSet()[new].draw(pen)
        assert [pen.bounds[0], pen.bounds[3]] == pytest.approx(box, abs=1)
        assert both["hmtx"][new][0] == pytest.approx(theirs["hmtx"][old][0] * factor, abs=1)
        assert made.advances[ord(character)] == pytest.approx(both["hmtx"][new][0], abs=1)
    depths = [both["maxp"].maxComponentDepth, both["maxp"].maxComponentElements]
    assert depths >= [1, 1]
