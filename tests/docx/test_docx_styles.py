"""Looks are in styles, under the names that Word itself knows."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from word_document import NAMESPACES, W, WordDocument

from handouts.exporters.docx import DocxExporter
from handouts.layout.theme import CLASSIC, MODERN, MONO, THEMES, Theme
from handouts.model.blocks import MiniSummary, Paragraph, Quotation
from handouts.model.inlines import Emphasis, Link, Strong, Text
from handouts.publication.matter import Glossary, GlossaryEntry, GlossaryTerm
from handouts.publication.publication import Publication

ON_A_PARAGRAPH = {"pStyle", "keepNext", "numPr", "sectPr"}  # what a place asks for, not a look
ON_A_RUN = {"rStyle", "rFonts", "lang", "i", "iCs"}


@pytest.mark.parametrize("shape", ["handout", "book"])
def test_no_paragraph_and_no_run_is_formatted_by_hand(
    shape: str, request: pytest.FixtureRequest
) -> None:
    document: WordDocument = request.getfixturevalue(shape)
    on_paragraphs = {child.tag.removeprefix(W) for p in document.find(".//w:pPr") for child in p}
    assert on_paragraphs <= ON_A_PARAGRAPH
    for run in document.find(".//w:r/w:rPr"):
        assert {child.tag.removeprefix(W) for child in run} <= ON_A_RUN
        fonts = run.find("w:rFonts", NAMESPACES)
        assert fonts is None or set(fonts.attrib) == {W + "hint"}
        slant = run.find("w:i", NAMESPACES)
        assert slant is None or slant.get(W + "val") == "0"


def test_a_handout_begins_with_title_and_subtitle_and_its_sections_are_headings_1(
    handout: WordDocument, handout_publication: Publication
) -> None:
    styles = [handout.style_name(paragraph) for paragraph in handout.paragraphs]
    assert styles[:2] == ["Title", "Subtitle"]
    headed = [s for s in handout_publication.chapters[0].sections if s.heading]
    assert len(handout.texts("heading 1")) == len(headed)
    assert handout.texts("heading 2") == ["1) A subheading with 語"]


def test_a_book_has_title_page_contents_and_chapters_as_headings_1(book: WordDocument) -> None:
    styles = [book.style_name(paragraph) for paragraph in book.paragraphs]
    assert styles.index("Title") < styles.index("TOC Heading") < styles.index("heading 1")
    assert book.texts("heading 1")[:2] == [
        'How <b>not</b> to & "why"? — 日本',
        "日本語だけの題名、「括弧」と長音ー",
    ]
    assert 'What is <i>"markup"</i> & what is text?' in book.texts("heading 2")
    assert book.texts("heading 3") == ["1) A subheading with 語"]


def test_only_used_and_built_in_styles_are_in_the_file(
    handout: WordDocument, book: WordDocument
) -> None:
    assert len(handout.styles) < 45
    assert {"heading 1", "List Bullet", "Mini-Summary", "Hyperlink"} <= {
        style.find(W + "name").get(W + "val") for style in book.styles.values()
    }
    for style in book.styles.values():
        name = style.find(W + "name").get(W + "val")
        own = style.get(W + "customStyle") == "1"
        assert own == (name in OWN), name


OWN = {
    *("List Lead-In", "Byline", "Imprint", "Back Matter Heading", "Chapter Subtitle"),
    *("List Letter", "Action Steps Heading", "Action Step", "Mini-Summary Label", "Mini-Summary"),
    *("Glossary Note", "Table Heading", "Term Script", "Term Romaji", "Term Meaning"),
    *("Term Chapters", "Empty Line", "Romaji", "Strong Romaji", "Japanese", "Strong Hyperlink"),
    *("Italic Hyperlink", "Running Name", "Term Table"),
}


def test_python_docx_opens_the_file_and_knows_its_styles(handout_publication: Publication) -> None:
    content = DocxExporter({}).export(handout_publication, CLASSIC).content
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].style.name == "Title"
    assert document.styles["Heading 1"].base_style.name == "Normal"
    assert document.tables[0].style.name == "Term Table"


def test_stress_links_and_leads_are_character_styles(handouts) -> None:
    strong = Strong((Text("strong"),))
    link = Link("https://example.org/a b?x=1&y=語", (Text("link"), strong))
    document = handouts.document(
        (Paragraph("p", 1, (strong, Emphasis((Text("em"), strong)), link)),)
    )
    styles = [style.get(W + "val") for style in document.find(".//w:r/w:rPr/w:rStyle")]
    assert styles == ["Strong", "Emphasis", "IntenseEmphasis", "Hyperlink", "StrongHyperlink"]
    relationships = document.members["word/_rels/document.xml.rels"].decode()
    assert "https://example.org/a%20b?x=1&amp;y=%E8%AA%9E" in relationships


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[broken", "file:///etc"])
def test_an_address_that_harms_stays_plain_text(handouts, address: str) -> None:
    document = handouts.document((Paragraph("p", 1, (Link(address, (Text("words"),)),)),))
    assert document.texts("Normal") == ["words"]
    assert not document.find(".//w:hyperlink")


@pytest.mark.parametrize(
    ("theme", "bar", "fill"),
    [(CLASSIC, "left", "EEF1F6"), (MODERN, "top", "E9F2F2"), (MONO, None, None)],
)
def test_a_mini_summary_is_two_paragraphs_in_one_box_of_the_theme(
    theme: Theme, bar: str | None, fill: str | None, handouts
) -> None:
    publication = handouts.publication((MiniSummary("m", 1, (Text("The sum."),), "In short"),))
    document = WordDocument(DocxExporter({}).export(publication, theme).content)
    assert document.texts("Mini-Summary Label", "Mini-Summary") == ["In short", "The sum."]
    label, text = (document.styles[name] for name in ("MiniSummaryLabel", "MiniSummary"))
    borders = label.find("w:pPr/w:pBdr", NAMESPACES)
    assert [dict(b.attrib) for b in borders] == [
        dict(b.attrib) for b in text.find("w:pPr/w:pBdr", NAMESPACES)
    ]
    heavy = [b.tag.removeprefix(W) for b in borders if b.get(W + "sz") == "18"]
    assert heavy == ([bar] if bar else [])
    shade = text.find("w:pPr/w:shd", NAMESPACES)
    assert (None if shade is None else shade.get(W + "fill")) == fill
    assert label.find("w:pPr/w:keepNext", NAMESPACES) is not None


def test_headings_and_introductions_stay_with_what_follows(handouts) -> None:
    document = handouts.document((Paragraph("p", 1, (Text("Four people:"),), introduces=True),))
    assert document.texts("List Lead-In") == ["Four people:"]
    for identifier in ("ListLeadIn", "Heading1", "Heading2", "Heading3", "MiniSummaryLabel"):
        assert document.styles[identifier].find("w:pPr/w:keepNext", NAMESPACES) is not None
    defaults = document.part("word/styles.xml").find(".//w:pPrDefault/w:pPr", NAMESPACES)
    assert defaults.find(W + "widowControl") is not None


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_quotation_slants_in_the_themes_that_slant_and_its_japanese_never(
    theme: Theme, handouts
) -> None:
    publication = handouts.publication((Quotation("q", 1, (Text("“Yes” 本当"),)),))
    document = WordDocument(DocxExporter({}).export(publication, theme).content)
    slanted = document.styles["Quote"].find("w:rPr/w:i", NAMESPACES) is not None
    assert slanted != theme.upright_deck
    japanese = document.find(".//w:r[w:t='本当']/w:rPr/w:i")
    assert [run.get(W + "val") for run in japanese] == (["0"] if slanted else [])


def test_the_paper_is_an_option(handout_publication: Publication) -> None:
    def size(paper: str) -> tuple[str | None, str | None]:
        export = DocxExporter({"paper": paper}).export(handout_publication, CLASSIC)
        page = WordDocument(export.content).find(".//w:pgSz")[0]
        return page.get(W + "w"), page.get(W + "h")

    assert size("A4") == ("11906", "16838")
    assert size("letter") == ("12240", "15840")


@pytest.mark.parametrize(("count", "kept"), [(1, "-"), (2, "k-"), (3, "kk-"), (6, "k---k-")])
def test_the_first_and_the_last_row_of_the_terms_keep_company(
    handout_publication: Publication, count: int, kept: str
) -> None:
    glossary = next(part for part in handout_publication.back if isinstance(part, Glossary))
    entries = tuple(
        GlossaryEntry(GlossaryTerm(f"t{n}", "根回し", "nemawashi", ("talks",)), ())
        for n in range(count)
    )
    back = (replace(glossary, entries=entries),)
    made = DocxExporter({}).export(replace(handout_publication, back=back), CLASSIC)
    _header, *rows = WordDocument(made.content).find(".//w:tbl/w:tr")
    cells = [row.findall("w:tc/w:p/w:pPr", NAMESPACES) for row in rows]
    keeping = [{cell.find("w:keepNext", NAMESPACES) is not None for cell in row} for row in cells]
    assert "".join("k" if row == {True} else "-" for row in keeping) == kept
