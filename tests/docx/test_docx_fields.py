"""Fields that Word counts anew: references to headings, marks for an index, notes at the foot."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from word_document import W, WordDocument, text_of
from word_workbooks import document, export, workbook

from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.fields import index_entry
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.model.inlines import Text
from handouts.publication.matter import AnswerKey, Glossary, Index, IndexEntry, IndexGroup
from handouts.publication.part_keys import INDEX, KANA_INDEX
from handouts.publication.publication import Publication
from handouts.word_names import bookmark_name


def fields_of(document: WordDocument) -> list[tuple[str, str]]:
    """(instruction, what is shown until Word counts) of every field of the body, inner ones too."""
    found: list[tuple[str, str]] = []
    open_fields: list[tuple[list[str], list[str]]] = []
    for mark in document.part("word/document.xml").iter(W + "fldChar", W + "instrText", W + "t"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(([], []))
        elif kind == "end":
            code, shown = open_fields.pop()
            found.append(("".join(code).strip(), "".join(shown)))
        elif mark.tag == W + "instrText":
            open_fields[-1][0].append(mark.text)
        elif mark.tag == W + "t":
            for _, shown in open_fields:
                shown.append(mark.text or "")
    return found


def under_bookmark(document: WordDocument, name: str) -> str:
    (start,) = [m for m in document.find(".//w:bookmarkStart") if m.get(W + "name") == name]
    texts, inside = [], False
    for element in start.getparent().iter():
        if element is start:
            inside = True
        elif element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id"):
            break
        elif inside and element.tag == W + "t":
            texts.append(element.text)
    return "".join(texts)


def test_the_key_names_each_activity_by_a_field_over_its_very_words(
    participant: WordDocument,
) -> None:
    quoted = [
        (match[1], shown)
        for code, shown in fields_of(participant)
        if (match := re.fullmatch(r"REF (_Ref\d{9}) \\h \\\* MERGEFORMAT", code))
    ]
    key = next(p for p in workbook(Scope.COLLECTION).back if isinstance(p, AnswerKey))
    entries = [entry.title for chapter in key.chapters for entry in chapter.entries]
    assert [shown for _, shown in quoted] == entries
    assert [under_bookmark(participant, name) for name, _ in quoted] == entries


def test_numbers_of_chapters_in_the_glossary_follow_the_headings(book: WordDocument) -> None:
    numbers = [(code, shown) for code, shown in fields_of(book) if code.endswith(r"\r")]
    assert numbers
    for code, shown in numbers:
        name = code.split()[1]
        (start,) = [m for m in book.find(".//w:bookmarkStart") if m.get(W + "name") == name]
        assert start.getparent().find(f"{W}pPr/{W}numPr") is not None
        assert shown.isdigit()


def indexed(key: str, *words: str) -> Publication:
    publication = workbook(Scope.COLLECTION)
    section = publication.chapters[0].sections[1]
    entries = tuple(IndexEntry((Text(one),), ((section.key, "Why?"),)) for one in words)
    index = Index(key, "Index", "A note.", (IndexGroup("S", entries),))
    return replace(publication, back=(*publication.back, index))


def test_words_of_the_index_are_marked_where_they_lead_and_the_index_is_a_field() -> None:
    publication = indexed(INDEX, "silence", "what it says")
    made = document(publication)
    fields = fields_of(made)
    assert [code for code, _ in fields if code.startswith("XE")] == [
        'XE "silence"',
        'XE "what it says"',
    ]
    (shown,) = [shown for code, shown in fields if code == r'INDEX \h "A" \c "1"']
    assert shown == "SsilenceWhy?what it saysWhy?"
    heading = bookmark_name(publication.chapters[0].sections[1].key)
    (start,) = [m for m in made.find(".//w:bookmarkStart") if m.get(W + "name") == heading]
    assert [run.find(W + "instrText") is not None for run in start.getparent().iterfind(W + "r")][
        :3
    ] == [False, True, False]
    assert "XE" not in under_bookmark(made, heading)


def test_an_index_that_word_could_not_sort_and_a_portable_file_have_links_alone() -> None:
    for content in (
        export(indexed(KANA_INDEX, "silence")),
        export(indexed(INDEX, "silence"), {"portable": True}),
    ):
        made = WordDocument(content)
        assert not [code for code, _ in fields_of(made) if code.startswith(("XE", "INDEX"))]
        assert made.texts("index 1") == ["silence\tWhy?"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('a" \\f "evil', 'XE "a f evil"'),
        ("one: two; three", 'XE "one two three"'),
        ("{ INCLUDETEXT x }", 'XE "INCLUDETEXT x"'),
        ("<b> & 語", 'XE "&lt;b&gt; &amp; 語"'),
    ],
)
def test_no_word_of_a_source_becomes_code(words: str, code: str) -> None:
    assert f"> {code} <" in index_entry(words)


def test_words_of_nothing_but_signs_are_no_entry() -> None:
    assert not index_entry(' "\\: ')


def test_an_entry_that_is_its_own_place_is_said_once() -> None:
    publication = indexed(INDEX, "Why?", "silence")
    assert document(publication).texts("index 1") == ["Why?", "silence\tWhy?"]


def test_long_words_of_an_index_have_a_line_of_their_own() -> None:
    long = "new-manager training (shinnin kanrishoku kenshū)"
    made = document(indexed(INDEX, long, "short"))
    first, second = [p for p in made.paragraphs if made.style_name(p) == "index 1"]
    assert first.find(f".//{W}br") is not None
    assert first.find(f"{W}r/{W}tab") is None
    assert second.find(f".//{W}br") is None


def test_notes_explain_each_term_where_it_is_first_used(book_publication: Publication) -> None:
    content = DocxExporter({"term_notes": "footnotes"}).export(book_publication, CLASSIC).content
    assert lint(content) == []
    made = WordDocument(content)
    notes = [
        text_of(note).strip()
        for note in made.part("word/footnotes.xml")
        if note.get(W + "type") is None
    ]
    assert notes
    assert len(notes) == len(set(notes))
    glossary = next(p for p in book_publication.back if isinstance(p, Glossary))
    scripts = {entry.term.japanese for entry in glossary.entries}
    assert {note.split()[0] for note in notes} <= {script for script in scripts if script}
    for mark in made.find(".//w:footnoteReference"):
        paragraph = next(mark.iterancestors(W + "p"))
        assert not made.style_name(paragraph).lower().startswith(("heading", "title", "toc"))


def test_without_the_option_there_are_no_notes(book: WordDocument) -> None:
    assert "word/footnotes.xml" not in book.members
    assert "FootnoteText" not in book.styles
