"""Fonts of a brand: used cut by cut, the package's behind them; refused where they cannot be."""

from __future__ import annotations

import io
import pickle
import re
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from brand_samples import exported, layout_file, orders
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from handouts.errors import LayoutError
from handouts.exporters.faces import Cut, Family, font, font_for
from handouts.exporters.font_files import read_cuts
from handouts.layout.own_fonts import NO_CUTS
from handouts.layout.theme import Face
from handouts.resources import FONTS

SERIF, SANS = "HandoutsSerif-{}.ttf", "HandoutsSans-{}.ttf"
CUTS = ("Regular", "Italic", "Bold", "BoldItalic")


def family(folder: Path, *cuts: str, without: str = "") -> Path:
    """A folder of cuts, of fonts that call themselves Firm Grotesk; lacking some characters."""
    made = folder / "fonts"
    made.mkdir()
    for cut in cuts:
        whole = TTFont(FONTS / SANS.format(cut))
        for record in whole["name"].names:
            if record.nameID in (1, 6):
                record.string = "Firm Grotesk" if record.nameID == 1 else f"FirmGrotesk-{cut}"
        for table in whole["cmap"].tables:
            for character in without:
                table.cmap.pop(ord(character), None)
        whole["OS/2"].usWeightClass = 700 if "Bold" in cut else 400
        marks = (0x20 if "Bold" in cut else 0) | (1 if "Italic" in cut else 0)
        whole["OS/2"].fsSelection = marks or 0x40
        whole.save(made / f"{cut}.ttf")
    return made


def changed(path: Path, change: Callable[[TTFont], object]) -> Path:
    whole = TTFont(FONTS / SANS.format("Regular"))
    change(whole)
    whole.save(path)
    return path


