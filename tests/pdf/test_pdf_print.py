"""For the printer: crop marks and boxes, greys, the gutter, page labels."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from pdf_reading import PdfFile
from pdf_samples import book, chapter, export, paragraph, section, words
from sheet_reading import folio_of, pages_of, sides_of

from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.measures import MM, PAPERS, geometry
from handouts.exporters.pdf.printing.grey import grey, grey_theme
from handouts.exporters.pdf.printing.gutter import widest_gutter, with_gutter
from handouts.layout.contrast import contrast
from handouts.layout.theme import THEMES
from handouts.testing.tricky import tricky_publication

BOXES = {"/MediaBox": -10, "/BleedBox": -3, "/TrimBox": 0}
_COLOUR = re.compile(r"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")
_TEXT = re.compile(r"BT 1 0 0 1 (\S+) \S+ Tm")


@pytest.mark.parametrize("paper", PAPERS)
def test_bleed_and_slug_grow_around_a_page_of_the_right_size(paper: str) -> None:
    content = export(tricky_publication(), imposition="crop", paper=paper).content
    trim = PAPERS[paper]
    with pikepdf.open(io.BytesIO(content)) as file:
        for page in file.pages:
            for name, edge in BOXES.items():
                box = [float(value) / MM for value in page.obj[name]]
                expected = (edge, edge, trim.width - edge, trim.height - edge)
                assert box == pytest.approx(expected, abs=0.01)
        assert file.Root.ViewerPreferences.PrintScaling == "/None"


def test_marks_lie_outside_the_bleed_in_line_with_the_edges_and_are_artifacts() -> None:
    content = export(tricky_publication(), imposition="crop").content
    for code in pages_of(content).values():
        marks, _, page = code.partition("EMC\nQ\n")
        assert marks.startswith("q\n/Artifact BMC\n")
        lines = re.findall(r"(\S+) (\S+) m (\S+) (\S+) l S", marks)
        assert len(lines) == 8
        for line in lines:
            x, y, to_x, to_y = (float(value) / MM for value in line)
            upright, level = x == to_x, y == to_y
            assert upright != level
            edges, place = ((0, 210), x) if upright else ((0, 297), y)
            assert min(abs(place - edge) for edge in edges) < 0.01
            start, end, size = (y, to_y, 297) if upright else (x, to_x, 210)
            assert end - start == pytest.approx(5, abs=0.01)
            assert start >= -10.01
            assert end <= size + 10.01
            assert end <= -3 or start >= size + 3, "clear of the bleed"
        assert page.count("EMC") >= 1


def test_crop_marks_move_nothing_on_the_page() -> None:
    publication = tricky_publication()
    plain, cropped = (export(publication, imposition=name).content for name in ("none", "crop"))
    after = pages_of(cropped)
    for number, code in pages_of(plain).items():
        assert after[number].endswith(code)
    one, other = PdfFile(plain), PdfFile(cropped)
    assert one.structure.text == other.structure.text
    assert one.destinations == other.destinations
    assert _rectangles(plain) == _rectangles(cropped)
    assert b"pdfuaid:part" in cropped


def _rectangles(content: bytes) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [
            [float(value) for value in link.Rect]
            for page in file.pages
            for link in page.obj.get("/Annots", [])
        ]
    assert found
    return found


# The greys of the specification of the look, reckoned elsewhere.
SPECIFIED = {
    "#1d1d22": "#1d1d1d",
    "#1f3f6e": "#3f3f3f",
    "#b0341d": "#606060",
    "#565b63": "#5b5b5b",
    "#eef1f6": "#f1f1f1",
    "#9aa3b0": "#a2a2a2",
    "#0b5a63": "#515151",
    "#b8420b": "#696969",
    "#52595c": "#585858",
}


@pytest.mark.parametrize("colour", SPECIFIED)
def test_a_grey_is_as_light_as_its_colour(colour: str) -> None:
    assert grey(colour) == SPECIFIED[colour]
    assert contrast(grey(colour), colour) < 1.03


@pytest.mark.parametrize("name", THEMES)
def test_contrasts_stay_as_they_were(name: str) -> None:
    theme = THEMES[name]
    greyed = grey_theme(theme)
    for key in ("ink", "primary", "accent", "muted", "hairline", "rule"):
        before, after = getattr(theme, key), getattr(greyed, key)
        assert contrast(after, "#ffffff") == pytest.approx(contrast(before, "#ffffff"), rel=0.02)
    assert bool(greyed.tint) == bool(theme.tint)


@pytest.mark.parametrize("theme", THEMES)
def test_a_grey_book_has_no_colour_and_the_same_words(theme: str) -> None:
    publication = tricky_publication()
    coloured = export(publication, THEMES[theme])
    greyed = export(publication, THEMES[theme], grey="true")
    assert any(_COLOUR.search(code) for code in pages_of(coloured.content).values())
    for code in pages_of(greyed.content).values():
        assert not _COLOUR.search(code)
        assert re.search(r"[\d.]+ g\b", code)
    assert greyed.page_map == coloured.page_map
    text = PdfFile(greyed.content).structure.text
    assert text == PdfFile(coloured.content).structure.text


def test_sheets_can_be_grey() -> None:
    made = export(tricky_publication(), imposition="booklet", grey="true")
    codes = [lying.code for side in sides_of(made.content) for lying in side.pages]
    assert not any(_COLOUR.search(code) for code in codes)


@pytest.mark.parametrize(
    ("paper", "gutter", "inner", "outer", "text", "column"),
    [
        ("A4", 0, 26, 16, 112, 48),
        ("A4", 6, 32, 10, 112, 48),
        ("A4", 10, 36, 10, 112, 44),
        ("A4", 14, 40, 10, 112, 40),
        ("A4", 15, 41, 57, 112, 0),
        ("A4", 62, 88, 10, 112, 0),
        ("Letter", 9.9, 37.9, 10, 112, 48),
        ("B5", 5, 28, 10, 96, 40),
        ("B5", 6, 29, 41, 112, 0),
        ("A5", 6, 26, 10, 112, 0),
    ],
)
def test_the_gutter_is_taken_from_the_outer_margin_then_from_the_margin_column(
    paper: str, gutter: float, inner: float, outer: float, text: float, column: float
) -> None:
    given = with_gutter(PAPERS[paper], gutter)
    found = (given.inner, given.outer, given.text, given.margin_column)
    assert found == pytest.approx((inner, outer, text, column))
    assert (given.glossary_columns == 1) == (column == 0)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_gutter_that_is_taken_leaves_room_and_adds_up(paper: str) -> None:
    whole = PAPERS[paper]
    for step in range(int(2 * widest_gutter(whole)) + 1):
        given = with_gutter(whole, step / 2)
        assert given.inner == whole.inner + step / 2
        assert given.outer >= 10
        column = given.margin_column
        assert column == 0 or column >= 40
        beside = column + 8 if column else 0
        used = given.inner + given.outer + given.text + beside
        assert used == pytest.approx(given.width)


@pytest.mark.parametrize("sides", ["double", "single"])
@pytest.mark.parametrize("gutter", [12, 20])
def test_nothing_is_printed_in_the_gutter(gutter: int, sides: str) -> None:
    content = export(tricky_publication(), gutter=str(gutter), sides=sides).content
    given = with_gutter(PAPERS["A4"], gutter)
    for number, code in pages_of(content).items():
        sheet = geometry(given, is_recto=sides == "single" or number % 2 == 1)
        lefts = [float(x) for x in _TEXT.findall(code)]
        assert min(lefts, default=sheet.left) >= sheet.left - 6, "a numeral hangs a little"
        assert max(lefts, default=0) < sheet.right
    plain = PdfFile(export(tricky_publication(), sides=sides).content).structure
    assert PdfFile(content).structure.all("H2")[0].text == plain.all("H2")[0].text


def _labels(content: bytes) -> Iterator[tuple[str, int]]:
    with pikepdf.open(io.BytesIO(content)) as file:
        codes = pages_of(content)
        for number, page in enumerate(file.pages, 1):
            yield page.label, folio_of(codes[number])


def test_a_viewer_names_pages_as_they_are_printed() -> None:
    parts = [section("s", "Why?", [paragraph(f"p{n}", words(160, n)) for n in range(9)])]
    content = export(book([chapter(1, "Title", parts)])).content
    labels = list(_labels(content))
    assert len(labels) > 6
    for number, (label, folio) in enumerate(labels, 1):
        assert label == str(number)
        assert folio in {0, number}
    with pikepdf.open(io.BytesIO(content)) as file:
        assert "/PageLabels" in file.Root


@pytest.mark.parametrize(
    ("imposition", "variant"),
    [("none", ""), ("booklet", "booklet"), ("2up-notes", "2up-notes"), ("crop", "crop")],
)
def test_a_print_version_is_told_by_its_name(imposition: str, variant: str) -> None:
    assert PdfExporter({"imposition": imposition}).variant == variant


@pytest.mark.parametrize(
    ("paper", "gutter", "is_beside"), [("A4", "0", True), ("A4", "20", False), ("A5", "0", False)]
)
def test_the_note_on_a_glossary_stands_beside_its_title_or_under_it(
    paper: str, gutter: str, is_beside: bool
) -> None:
    content = export(tricky_publication(), paper=paper, gutter=gutter).content
    order = "In the order".encode("utf-16-be").hex()
    code = next(code for code in pages_of(content).values() if order in code)
    title, note = (_start(code, words) for words in ("Glossary", "In the order of the romaji"))
    assert (note[0] > title[0] + 100) == is_beside
    assert (note[1] < title[1] - 15) == (not is_beside)


def _start(code: str, words: str) -> tuple[float, float]:
    """Where a line that begins with these words begins."""
    before, _, _ = code.partition("<" + words.encode("utf-16-be").hex())
    x, y = re.findall(r"BT 1 0 0 1 (\S+) (\S+) Tm", before)[-1]
    return float(x), float(y)
