"""Tags, words, bookmarks, links: what a screen reader and a copy of the text get."""

from __future__ import annotations

import re
from itertools import pairwise

from pdf_reading import Node, PdfFile
from pdf_samples import book, bullets, chapter, export, paragraph, section, subheading, summary

from handouts.exporters.pdf import PdfExporter
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import Paragraph
from handouts.model.inlines import Link, Term, TermPart, TermRole, Text
from handouts.model.walk import plain_text
from handouts.publication.publication import Publication
from handouts.testing import check_exporter
from handouts.testing.tricky import tricky_publication


def read(publication: Publication) -> PdfFile:
    return PdfFile(export(publication).content)


def small_book() -> Publication:
    first = [
        paragraph("p1", "A paragraph."),
        bullets("b1", ["One", "Two", "Three"]),
        subheading("h1", "A subheading"),
        paragraph("p2", "Under it."),
        summary("m1", "In short."),
    ]
    return book(
        [
            chapter(1, "First Title", [section("s1", "Why is it?", first)]),
            chapter(2, "Second Title", [section("i2", "", [paragraph("p3", "Only this.")])]),
        ]
    )


def test_the_exporter_keeps_every_promise_of_the_kit() -> None:
    check_exporter(PdfExporter, extract=lambda content: PdfFile(content).structure.text)


def test_every_heading_list_and_item_has_its_tag() -> None:
    tree = read(small_book()).structure
    assert [node.text for node in tree.all("H1")] == ["Contents", "First Title", "Second Title"]
    assert [node.text for node in tree.all("H2")] == ["Why is it?"]
    assert [node.text for node in tree.all("H3")] == ["A subheading"]
    assert [node.text for node in tree.all("LBody")] == ["One", "Two", "Three"]
    assert [node.text for node in tree.all("Lbl")] == ["•"] * 3
    assert [node.tag for node in tree.all("L", "LI")] == ["L", "LI", "LI", "LI"]


def test_no_level_of_headings_is_skipped() -> None:
    only = [subheading("h", "A subheading without a section above"), paragraph("p", "Text.")]
    publication = book([chapter(1, "Title", [section("i", "", only)])])
    for tree in (read(publication).structure, read(tricky_publication()).structure):
        levels = [int(node.tag[1]) for node in tree.all("H1", "H2", "H3")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_text_is_one_element_with_every_space_of_the_author() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    publication = book([chapter(1, "Title", [section("s", "Why?", [paragraph("p", text)])])])
    assert text in [node.text for node in read(publication).structure.all("P")]


def test_labels_in_capitals_are_read_as_the_author_wrote_them() -> None:
    texts = [node.text for node in read(small_book()).structure.all("P")]
    assert "Mini-summary" in texts
    assert "MINI-SUMMARY" not in texts


def test_japanese_and_romaji_say_their_language() -> None:
    parts = (
        TermPart(TermRole.JAPANESE, "根回し"),
        TermPart(TermRole.MARK, " ("),
        TermPart(TermRole.ROMAJI, "nemawashi"),
        TermPart(TermRole.MARK, ")"),
    )
    term = Term(parts, "根回し", "nemawashi", None, 1)
    block = Paragraph("p", 1, (Text("They call it "), term, Text(".")))
    tree = read(book([chapter(1, "T", [section("s", "Why?", [block])])])).structure
    spans = {node.text: node.entry("Lang") for node in tree.all("Span") if node.entry("Lang")}
    assert spans == {"根回し": "ja", "nemawashi": "ja-Latn"}


def test_notes_in_the_margin_are_artifacts() -> None:
    file = read(tricky_publication())
    artifacts = [text for page in range(1, len(file.pages) + 1) for text in file.artifacts(page)]
    assert any("根回しnemawashilaying <ground>" in text for text in artifacts)
    paragraphs = [node.text for node in file.structure.all("P")]
    assert sum("nemawashi" in text for text in paragraphs) == 1


def test_bookmarks_have_chapters_and_sections() -> None:
    assert read(small_book()).bookmarks() == [
        (1, "Contents"),
        (1, "First Title"),
        (2, "Why is it?"),
        (1, "Second Title"),
    ]


def links(file: PdfFile, node: Node) -> list[str]:
    return [file.link_target(kid) for kid in node.kids if isinstance(kid, int)]


def test_every_link_has_words_and_a_place_to_go() -> None:
    file = read(tricky_publication())
    found = file.structure.all("Link")
    assert found
    for node in found:
        assert node.text.strip()
        for target in links(file, node):
            assert not target.startswith("#") or target[1:] in file.destinations


def test_a_link_of_the_author_keeps_its_address_to_the_letter() -> None:
    address = "https://example.org/?a=1&b=(2)"
    block = Paragraph("p", 1, (Text("See "), Link(address, (Text("this page"),)), Text(".")))
    file = read(book([chapter(1, "T", [section("s", "Why?", [block])])]))
    outside = [(node.text, links(file, node)) for node in file.structure.all("Link")]
    assert ("this page", [address]) in outside


def test_contents_name_the_page_of_every_chapter_and_section() -> None:
    publication = tricky_publication()
    export = PdfExporter({}).export(publication, CLASSIC)
    assert export.page_map is not None
    file = PdfFile(export.content)
    entries = {}
    for node in file.structure.all("TOCI"):
        link = node.all("Link")[0]
        title, _, page = link.text.rpartition(" ")
        entries[links(file, link)[0][1:]] = (title, page)
    for chapter_ in publication.chapters:
        title, page = entries[chapter_.key]
        assert title == f"{chapter_.number} {plain_text(chapter_.title)}"
        assert page == export.page_map.pages[chapter_.key]
        for part in chapter_.sections:
            if part.heading:
                assert entries[part.key][1] == export.page_map.pages[part.key]


def test_metadata_are_the_same_in_both_places() -> None:
    file = read(small_book())
    info = next(body for body in file.objects.values() if "/CreationDate" in body)
    packet = next(data for data in file.streams.values() if data.startswith(b"<?xpacket")).decode()
    titles = re.search(r"/Title<FEFF([0-9A-F]*)>", info)
    assert titles
    assert bytes.fromhex(titles[1]).decode("utf-16-be") == "A Book of Tests"
    assert '<rdf:li xml:lang="x-default">A Book of Tests</rdf:li>' in packet
    assert "(D:20231114221320+00'00')" in info
    assert "<xmp:CreateDate>2023-11-14T22:13:20+00:00</xmp:CreateDate>" in packet
    assert "/DisplayDocTitle true" in file.catalog
