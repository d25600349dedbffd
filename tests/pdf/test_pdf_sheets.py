"""Booklets and sheets with room for notes: folded, stacked and measured."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from pdf_samples import book, chapter, export, paragraph, section, words
from sheet_reading import SheetSide, pages_of, sides_of

from handouts.codes import Code
from handouts.errors import OptionError
from handouts.exporters.api import Export
from handouts.exporters.pdf import PdfExporter, PdfOptions
from handouts.exporters.pdf.fragment import Fragment, Page
from handouts.exporters.pdf.measures import PAPERS
from handouts.exporters.pdf.metadata import facts_of
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Pagination
from handouts.exporters.pdf.printing.imposition import booklet
from handouts.exporters.pdf.printing.options import Imposition
from handouts.exporters.pdf.printing.sheets import imposed
from handouts.exporters.pdf.references import References
from handouts.exporters.pdf.setting import make_setting
from handouts.layout.labels import ENGLISH, labels_in
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import Publication
from handouts.testing.tricky import tricky_publication


def sample(chapters: int) -> Publication:
    parts = [
        chapter(n, f"Title {n}", [section(f"s{n}", "Why?", [paragraph(f"p{n}", words(30, n))])])
        for n in range(1, chapters + 1)
    ]
    return book(parts)


def folded(sides: Sequence[tuple[int | None, int | None]]) -> list[int | None]:
    """The pages of nested sheets as a reader turns them; `sides`: (left, right), printed in turn.

    Turned along its short edge a sheet has the back's left half behind the front's right one.
    """
    assert len(sides) % 2 == 0
    opening: list[int | None] = []
    closing: list[int | None] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        opening += [front[1], back[0]]
        closing = [back[1], front[0], *closing]
    return opening + closing


def halves(side: SheetSide) -> tuple[int | None, int | None]:
    """(left, right): which page lies on which half, by where its middle is."""
    found: list[int | None] = [None, None]
    for lying in side.pages:
        found[lying.left + lying.right > side.width] = lying.page
    return found[0], found[1]


def sheets(pages: Sequence[Page], **options: Imposition) -> list[SheetSide]:
    """Pages of nobody's making, with folios, on sheets."""
    fragment = Fragment(
        "", has_opener=False, pages=tuple(pages), elements=(), bookmarks=(), anchors={}
    )
    pagination = Pagination()
    pagination.place(fragment, on_recto=True)
    setting = make_setting(CLASSIC, "A4", ENGLISH, References("participant"), is_double=True)
    facts = facts_of(sample(1))
    contents = PageContents(setting, "", pagination)
    made, count, _ = imposed(contents, facts, PdfOptions(**options), "workbook")
    sides = sides_of(made)
    assert len(sides) == count
    return sides


BLANK = Page(zlib.compress(b""), (), ())