def names_in(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        fonts = file.pages[0].Resources.Font
        return {str(one.BaseFont).partition("+")[2] for one in fonts.values()}


def test_every_latin_word_is_in_the_brands_cuts(tmp_path: Path) -> None:
    family(tmp_path, *CUTS)
    found = names_in(exported(layout_file(tmp_path, more='font_latin = "fonts"\n'), "pdf").content)
    found.discard("HandoutsSans-Regular")  # one blank, under what cannot be seen
    assert {f"FirmGrotesk-{cut}" for cut in ("Regular", "Italic", "Bold")} <= found
    assert not {name for name in found if name.startswith(("HandoutsSerif", "HandoutsSans"))}
    assert any("JP" in name for name in found)


def test_the_packages_font_stands_in_for_a_character_and_for_a_cut(tmp_path: Path) -> None:
    cuts = read_cuts(family(tmp_path, "Regular", "Bold", without="ōé"))
    own = Family(Face.SERIF, cuts, NO_CUTS)
    assert cuts.regular is not None
    assert font_for("o", own, Cut.REGULAR) == cuts.regular.name
    assert font_for("ō", own, Cut.REGULAR) == "Serif-Regular"
    assert font_for("o", own, Cut.ITALIC) == "Serif-Italic"
    assert font_for("根", own, Cut.REGULAR) == "MinchoJP-Regular"


def test_a_japanese_font_sets_what_it_has_and_ours_the_rest(tmp_path: Path) -> None:
    def lacking(whole: TTFont) -> None:
        for table in whole["cmap"].tables:
            table.cmap.pop(ord("根"), None)

    whole = TTFont(FONTS / "HandoutsGothicJP-Regular.ttf")
    lacking(whole)
    whole.save(tmp_path / "kaku.ttf")
    cuts = read_cuts(tmp_path / "kaku.ttf", is_japanese=True)
    own = Family(Face.SERIF, NO_CUTS, cuts)
    assert cuts.regular is not None
    assert font_for("回", own, Cut.REGULAR) == cuts.regular.name
    assert font_for("根", own, Cut.REGULAR) == "MinchoJP-Regular"
    assert font_for("回", own, Cut.BOLD) == "GothicJP-Bold"


def test_kana_of_a_latin_font_are_left_to_the_japanese_one(tmp_path: Path) -> None:
    cuts = read_cuts(FONTS / "HandoutsGothicJP-Regular.ttf")
    assert font_for("し", Family(Face.SERIF, cuts, NO_CUTS), Cut.REGULAR) == "MinchoJP-Regular"


def test_a_font_is_known_in_every_process_that_a_theme_is_handed_to(tmp_path: Path) -> None:
    cuts = read_cuts(family(tmp_path, "Regular"))
    again = pickle.loads(pickle.dumps(cuts))
    assert again == cuts
    assert font(again.regular.name).said(1) == "Firm Grotesk"


def test_an_epub_embeds_the_brands_fonts_cut_down_and_names_them(tmp_path: Path) -> None:
    family(tmp_path, *CUTS)
    layout = layout_file(tmp_path, more='font_latin = "fonts"\n')
    with zipfile.ZipFile(io.BytesIO(exported(layout, "epub").content)) as book:
        files = [name for name in book.namelist() if "fonts/own" in name]
        style = book.read("EPUB/style.css").decode()
        sizes = [len(book.read(name)) for name in files]
        embedded = TTFont(io.BytesIO(book.read(files[0])))
    assert len(files) == 4
    assert max(sizes) < (FONTS / SANS.format("Regular")).stat().st_size
    assert ord("a") in embedded.getBestCmap()
    assert 'body { font-family: "Brand", serif; }' in style
    assert len(re.findall(r'@font-face \{ font-family: "Brand";', style)) == 4
    assert 'font-style: italic; src: url("fonts/own' in style


def test_word_names_the_brands_font_in_theme_and_font_table(tmp_path: Path) -> None:
    family(tmp_path, *CUTS)
    layout = layout_file(tmp_path, more='font_latin = "fonts"\n')
    with zipfile.ZipFile(io.BytesIO(exported(layout, "docx").content)) as file:
        theme, table, styles = (
            file.read(f"word/{name}.xml").decode()
            for name in ("theme/theme1", "fontTable", "styles")
        )
    assert theme.count('<a:latin typeface="Firm Grotesk"/>') == 2
    assert '<w:font w:name="Firm Grotesk">' in table
    assert "Calibri" not in styles


def _cff(path: Path) -> Path:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = T2CharStringPen(600, None)
    shape = pen.getCharString()
    builder.setupCFF("Firm", {}, {".notdef": shape, "A": shape}, {})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Firm", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def _allowed(bits: int) -> Callable[[TTFont], object]:
    return lambda whole: setattr(whole["OS/2"], "fsType", bits)


def _without(character: str) -> Callable[[TTFont], object]:
    return lambda whole: [table.cmap.pop(ord(character), None) for table in whole["cmap"].tables]


@pytest.mark.parametrize(
    ("bits", "said"),
    [(0x0002, "may not be embedded"), (0x0100, "whole only"), (0x0200, "bitmaps only")],
)
def test_what_the_foundry_does_not_allow_is_not_done(tmp_path: Path, bits: int, said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        read_cuts(changed(tmp_path / "font.ttf", _allowed(bits)))


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_font_for_print_or_editing_may_be_embedded(tmp_path: Path, bits: int) -> None:
    assert read_cuts(changed(tmp_path / "font.ttf", _allowed(bits))).regular


def test_fonts_of_other_kinds_are_refused_with_what_to_ask_for(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="PostScript outlines") as caught:
        read_cuts(_cff(tmp_path / "font.otf"))
    assert "TrueType" in caught.value.hint


@pytest.mark.parametrize("head", [b"ttcf", b"wOF2", b"wOFF", b"%!PS", b""])
def test_what_is_no_truetype_font_is_refused(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "font.ttf").write_bytes(head + bytes(100))
    with pytest.raises(LayoutError, match=r"font\.ttf"):
        read_cuts(tmp_path / "font.ttf")


@pytest.mark.parametrize("at", [40, 4_000, 12_000, -2_000])
def test_a_font_that_is_cut_short_is_refused(tmp_path: Path, at: int) -> None:
    (tmp_path / "font.ttf").write_bytes((FONTS / SANS.format("Regular")).read_bytes()[:at])
    with pytest.raises(LayoutError, match=r"is broken|has no"):
        read_cuts(tmp_path / "font.ttf")


def test_a_font_with_scrambled_tables_never_crashes(tmp_path: Path) -> None:
    whole = (FONTS / SANS.format("Regular")).read_bytes()
    file = tmp_path / "font.ttf"
    for place in range(4, 4 + 16 * 14, 3):
        file.write_bytes(
            whole[:place] + struct.pack(">L", 0xFFFF_0000 + place) + whole[place + 4 :]
        )
        try:
            read_cuts(file)
        except LayoutError as error:
            assert error.hint  # noqa: PT017 - a font that is still whole may pass


def test_a_font_without_the_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="has no 'k'"):
        read_cuts(changed(tmp_path / "font.ttf", _without("k")))
    with pytest.raises(LayoutError, match="has no 'あ'"):
        read_cuts(FONTS / SANS.format("Regular"), is_japanese=True)


def test_two_fonts_of_one_cut_are_refused_by_name(tmp_path: Path) -> None:
    shutil.copy(family(tmp_path, "Regular") / "Regular.ttf", tmp_path / "fonts" / "Other.ttf")
    with pytest.raises(LayoutError, match=r"Regular\.ttf and Other\.ttf .* are both regular"):
        read_cuts(tmp_path / "fonts")


def test_a_font_that_is_refused_is_told_at_the_layouts_line(tmp_path: Path) -> None:
    layout = layout_file(tmp_path, more='font_latin = "none.ttf"\n')
    with pytest.raises(LayoutError, match="there is no font") as caught:
        orders(layout, "pdf")
    assert caught.value.place.endswith("firm.toml:8")
