"""What a reader gets to read: all words, in order, in a language, under the right headings."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import Any

import pytest
from epub_reading import EPUB_TYPE, NAMES, XML_LANG, OpenedBook, words_of
from epub_sample_book import HORENSO, book, retitled, words

from handouts.exporters.epub import EpubExporter
from handouts.exporters.xhtml import inline_xhtml, safe_url
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import Paragraph
from handouts.model.inlines import Link, Text
from handouts.model.scripts import has_japanese
from handouts.publication.publication import Publication
from handouts.testing import check_exporter, check_words

HOSTILE = [
    "<b>bold</b> & <script>alert(1)</script>",
    "a ]]> b <!-- c --> &amp; &#x41; &nbsp; \"q\" 'p'",
    "Tea \U0001f375 and \U0001f468‍\U0001f469‍\U0001f467 at noon",
    "long words " * 27 + "end",
    "会議の前の会議、根回しについて",
    "../../etc/passwd%00",
]


def export(publication: Publication) -> OpenedBook:
    return OpenedBook(EpubExporter({}).export(publication, CLASSIC).content)


def test_the_exporter_conforms_and_every_kept_word_stands_in_spine_order() -> None:
    check_exporter(EpubExporter, extract=lambda content: OpenedBook(content).text())


def test_all_parts_follow_each_other_in_the_spine(opened: OpenedBook) -> None:
    assert opened.spine() == [
        "cover.xhtml",
        "title-page.xhtml",
        "contents.xhtml",
        "chapter-0001.xhtml",
        "chapter-0002.xhtml",
        "glossary-1.xhtml",
        "about-2.xhtml",
        "colophon.xhtml",
        "font-licences.xhtml",
    ]
    check_words(opened.text(), book())
    for words_ in ("groundwork", "We teach in 横浜", "© 2026 Hinoki & Vale", "By A. Vale"):
        assert words_ in opened.text()


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_words_everywhere(publication: Publication, title: str) -> None:
    opened = export(retitled(publication, title))
    plain = " ".join(title.split())
    assert opened.element("title")[0].strip() == title.strip()
    chapter = opened.root("chapter-0001.xhtml")
    for heading in chapter.xpath("//h:h1|//h:h2[1]", namespaces=NAMES)[:2]:
        assert " ".join("".join(heading.itertext()).split()) == plain
    assert not chapter.xpath("//h:script", namespaces=NAMES)
    assert opened.navigation().xpath("count(//h:script)", namespaces=NAMES) == 0
    assert f"1. {plain}" in words_of(opened.navigation())
    alt = opened.root("cover.xhtml").xpath("string(//h:img/@alt)", namespaces=NAMES)
    assert plain in " ".join(alt.split())


def test_characters_that_xml_forbids_are_replaced_and_reported(publication: Publication) -> None:
    chapter = publication.chapters[1]
    section = dataclasses.replace(
        chapter.sections[0],
        blocks=(Paragraph("c2-p1", 17, words("bell \x07, null \x00, lone \ud800 and tab \t end")),),
    )
    chapters = (publication.chapters[0], dataclasses.replace(chapter, sections=(section,)))
    made = EpubExporter({}).export(dataclasses.replace(publication, chapters=chapters), CLASSIC)
    opened = OpenedBook(made.content)
    assert "bell \ufffd, null \ufffd, lone \ufffd and tab end" in opened.text()
    assert [(found.code, found.path, found.line) for found in made.diagnostics] == [
        ("replaced-character", "sources/report.txt", 17)
    ] * 3
    messages = [found.message for found in made.diagnostics]
    for code, message in zip(("U+0007", "U+0000", "U+D800"), messages, strict=True):
        assert code in message


def test_a_clean_book_has_no_remarks(publication: Publication) -> None:
    assert EpubExporter({}).export(publication, CLASSIC).diagnostics == ()


def test_every_japanese_run_says_that_it_is_japanese(opened: OpenedBook) -> None:
    for name in opened.documents():
        root = opened.root(name)
        for element in root.find("h:body", NAMES).iter("{*}*"):
            inside = [element.text, *(child.tail for child in element)]
            if any(has_japanese(text or "") for text in inside):
                assert (element.get("lang"), element.get(XML_LANG)) == ("ja", "ja"), name


def test_romaji_is_italic_and_tagged_as_japanese_in_latin_letters(opened: OpenedBook) -> None:
    romaji = opened.root("chapter-0001.xhtml").xpath(
        "//h:section//h:section//h:i", namespaces=NAMES
    )
    assert [found.text for found in romaji] == ["nemawashi"]
    assert (romaji[0].get("lang"), romaji[0].get(XML_LANG)) == ("ja-Latn", "ja-Latn")


def test_headings_never_skip_a_level(opened: OpenedBook) -> None:
    for name in opened.spine():
        headings = opened.root(name).xpath("//h:h1|//h:h2|//h:h3|//h:h4", namespaces=NAMES)
        levels = [int(heading.tag[-1]) for heading in headings]
        if name != "cover.xhtml":
            assert levels[0] == 1
            assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_keep_their_kind_start_and_leads(opened: OpenedBook) -> None:
    chapter = opened.root("chapter-0001.xhtml")
    lists = chapter.xpath("//h:ol", namespaces=NAMES)
    assert [(found.get("type"), found.get("start")) for found in lists] == [
        ("A", "3"),
        (None, None),
    ]
    assert chapter.xpath("//h:li/h:b/text()", namespaces=NAMES) == ["Then", "Today"]
    assert "Then: listen" in words_of(chapter)


def test_roles_and_types_agree(opened: OpenedBook) -> None:
    same = {"chapter", "introduction", "conclusion", "glossary", "toc", "abstract", "colophon"}
    same |= {"noteref", "footnote", "subtitle"}
    seen = set()
    for name in opened.documents():
        # in landmarks the type says what the link leads to
        for element in opened.root(name).xpath(
            "//*[@epub:type][not(ancestor::h:nav)]", namespaces=NAMES
        ):
            kind = element.get(EPUB_TYPE)
            if kind in same:
                seen.add(kind)
                assert element.get("role") == f"doc-{kind}", (name, kind)
    assert seen == same


def first(root: Any, query: str) -> Any:
    return root.xpath(query, namespaces=NAMES)[0]


def test_a_term_first_leads_to_a_note_that_leads_on_and_back(opened: OpenedBook) -> None:
    chapter = opened.root("chapter-0001.xhtml")
    reference = first(chapter, '//h:a[@role="doc-noteref"]')
    assert "".join(reference.itertext()) == "根回し"
    note = first(chapter, f'//h:aside[@id="{reference.get("href")[1:]}"]')
    assert note.get(EPUB_TYPE) == "footnote"
    assert "根回し nemawashi going round the roots; groundwork" in "".join(note.itertext())
    back, onward = note.xpath(".//h:a/@href", namespaces=NAMES)
    assert back == f"#{reference.get('id')}"
    assert onward in opened.ids()


def test_later_uses_lead_to_the_glossary(publication: Publication) -> None:
    chapter = publication.chapters[1]
    twice = tuple(Paragraph(f"p{number}", 5, (HORENSO,)) for number in range(2))
    section = dataclasses.replace(chapter.sections[0], blocks=twice)
    chapters = (publication.chapters[0], dataclasses.replace(chapter, sections=(section,)))
    opened = export(dataclasses.replace(publication, chapters=chapters))
    links = opened.root("chapter-0002.xhtml").xpath('//h:a[@class="term"]', namespaces=NAMES)
    assert [link.get("role") for link in links] == ["doc-noteref", "doc-glossref"]
    assert links[1].get("href") in opened.ids()


def test_glossary_entries_lead_back_to_the_words_by_the_numbers_of_their_sections(
    opened: OpenedBook,
) -> None:
    entry = first(opened.root("glossary-1.xhtml"), '//h:div[@id="k-term-nemawashi"]/h:dt')
    assert "根回し" in "".join(entry.itertext())
    back = entry.getnext().xpath(".//h:a", namespaces=NAMES)
    assert [(found.get("href"), found.text) for found in back] == [
        ("chapter-0001.xhtml#ref-k-term-nemawashi", "1.1")
    ]


def test_every_link_inside_the_book_has_a_target(opened: OpenedBook) -> None:
    ids = opened.ids()
    for name in opened.documents():
        for href in opened.root(name).xpath("//h:a/@href", namespaces=NAMES):
            if not href.startswith("http"):
                target = href if not href.startswith("#") else name + href
                assert target in ids, (name, href)


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 'http://a"b', "x.xhtml"],
)
def test_only_links_to_the_web_and_to_mail_are_links(href: str) -> None:
    assert safe_url(href) is None
    assert inline_xhtml((Link(href, (Text("words"),)),)) == "words"


def test_links_to_the_web_and_to_mail_stay() -> None:
    href = "https://example.org/?a=1&b=2"
    shown = '<a href="https://example.org/?a=1&amp;b=2">words</a>'
    assert inline_xhtml((Link(href, (Text("words"),)),)) == shown
    assert safe_url("mailto:a@example.org") == "mailto:a@example.org"