@pytest.mark.parametrize("count", range(1, 61))
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(count: int) -> None:
    sides = sheets([BLANK] * count, imposition=Imposition.BOOKLET)
    assert folded([halves(side) for side in sides]) == [
        *range(1, count + 1),
        *[None] * (-count % 4),
    ]
    assert len(sides) == 2 * -(-count // 4)
    assert halves(sides[0])[1] == 1, "the first page is outside, on the right"


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheets_of_a_book_fold_into_the_book(paper: str) -> None:
    made = export(sample(3), imposition="booklet", paper=paper)
    sides = sides_of(made.content)
    read = folded([halves(side) for side in sides])
    assert read == [0, *range(2, 10), None, None, None], "the cover has no folio"
    assert made.page_count == len(sides)


@pytest.mark.parametrize(
    ("paper", "sheet", "width", "height", "scale"),
    [
        ("A5", "auto", 297, 210, 1),
        ("B5", "auto", 364, 257, 1),
        ("A4", "A3", 420, 297, 1),
        ("A4", "auto", 297, 210, 0.707),
        ("Letter", "auto", 279.4, 215.9, 0.647),
        ("Letter", "Tabloid", 431.8, 279.4, 1),
    ],
)
def test_pages_meet_at_the_fold_of_the_sheet_and_shrink_only_if_they_must(
    paper: str, sheet: str, width: float, height: float, scale: float
) -> None:
    content = export(sample(3), imposition="booklet", paper=paper, sheet=sheet).content
    outside = sides_of(content)[0]
    assert (outside.width, outside.height) == pytest.approx((width, height), abs=0.01)
    (cover,) = [lying for lying in outside.pages if lying.page == 0]
    assert cover.scale == pytest.approx(scale, abs=0.001)
    assert cover.left == pytest.approx(width / 2, abs=0.02)
    assert cover.right <= width + 0.02
    assert cover.bottom == pytest.approx(height - cover.top, abs=0.02)


def test_inner_pages_move_to_the_fold_by_the_thickness_of_the_sheets_around_them() -> None:
    sides = sides_of(export(sample(9), imposition="booklet", paper="A5", creep="0.2").content)
    sheets = [sides[at : at + 2] for at in range(0, len(sides), 2)]
    assert len(sheets) == 6
    for number, sheet in enumerate(sheets):
        for side in sheet:
            for lying in side.pages:
                is_left = lying.left + lying.right < side.width
                inner = lying.right if is_left else lying.left
                past = inner - side.width / 2 if is_left else side.width / 2 - inner
                assert past == pytest.approx(0.2 * number, abs=0.01)


def test_creep_ends_before_the_text_does() -> None:
    sides = booklet(400, (100, 140), (140, 200), creep=1, most_creep=8)
    assert sides[-1].placements[-1].x == pytest.approx(100 - 8)


@pytest.mark.parametrize("count", [1, 2, 3, 8, 60])
def test_notes_have_each_page_once_in_order_downwards(count: int) -> None:
    sides = sheets([BLANK] * count, imposition=Imposition.NOTES)
    assert [lying.page for side in sides for lying in side.pages] == list(range(1, count + 1))
    assert len(sides) == -(-count // 2)
    for side in sides:
        heights = [lying.top for lying in side.pages]
        assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("paper", PAPERS)
def test_notes_are_ruled_every_8_mm_beside_the_pages(paper: str) -> None:
    sides = sides_of(export(sample(3), imposition="2up-notes", paper=paper).content)
    assert [lying.page for side in sides for lying in side.pages] == [0, *range(2, 10)]
    for side in sides:
        assert side.width < side.height
        upper = side.pages[0]
        assert upper.top <= side.height - 10
        assert min(lying.bottom for lying in side.pages) >= 10
        heights = [y for _, y, _, _ in side.lines]
        apart = [over - under for over, under in pairwise(heights)]
        assert sum(abs(gap - 8) < 0.01 for gap in apart) == len(apart) - 1
        assert len(side.lines) >= 24
        for left, y, right, end in side.lines:
            assert y == end
            assert upper.right + 5 < left < right <= side.width - 10
            assert right - left > 50


@pytest.mark.parametrize("imposition", [Imposition.BOOKLET, Imposition.NOTES])
def test_a_page_that_lies_on_its_side_is_turned_into_the_room_of_the_others(
    imposition: Imposition,
) -> None:
    pages = [replace(BLANK, is_landscape=lies) for lies in (False, True)]
    upright, turned = sorted(
        (lying for side in sheets(pages, imposition=imposition) for lying in side.pages),
        key=lambda one: one.is_turned,
    )
    assert (upright.is_turned, turned.is_turned) == (False, True)
    for extent in (lambda box: box.right - box.left, lambda box: box.top - box.bottom):
        assert extent(turned) == pytest.approx(extent(upright), abs=0.02)


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes"])
def test_sheets_bear_the_very_pages_of_the_book(imposition: str) -> None:
    publication = tricky_publication()
    book_pages = pages_of(export(publication).content)
    sides = sides_of(export(publication, imposition=imposition).content)
    found = {lying.page: lying.code for side in sides for lying in side.pages if lying.page}
    assert len(found) > 5
    for number, code in found.items():
        assert code == re.sub(r"<</MCID \d+", "<<", book_pages[number])


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes"])
def test_sheets_are_labelled_for_paper_only_and_claim_nothing(imposition: str) -> None:
    made = export(sample(2), imposition=imposition)
    with pikepdf.open(io.BytesIO(made.content)) as file:
        assert {"/StructTreeRoot", "/MarkInfo", "/OutputIntents"}.isdisjoint(file.Root.keys())
        assert "for print only)" in str(file.docinfo.Title)
        packet = file.Root.Metadata.read_bytes().decode()
        assert "for print only)" in packet
        assert "pdfaid" not in packet
        assert "pdfuaid" not in packet
        edge = "/DuplexFlipShortEdge" if imposition == "booklet" else "/DuplexFlipLongEdge"
        assert file.Root.ViewerPreferences.Duplex == edge
        assert file.Root.ViewerPreferences.PrintScaling == "/None"
        assert not any("/Annots" in page.obj for page in file.pages)
    assert not any("MCID" in lying.code for side in sides_of(made.content) for lying in side.pages)


def test_a_viewer_names_a_sheet_by_its_pages() -> None:
    sides = sides_of(export(sample(2), imposition="booklet").content)
    assert [side.label for side in sides] == ["1", "2, 7", "6, 3", "4, 5"]


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes", "crop"])
def test_a_print_version_has_the_page_map_of_the_book_that_is_read(imposition: str) -> None:
    publication = tricky_publication()
    assert export(publication, imposition=imposition).page_map == export(publication).page_map


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes", "crop"])
def test_a_print_version_has_the_same_bytes_each_time(imposition: str) -> None:
    publication = tricky_publication()
    first = export(publication, imposition=imposition, grey="true")
    assert first.content == export(publication, imposition=imposition, grey="true").content


def test_a_booklet_that_can_hardly_be_folded_is_remarked_on() -> None:
    def remarks(made: Export) -> list[str]:
        return [remark.code for remark in made.diagnostics]

    thick = export(sample(38), imposition="booklet")
    assert remarks(thick) == [Code.THICK_BOOKLET]
    assert "81 pages has 21 sheets" in thick.diagnostics[0].message
    assert thick.diagnostics[0].path == "workbook"
    assert remarks(export(sample(37), imposition="booklet")) == []
    assert remarks(export(sample(38), imposition="2up-notes")) == []


@pytest.mark.parametrize(
    ("options", "what", "mend"),
    [
        ({"imposition": "booklet", "sides": "single"}, "prints one side", "one of them out"),
        ({"imposition": "crop", "sheet": "A3"}, "several pages on a sheet", "Add pdf.imposition"),
        ({"sheet": "A3"}, "several pages on a sheet", "or set pdf.paper"),
        ({"gutter": "7", "paper": "A5"}, "0 to 6 mm on A5, not 7", "A4, Letter and B5"),
        ({"gutter": "-1"}, "0 to 62 mm on A4", "comb"),
        ({"creep": "3", "imposition": "booklet"}, "0 to 1 mm a sheet, not 3", "0.1 mm"),
        ({"imposition": "folded"}, "none, booklet, 2up-notes, crop", ""),
    ],
)
def test_options_that_contradict_one_another_are_refused(
    options: dict[str, str], what: str, mend: str
) -> None:
    with pytest.raises(OptionError) as refused:
        PdfExporter(options)
    assert what in refused.value.message
    assert mend in refused.value.hint


def test_the_title_of_sheets_is_in_the_language_of_the_book() -> None:
    made = export(replace(sample(2), labels=labels_in("ja")), imposition="booklet")
    with pikepdf.open(io.BytesIO(made.content)) as file:
        assert str(file.docinfo.Title) == "A Book of Tests（小冊子、印刷専用）"
