"""Scripts and languages: which run is Japanese, which is romaji, what the file says it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_document import NAMESPACES, W, WordDocument, text_of

from handouts.exporters.docx import DocxExporter
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import Paragraph
from handouts.model.inlines import Emphasis, Term, TermPart, TermRole, Text
from handouts.model.scripts import has_japanese, script_runs
from handouts.publication.publication import Publication


@pytest.mark.parametrize("shape", ["handout", "book"])
def test_exactly_the_japanese_runs_carry_the_hint_and_the_language(
    shape: str, request: pytest.FixtureRequest
) -> None:
    document: WordDocument = request.getfixturevalue(shape)
    runs = [run for run in document.find(".//w:r") if text_of(run)]
    assert any(has_japanese(text_of(run)) for run in runs)
    for run in runs:
        hint = run.find("w:rPr/w:rFonts[@w:hint='eastAsia']", NAMESPACES) is not None
        language = run.find("w:rPr/w:lang[@w:eastAsia='ja-JP']", NAMESPACES) is not None
        japanese = {script for script, _ in script_runs(text_of(run))}
        assert hint == language == (japanese == {True}), text_of(run)
        assert len(japanese) == 1, text_of(run)


def test_a_term_prints_as_written_with_its_romaji_in_a_style_of_its_own(handouts) -> None:
    parts = (("根回し", TermRole.JAPANESE), (" (", TermRole.MARK), ("nemawashi", TermRole.ROMAJI))
    term = Term(tuple(TermPart(role, text) for text, role in parts), "根回し", "nemawashi", None)
    document = handouts.document((Paragraph("p", 1, (Text("It is "), term, Text("."))),))
    assert document.texts("Normal") == ["It is 根回し (nemawashi."]
    styles = {
        text_of(run): run.find("w:rPr/w:rStyle", NAMESPACES) for run in document.find(".//w:r")
    }
    assert styles["根回し"].get(W + "val") == "Japanese"
    assert styles["nemawashi"].get(W + "val") == "Romaji"
    assert styles["It is "] is None
    romaji = document.styles["Romaji"].find("w:rPr", NAMESPACES)
    assert romaji.find("w:i", NAMESPACES) is not None
    assert romaji.find("w:lang", NAMESPACES).get(W + "val") == "ja-Latn"
    assert romaji.find("w:noProof", NAMESPACES) is not None


def test_stressed_japanese_is_not_slanted(handouts) -> None:
    document = handouts.document((Paragraph("p", 1, (Emphasis((Text("so 本当"),)),)),))
    styles = [style.get(W + "val") for style in document.find(".//w:r/w:rPr/w:rStyle")]
    assert styles == ["Emphasis", "Japanese"]


@pytest.mark.parametrize(
    ("language", "latin"), [("en", "en-US"), ("en-GB", "en-GB"), ("ja", "en-US"), ("de", "de-DE")]
)
def test_the_file_says_its_language_and_checks_japanese_as_japanese(
    language: str, latin: str, handout_publication: Publication
) -> None:
    metadata = replace(handout_publication.metadata, language=language)
    publication = replace(handout_publication, metadata=metadata)
    document = WordDocument(DocxExporter({}).export(publication, CLASSIC).content)
    tag = document.part("word/styles.xml").find(".//w:rPrDefault/w:rPr/w:lang", NAMESPACES)
    assert (tag.get(W + "val"), tag.get(W + "eastAsia")) == (latin, "ja-JP")
    theme = document.part("word/settings.xml").find("w:themeFontLang", NAMESPACES)
    assert (theme.get(W + "val"), theme.get(W + "eastAsia")) == (latin, "ja-JP")
    assert (
        f"<dc:language>{language}</dc:language>".encode() in document.members["docProps/core.xml"]
    )


def test_headings_and_text_name_japanese_faces_and_who_stands_in(handout: WordDocument) -> None:
    theme = handout.members["word/theme/theme1.xml"].decode()
    assert theme.count('<a:font script="Jpan"') == 2
    fonts = handout.part("word/fontTable.xml")
    mincho = fonts.find("w:font[@w:name='BIZ UDPMincho Medium']/w:altName", NAMESPACES)
    assert mincho.get(W + "val") == "Yu Mincho"
