"""Finding one's way: contents, landmarks, NCX and the printed edition's pages."""

from __future__ import annotations

import dataclasses

from epub_reading import NAMES, OpenedBook
from epub_sample_book import book

from handouts.exporters.epub import EpubExporter
from handouts.layout.theme import CLASSIC
from handouts.publication.matter import (
    Contents,
    Glossary,
    GlossaryEntry,
    GlossaryTerm,
    Occurrence,
)

TITLES = [
    "1. The Meeting Before 会議",
    "Why does the “yes” come before the meeting?",
    "Key takeaways",
    "2. Report & Talk",
    "Who tells whom?",
    "Glossary",
    "About Hinoki & Vale",
]


def links(opened: OpenedBook, kind: str) -> list[tuple[str, str]]:
    found = opened.navigation().xpath(f'//h:nav[@epub:type="{kind}"]//h:a', namespaces=NAMES)
    return [("".join(link.itertext()), link.get("href")) for link in found]


def test_the_contents_list_everything_and_every_entry_has_its_place(opened: OpenedBook) -> None:
    found = links(opened, "toc")
    assert [title for title, _ in found] == TITLES
    assert {href for _, href in found} <= opened.ids()


def test_the_ncx_says_the_same_as_the_contents(opened: OpenedBook) -> None:
    ncx = opened.root("toc.ncx")
    points = ncx.xpath("//ncx:navPoint", namespaces=NAMES)
    shown = [
        (point.findtext("ncx:navLabel/ncx:text", None, NAMES), point.find("ncx:content", NAMES))
        for point in points
    ]
    assert [(title, content.get("src")) for title, content in shown] == links(opened, "toc")
    assert len({point.get("id") for point in points}) == len(points)
    assert [point.get("playOrder") for point in points] == [
        str(number) for number in range(1, len(points) + 1)
    ]
    uid = ncx.xpath('string(//ncx:meta[@name="dtb:uid"]/@content)', namespaces=NAMES)
    assert [uid] == opened.element("identifier")
    depth = ncx.xpath('string(//ncx:meta[@name="dtb:depth"]/@content)', namespaces=NAMES)
    assert depth == "2"


def test_landmarks_lead_to_the_parts(opened: OpenedBook) -> None:
    nav = opened.navigation()
    kinds = nav.xpath('//h:nav[@epub:type="landmarks"]//h:a/@epub:type', namespaces=NAMES)
    assert kinds == ["cover", "titlepage", "toc", "bodymatter", "glossary", "colophon"]
    assert {href for _, href in links(opened, "landmarks")} <= opened.ids()


def test_a_book_without_printed_contents_still_has_all_of_them_in_the_menu() -> None:
    publication = book()
    front = tuple(part for part in publication.front if not isinstance(part, Contents))
    bare = dataclasses.replace(publication, front=front)
    opened = OpenedBook(EpubExporter({}).export(bare, CLASSIC).content)
    assert [title for title, _ in links(opened, "toc")] == TITLES
    assert "contents.xhtml" not in opened.spine()
    assert "toc" not in {title for title, _ in links(opened, "landmarks")}


def test_pages_of_the_printed_edition_are_listed_once_each_in_order(paged: OpenedBook) -> None:
    found = links(paged, "page-list")
    assert [label for label, _ in found] == ["1", "2", "3", "4", "5", "7", "9", "F 10", "11"]
    assert {href for _, href in found} <= paged.ids()


def test_a_page_break_stands_before_the_block_that_the_page_begins_with(paged: OpenedBook) -> None:
    heading = paged.root("chapter-0001.xhtml").xpath("//h:h3", namespaces=NAMES)[0]
    mark = heading.getprevious()
    assert mark.get("role") == "doc-pagebreak"
    assert mark.get("aria-label").strip() == "Page 4."


def test_the_package_names_the_edition_that_the_pages_are_of(paged: OpenedBook) -> None:
    source = "Working Well with Japanese Teams (PDF) · participant"
    assert paged.meta("pageBreakSource") == [source]
    features = paged.meta("schema:accessibilityFeature")
    assert {"pageBreakMarkers", "pageNavigation"} <= set(features)


def test_without_a_page_map_nothing_speaks_of_pages(opened: OpenedBook) -> None:
    assert links(opened, "page-list") == []
    assert opened.meta("pageBreakSource") == []
    assert not any("page" in found for found in opened.meta("schema:accessibilityFeature"))
    assert b"doc-pagebreak" not in b"".join(opened.parts.values())


def many_terms(count: int) -> Glossary:
    """Terms that are each named in twenty sections of the first chapter."""
    places = tuple(Occurrence("tea-room", "c1-s1") for _ in range(20))
    return Glossary(
        "glossary",
        "Glossary",
        "A note.",
        tuple(
            GlossaryEntry(GlossaryTerm(f"t{at}", None, f"term{at:03}", ("meaning",)), places)
            for at in range(count)
        ),
    )


def test_a_long_glossary_stands_in_documents_that_name_their_first_and_last_words() -> None:
    publication = book()
    back = (many_terms(70), *publication.back[1:])
    opened = OpenedBook(
        EpubExporter({}).export(dataclasses.replace(publication, back=back), CLASSIC).content
    )
    files = [name for name in opened.spine() if name.startswith("glossary-")]
    assert files == ["glossary-1.xhtml", "glossary-1-2.xhtml", "glossary-1-3.xhtml"]
    headings = [opened.root(name).findtext(".//h:h1", None, NAMES) for name in files]
    assert headings == ["Glossary", "Glossary: term033 – term065", "Glossary: term066 – term069"]
    named = [words.text for words in opened.all_elements("//h:dfn/h:i")]
    assert named == [f"term{at:03}" for at in range(70)]
    assert [href for title, href in links(opened, "toc") if title == "Glossary"] == [
        "glossary-1.xhtml#k-glossary"
    ]


def test_contents_of_an_archive_show_its_chapters_and_keep_the_sections_in_the_menu() -> None:
    publication = book()
    contents = publication.front[1]
    assert isinstance(contents, Contents)
    chapter, *leaves = contents.entries[:2]
    for count, is_hidden in ((600, False), (601, True)):
        entries = (chapter, *leaves * count)
        front = (publication.front[0], dataclasses.replace(contents, entries=entries))
        long = dataclasses.replace(publication, front=front)
        opened = OpenedBook(EpubExporter({}).export(long, CLASSIC).content)
        nested = opened.navigation().xpath('//h:nav[@id="toc"]//h:ol//h:ol', namespaces=NAMES)
        assert [found.get("hidden") == "hidden" for found in nested] == [is_hidden]
        assert len(links(opened, "toc")) == count + 1
