"""The author's words: all of them, in order, as text and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_document import WordDocument, text_of_words

from handouts.diagnostics import Severity
from handouts.exporters.docx import DocxExporter
from handouts.layout.labels import labels_in
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import BulletList, ListItem, Paragraph
from handouts.model.inlines import Text
from handouts.model.walk import block_inlines, item_inlines, plain_text
from handouts.publication.matter import Glossary
from handouts.publication.publication import Publication
from handouts.testing import check_exporter


def test_the_exporter_keeps_every_promise_of_the_interface() -> None:
    check_exporter(DocxExporter, extract=text_of_words)


def test_every_text_stands_in_a_paragraph_of_its_own_as_written(
    handout: WordDocument, handout_publication: Publication
) -> None:
    texts = [line.partition(": ")[2] for line in handout.lines()]
    at = 0
    for section in handout_publication.chapters[0].sections:
        for block in section.blocks:
            for inlines in block_inlines(block):
                written = plain_text(inlines).replace("\t", " ")
                found = next(i for i in range(at, len(texts)) if texts[i].endswith(written))
                at = found + 1


def test_a_lead_its_separator_and_its_text_are_the_whole_item(handouts) -> None:
    item = ListItem("i", 1, (Text("the text"),), (Text("The lead"),), " — ")
    document = handouts.document((BulletList("b", 1, (item,)),))
    assert document.texts("List Bullet") == [plain_text(item_inlines(item))]


def test_markup_in_titles_and_texts_stays_text(handout: WordDocument) -> None:
    assert handout.texts("Title") == ['How <b>not</b> to & "why"? — 日本']
    assert handout.texts("Subtitle") == ["Sub & title &amp; </w:t> ]]>"]
    assert 'What is <i>"markup"</i> & what is text?' in handout.texts("heading 1")


def test_a_title_of_three_hundred_characters_is_whole_in_the_text_and_cut_in_the_header(
    handout_publication: Publication,
) -> None:
    title = "Endless " * 38 + "& out"
    chapter = replace(handout_publication.chapters[0], title=(Text(title),))
    metadata = replace(handout_publication.metadata, title=title)
    long = replace(handout_publication, metadata=metadata, chapters=(chapter,))
    document = WordDocument(DocxExporter({}).export(long, CLASSIC).content)
    assert document.texts("Title") == [title]
    headers = [text for name, text in document.running_lines().items() if "header" in name]
    assert any(text.endswith("Endless …") for text in headers)
    assert max(map(len, headers)) < 120


def test_characters_that_xml_forbids_are_replaced_and_reported_with_their_line(handouts) -> None:
    blocks = (Paragraph("p", 12, (Text("a\x00b\ud800c\ufffed\x1f"),)),)
    export = DocxExporter({}).export(handouts.publication(blocks), CLASSIC)
    assert WordDocument(export.content).texts("Normal") == ["a\ufffdb\ufffdc\ufffdd\ufffd"]
    codes = [(found.code, found.severity, found.line) for found in export.diagnostics]
    assert codes == [("replaced-character", Severity.WARNING, 12)] * 4
    assert {found.path for found in export.diagnostics} == {"folder/first.txt"}
    assert "U+0000" in export.diagnostics[0].message


def test_a_forbidden_character_in_the_metadata_does_no_harm(
    handout_publication: Publication,
) -> None:
    metadata = replace(handout_publication.metadata, author="A\x01B", rights="C\x02", title="T\x03")
    export = DocxExporter({}).export(replace(handout_publication, metadata=metadata), CLASSIC)
    assert {found.code for found in export.diagnostics} == {"replaced-character"}
    assert b"A\xef\xbf\xbdB" in WordDocument(export.content).members["docProps/core.xml"]


@pytest.mark.parametrize("shape", ["handout", "book"])
def test_the_glossary_gives_script_romaji_and_meaning_of_every_term(
    shape: str, request: pytest.FixtureRequest
) -> None:
    document: WordDocument = request.getfixturevalue(shape)
    publication: Publication = request.getfixturevalue(f"{shape}_publication")
    glossary = next(part for part in publication.back if isinstance(part, Glossary))
    assert glossary.entries
    scripts = [entry.term.japanese or "" for entry in glossary.entries]
    assert document.texts("Term Script") == scripts
    assert document.texts("Term Romaji") == [e.term.romaji or "" for e in glossary.entries]
    assert document.texts("Term Meaning") == [e.term.gloss or "" for e in glossary.entries]


def test_generated_words_come_from_the_publication(handout_publication: Publication) -> None:
    japanese = replace(handout_publication, labels=labels_in("ja"))
    document = WordDocument(DocxExporter({}).export(japanese, CLASSIC).content)
    assert document.texts("Table Heading") == ["日本語", "ローマ字", "意味"]
    assert any("配布資料" in text for text in document.running_lines().values())
