"""Fields, links and bookmarks: legal, filled, and never a question to the reader."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_document import NAMESPACES, W, WordDocument, text_of

from handouts.model.blocks import BulletList, ListItem
from handouts.model.inlines import Text
from handouts.model.walk import plain_text
from handouts.publication.matter import Contents
from handouts.publication.publication import Publication, keys_of
from handouts.word_names import bookmark_name


@pytest.mark.parametrize("shape", ["handout", "book"])
def test_every_key_has_a_bookmark_of_its_own(shape: str, request: pytest.FixtureRequest) -> None:
    document: WordDocument = request.getfixturevalue(shape)
    publication: Publication = request.getfixturevalue(f"{shape}_publication")
    names = [mark.get(W + "name") for mark in document.find(".//w:bookmarkStart")]
    assert sorted(names) == sorted(bookmark_name(key) for key in keys_of(publication))
    assert len({name.casefold() for name in names}) == len(names)


@given(st.text(max_size=80))
def test_any_key_gives_a_name_that_word_takes(key: str) -> None:
    assert re.fullmatch(r"_hb_[a-z0-9_]{1,36}", bookmark_name(key))


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_keys_never_share_a_name(one: str, other: str) -> None:
    assert (bookmark_name(one) == bookmark_name(other)) == (one == other)


def test_keys_that_differ_only_in_case_or_signs_have_different_names() -> None:
    keys = ("ab", "Ab", "a-b", "a_b", "a b", "a__b", "x" * 36, "x" * 37, "日本", "企業")
    assert len({bookmark_name(key) for key in keys}) == len(keys)


def test_a_bookmark_spans_the_whole_of_its_list(handouts) -> None:
    items = tuple(ListItem(f"i{n}", n, (Text(f"item {n}"),)) for n in range(3))
    document = handouts.document((BulletList("mylist", 1, items),))
    start = document.find(".//w:bookmarkStart[@w:name='_hb_mylist']")[0]
    end = document.find(f".//w:bookmarkEnd[@w:id='{start.get(W + 'id')}']")[0]
    assert text_of(start.getparent()) == "item 0"
    assert text_of(end.getparent()) == "item 2"


def test_the_contents_are_a_field_filled_with_links_and_without_page_numbers(
    book: WordDocument, book_publication: Publication
) -> None:
    contents = next(part for part in book_publication.front if isinstance(part, Contents))
    shown = [text.split("\t")[-1] for text in book.texts("toc 1", "toc 2")]
    assert shown == [plain_text(entry.title) for entry in contents.entries]
    names = {mark.get(W + "name") for mark in book.find(".//w:bookmarkStart")}
    anchors = [link.get(W + "anchor") for link in book.find(".//w:p/w:hyperlink[@w:anchor]")]
    assert set(anchors) <= names
    assert anchors[: len(shown)] == [bookmark_name(entry.key) for entry in contents.entries]
    instructions = [i.text for i in book.find(".//w:p[w:hyperlink]/w:r/w:instrText")]
    assert instructions == [r' TOC \o "1-2" \n \h \z \u ']


def test_every_field_of_the_running_lines_has_text_before_word_counts(
    handout: WordDocument, book: WordDocument, book_publication: Publication
) -> None:
    assert fields_of(handout) == {
        ("TITLE", 'How <b>not</b> to & "why"? — 日本'),
        ("PAGE", "1"),
        ("NUMPAGES", "1"),
    }
    title = book_publication.metadata.title
    assert fields_of(book) == {
        ("TITLE", title),
        ("STYLEREF 1", title),
        ("PAGE", "1"),
        ("NUMPAGES", "1"),
    }


def fields_of(document: WordDocument) -> set[tuple[str, str]]:
    """Instruction and cached text of the fields in headers and footers."""
    found = set()
    for name in document.running_lines():
        instruction, cached = "", ""
        for node in document.part(name).iter(W + "fldChar", W + "instrText", W + "t"):
            kind = node.get(W + "fldCharType")
            if node.tag == W + "instrText":
                instruction, cached = node.text.strip(), ""
            elif kind == "end":
                found.add((instruction, cached))
            elif node.tag == W + "t":
                cached += node.text
    return found


def test_brand_and_rights_stand_in_the_running_lines(handout: WordDocument) -> None:
    lines = handout.running_lines()
    assert any(text.startswith("{{Publisher}} 100 %\tHandout") for text in lines.values())
    assert "© <nobody>\t1 / 1" in lines.values()


def test_the_title_page_of_a_book_has_blank_running_lines(book: WordDocument) -> None:
    sections = book.find(".//w:sectPr")
    assert len(sections) == 3
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in book.part("word/_rels/document.xml.rels")
    }
    lines = book.running_lines()
    references = [
        [targets[r.get(f"{{{RELATIONSHIPS}}}id")] for r in s if r.tag.endswith("Reference")]
        for s in sections
    ]
    assert [lines[f"word/{name}"] for name in references[0]] == ["", ""]
    assert all(lines[f"word/{name}"] for name in [*references[1], *references[2]])


RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_glossary_rows_link_the_chapters_and_repeat_their_heading(book: WordDocument) -> None:
    table = book.find(".//w:tbl")[0]
    rows = table.findall("w:tr", NAMESPACES)
    assert rows[0].find("w:trPr/w:tblHeader", NAMESPACES) is not None
    assert table.find("w:tblPr/w:tblLook", NAMESPACES).get(W + "firstRow") == "1"
    assert book.texts("Term Chapters") == ["1"] * (len(rows) - 1)
    assert rows[1].find(".//w:hyperlink", NAMESPACES) is not None


def test_the_terms_of_a_handout_take_28_34_and_88_mm(handout: WordDocument) -> None:
    columns = [int(column.get(W + "w")) for column in handout.find(".//w:tblGrid/w:gridCol")]
    assert [round(width * 25.4 / 1440) for width in columns] == [28, 34, 88]
