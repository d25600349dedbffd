"""Where things stand: page map, keeping together, running heads, sides, every odd story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import PdfFile, text_of
from pdf_samples import (
    book,
    bullets,
    chapter,
    export,
    paragraph,
    plain,
    section,
    single,
    subheading,
    summary,
    words,
)

from handouts.errors import OptionError
from handouts.exporters.api import Export
from handouts.exporters.faces import font
from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.measures import LINE as GRID
from handouts.exporters.pdf.measures import PAPERS as MEASURES
from handouts.exporters.pdf.measures import geometry
from handouts.layout.theme import CLASSIC, THEMES
from handouts.model.blocks import Block, Quotation
from handouts.model.inlines import Term, TermPart, TermRole
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.matter import About, Glossary, GlossaryEntry, GlossaryTerm, Occurrence
from handouts.publication.publication import SectionKind, keys_of
from handouts.testing.tricky import tricky_publication

PAPERS = ("A4", "Letter", "B5", "A5")
TAKEAWAYS = SectionKind.TAKEAWAYS


def page_of(made: Export, key: str) -> int:
    assert made.page_map is not None
    return int(made.page_map.pages[key])


def test_the_page_map_says_where_each_block_really_begins() -> None:
    publication = tricky_publication()
    made = export(publication)
    file = PdfFile(made.content)
    sections = [s for part in publication.chapters for s in part.sections]
    blocks = [
        (block.key, plain_text(next(block_inlines(block)))) for s in sections for block in s.blocks
    ]
    for key, text in blocks:
        assert text[:5].strip() in file.page_text(page_of(made, key)), key
    assert made.page_map
    assert set(made.page_map.pages) == set(keys_of(publication))
    assert made.page_count == len(file.pages)


def test_chapters_open_on_right_hand_pages_and_blank_ones_have_a_folio_only() -> None:
    chapters = [
        chapter(n, f"Title {n}", [section(f"s{n}", "Why?", [paragraph(f"p{n}", words(30, n))])])
        for n in (1, 2, 3)
    ]
    made = export(book(chapters))
    assert [page_of(made, f"c{n}") for n in (1, 2, 3)] == [5, 7, 9]
    file = PdfFile(made.content)
    assert file.page_text(6) == ""
    assert file.artifacts(6) == ["6 / 9"]
    alone = export(book(chapters), sides="single")
    assert [page_of(alone, f"c{n}") for n in (1, 2, 3)] == [3, 4, 5]


def test_left_pages_are_headed_by_the_book_and_right_pages_by_the_chapter() -> None:
    made = single([paragraph(f"p{n}", words(120, n)) for n in range(12)])
    file = PdfFile(made.content)
    first = page_of(made, "c1")
    assert file.artifacts(first)[0] == f"A Book of Tests{first} / {made.page_count}"
    assert file.artifacts(first + 1)[0].startswith("A Book of Tests")
    assert file.artifacts(first + 2)[0].startswith("One Chapter")


def test_a_long_running_head_is_cut_at_a_word() -> None:
    title = "A Title of Many Words " * 12
    parts = [section("s", "Why?", [paragraph(f"p{n}", words(120, n)) for n in range(12)])]
    file = PdfFile(export(book([chapter(1, title.strip(), parts)])).content)
    head = file.artifacts(7)[0]
    assert "… " not in head
    assert "Title of Many Words" in head
    assert len(head) < 120
    assert " …" in head


@settings(max_examples=12)
@given(lengths=st.lists(st.integers(5, 160), min_size=12, max_size=30))
def test_headings_introductions_and_summaries_are_never_parted(lengths: list[int]) -> None:
    sections = []
    for number, length in enumerate(lengths):
        blocks = [
            paragraph(f"p{number}", words(length, number)),
            paragraph(f"i{number}", "They ask for three things:", introduces=True),
            bullets(f"b{number}", [words(4 + number % 20, number), "Two", "Three"]),
            subheading(f"h{number}", f"Subheading {number}"),
            paragraph(f"q{number}", words(length // 2 + 3, number)),
            summary(f"m{number}", f"Begin{number} {words(20, number)} End{number}"),
        ]
        sections.append(section(f"s{number}", f"Why is number {number} so?", blocks))
    made = export(book([chapter(1, "Title", sections)]))
    file = PdfFile(made.content)
    for number in range(len(lengths)):
        assert page_of(made, f"s{number}") == page_of(made, f"p{number}")
        assert page_of(made, f"i{number}") == page_of(made, f"b{number}")
        assert page_of(made, f"h{number}") == page_of(made, f"q{number}")
        text = file.page_text(page_of(made, f"m{number}"))
        assert f"Begin{number} " in text
        assert f"End{number}" in text


def test_a_heading_goes_with_an_introduction_that_moves_with_its_list() -> None:
    moved = 0
    for before in range(180, 420, 4):
        text = section("a", "Why?", [paragraph("p", words(before))])
        list_of_three = bullets("b", [words(40), "Two", "Three"])
        tells = [paragraph("i", words(20), introduces=True), list_of_three]
        made = export(book([chapter(1, "Title", [text, section("s", "How?", tells)])]))
        assert page_of(made, "s") == page_of(made, "i")
        moved += page_of(made, "s") != page_of(made, "p")
    assert moved, "nothing was moved: the test shows nothing"


def paragraph_lines(file: PdfFile, page: int) -> list[int]:
    """How many lines each paragraph has on a page."""
    code = file.page_code(page)
    return [part.split("EMC")[0].count("BT ") for part in code.split("/P <</MCID")[1:]]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    split = 0
    for length in range(50, 70):
        made = single([paragraph(f"p{n}", words(length, n)) for n in range(20)])
        file = PdfFile(made.content)
        lines = [paragraph_lines(file, page) for page in file.pages[5:]]
        assert all(page[0] >= 2 and page[-1] >= 2 for page in lines)
        whole = max(max(page) for page in lines)
        split += sum(page[0] < whole - 1 for page in lines)
    assert split, "no paragraph was split: the test shows nothing"


LINE = re.compile(r"BT 1 0 0 1 (\S+) (\S+) Tm(.*?)ET", re.DOTALL)
SHOWN = re.compile(r"/(\S+) (\S+) Tf|<([0-9a-f]+)> Tj")


def line_ends(code: str) -> Iterator[tuple[float, float, float]]:
    """Left end, right end and baseline of every line of a page, without spaces at its end."""
    for x, y, shown in LINE.findall(code):
        name, size, width, text = "", 0.0, 0.0, ""
        for font_name, font_size, codes in SHOWN.findall(shown):
            if font_name:
                name, size = font_name, float(font_size)
            else:
                text = text_of(codes)
                width += font(name).widths[text] * size / 1000
        blank = len(text) - len(text.rstrip(" "))
        width -= blank * font(name).widths[" "] * size / 1000 if blank else 0
        yield float(x), float(x) + width, float(y)


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_printed_outside_the_type_area(paper: str) -> None:
    blocks = [
        paragraph("p1", "https://example.org/" + "path/" * 90),
        paragraph("p2", "W" * 300),
        paragraph("p3", "長" * 500),
        bullets("b", ["x" * 200, "…" * 200]),
        summary("m", "S" * 400),
    ]
    file = PdfFile(single(blocks, paper=paper).content)
    for number, page in enumerate(file.pages):
        sheet = geometry(MEASURES[paper], is_recto=number % 2 == 0)
        for left, right, baseline in line_ends(file.page_code(page)):
            assert left >= sheet.left - 6  # a numeral's own white hangs out
            assert right <= sheet.right + 0.1
            assert sheet.foot - 0.1 <= baseline <= sheet.head + 0.1


STORIES: dict[str, list[Block]] = {
    "nothing": [],
    "a huge paragraph": [paragraph("p", words(9000))],
    "a long list": [bullets("b", [words(n % 30 + 1, n) for n in range(5000)])],
    "a long summary": [summary("m", words(3000))],
    "a long quotation": [Quotation("q", 1, plain(words(3000)))],
    "a long subheading": [subheading("h", words(900)), paragraph("p", "Text.")],
    "only subheadings": [subheading(f"h{n}", f"Subheading {n}") for n in range(200)],
    "one word of 9,000 letters": [paragraph("p", "x" * 9000)],
    "empty texts": [paragraph("p", ""), bullets("b", ["", " "]), summary("m", "")],
}


@pytest.mark.parametrize("name", STORIES)
def test_every_story_ends_and_loses_nothing(name: str) -> None:
    made = single(STORIES[name])
    text = "".join(PdfFile(made.content).structure.text.split())
    for block in STORIES[name]:
        for inlines in block_inlines(block):
            assert "".join(plain_text(inlines).split()) in text


@pytest.mark.parametrize("paper", PAPERS)
def test_titles_of_any_length_can_be_set(paper: str) -> None:
    title = ("A Title That Goes On " * 15).strip()
    parts = [section("s", words(60), [paragraph("p", "Text.")]), section("e", words(300), [])]
    made = export(book([chapter(1, title, parts), chapter(2, "x" * 300, [])], title), paper=paper)
    headings = [node.text for node in PdfFile(made.content).structure.all("H1")]
    assert headings == ["Contents", title, "x" * 300]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [20, 60, 150, 500, 900])
def test_a_cover_holds_titles_of_any_length(count: int, paper: str) -> None:
    title = words(count)
    publication = book([chapter(1, "One", [])], title)
    cover = replace(publication.front[0], title=title, subtitle=words(count // 2, 3))
    made = export(replace(publication, front=(cover,)), paper=paper)
    file = PdfFile(made.content)
    sheet = geometry(MEASURES[paper], is_recto=True)
    lines = line_ends(file.page_code(file.pages[0]))
    baselines = [y for left, _, y in lines if abs(left - sheet.left) < 1]
    assert sheet.foot - 8 <= min(baselines)
    assert len(baselines) == len(set(baselines)), "two lines on one another"
    assert title in file.page_text(1), "what was cut is read whole"


@pytest.mark.parametrize("theme", THEMES)
def test_rules_and_bars_stay_in_the_type_area_on_both_sides(theme: str) -> None:
    abouts = tuple(
        About(f"a{n}", "About Us", "x", 1, (paragraph(f"q{n}", "Text."),)) for n in (1, 2)
    )
    publication = replace(book([chapter(n, "Title", []) for n in (1, 2)]), back=abouts)
    file = PdfFile(export(publication, THEMES[theme]).content)
    assert len(file.pages) == 9
    for number, page in enumerate(file.pages):
        sheet = geometry(MEASURES["A4"], is_recto=number % 2 == 0)
        for x, width in re.findall(r"rg (\S+) \S+ (\S+) \S+ re f", file.page_code(page)):
            assert float(x) >= sheet.left - 0.1
            assert float(x) + float(width) <= sheet.right + 0.1
        for x, right in re.findall(r"w (\S+) \S+ m (\S+) \S+ l S", file.page_code(page)):
            assert sheet.left - 0.1 <= float(x) < float(right) <= sheet.right + 0.1


def test_the_heading_of_an_empty_section_does_not_end_a_page() -> None:
    for length in range(330, 480, 4):
        sections = [
            section("s1", "Why?", [paragraph("p1", words(length))]),
            section("s2", "And what of this?", []),
            section("s3", "Or that?", [paragraph("p3", words(60))]),
        ]
        made = export(book([chapter(1, "Title", sections)]))
        assert page_of(made, "s2") == page_of(made, "s3") == page_of(made, "p3")


def test_no_takeaway_stands_alone_overleaf() -> None:
    moved = 0
    for length in range(150, 260, 4):
        texts = [f"Takeaway {n}: {words(6, n)}" for n in range(6)]
        takeaways = replace(section("t", "Takeaways", [bullets("b", texts)]), kind=TAKEAWAYS)
        sections = [section("s", "Why?", [paragraph("p", words(length))]), takeaways]
        file = PdfFile(export(book([chapter(1, "Title", sections)])).content)
        last = sum(f"Takeaway {n}" in file.page_text(len(file.pages)) for n in range(6))
        assert last >= 2
        moved += last < 6
    assert moved, "no list was parted: the test shows nothing"


def test_a_book_of_one_chapter_with_nothing_but_a_title_can_be_made() -> None:
    made = export(book([chapter(1, "Only a Title", [])]))
    assert made.page_count == 5
    assert made.diagnostics == ()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_sets_the_same_words(theme: str) -> None:
    publication = tricky_publication()
    plain_words = PdfFile(export(publication, CLASSIC).content).structure.all("P", "LBody")
    themed = PdfFile(export(publication, THEMES[theme]).content).structure.all("P", "LBody")
    assert [node.text for node in themed] == [node.text for node in plain_words]


def test_a_paper_that_is_not_made_is_refused_with_those_that_are() -> None:
    with pytest.raises(OptionError, match=r"A4, Letter, B5, A5"):
        PdfExporter({"paper": "A3"})
    with pytest.raises(OptionError, match="Did you mean paper"):
        PdfExporter({"papre": "A4"})


def test_the_line_under_every_section_heading_falls_on_the_grid() -> None:
    sections = [
        section(
            f"s{number}",
            f"Why is number {number} so?" * (1 + number % 3),
            [paragraph(f"p{number}", words(20 + 9 * number, number)), summary(f"m{number}", "So.")],
        )
        for number in range(24)
    ]
    file = PdfFile(export(book([chapter(1, "Title", sections)])).content)
    top = geometry(MEASURES["A4"], is_recto=True).top
    checked = 0
    for page in file.pages[4:]:
        for part in file.page_code(page).split("/H2 <<")[1:]:
            body = re.search(r"/P <<.*?BT 1 0 0 1 \S+ (\S+) Tm", part, re.DOTALL)
            assert body
            over = (top - float(body[1])) % GRID
            assert min(over, GRID - over) < 0.05
            checked += 1
    assert checked == len(sections)


def test_back_matter_runs_on_after_an_only_chapter() -> None:
    term = GlossaryTerm("g1", "根回し", "nemawashi", ("quiet talks",))
    entry = GlossaryEntry(term, (Occurrence("c1", "s1"),))
    back = (
        Glossary("glossary", "Terms", "In the order of the romaji.", (entry,)),
        About("about", "About Us", "sources/1.txt", 9, (paragraph("a1", "Since 1901."),)),
    )
    one, two = (
        replace(
            book([chapter(n, f"Title {n}", [section(f"s{n}", "Why?", [paragraph(f"p{n}", "So.")])])
                 for n in range(1, count + 1)]),
            back=back,
        )
        for count in (1, 2)
    )  # fmt: skip
    alone, together = export(one), export(two)
    assert page_of(alone, "about") == page_of(alone, "glossary") == page_of(alone, "c1") == 5
    assert [page_of(together, key) for key in ("c2", "glossary", "about")] == [7, 8, 9]
    file = PdfFile(alone.content)
    assert "nemawashi  根回しquiet talks 5" in file.page_text(5)
    assert [level for level, title in file.bookmarks() if title in {"Terms", "About Us"}] == [1, 1]
    assert [node.text for node in file.structure.all("H2")] == ["Why?", "Terms", "About Us"]


@pytest.mark.parametrize("written", ["Nemawashi", "nēmawashi"])
def test_the_glossary_names_the_page_of_a_term_that_the_text_spells_otherwise(written: str) -> None:
    term = Term((TermPart(TermRole.ROMAJI, written),), None, written, "quiet talks", 1)
    blocks = [paragraph("p1", words(900)), replace(paragraph("p2", ""), content=(term,))]
    entry = GlossaryEntry(
        GlossaryTerm("g1", "根回し", "nemawashi", ("quiet talks",)), (Occurrence("c1", "s1"),)
    )
    made = replace(
        book([chapter(1, "One", [section("s1", "Why?", blocks)]), chapter(2, "Two", [])]),
        back=(Glossary("glossary", "Terms", "In order.", (entry,)),),
    )  # fmt: skip
    result = export(made)
    file = PdfFile(result.content)
    pages = [file.page_text(number) for number in range(1, len(file.pages) + 1)]
    begins, stands = page_of(result, "s1"), 1 + next(n for n, t in enumerate(pages) if written in t)
    assert stands > begins
    listed = pages[page_of(result, "glossary") - 1]
    assert re.search(rf"nemawashi.*\D{stands}$", listed)
