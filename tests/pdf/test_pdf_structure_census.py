"""The structure tree beside the publication: each thing has its element, and no element is over."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from pdf_reading import Node, PdfFile
from structure_census import Heading, census
from workbook_pages import printed, sample_book

from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import Layout, Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.matter import Contents, Glossary, Index
from handouts.publication.publication import Publication
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

BOOKS = ("workbook", "compilation", "cornell", "large-print")
EDITIONS = ("participant", "facilitator")
COUNTED = ("L", "LI", "Lbl", "LBody", "Table", "TR", "BlockQuote", "Figure", "Note", "Form")


@cache
def book_named(layout: str, edition: str) -> tuple[Publication, PdfFile]:
    """A shipped layout of the samples, one of its handouts, or every primitive once."""
    if layout == "every primitive":
        plan = Layout("workbook", "Workbook", Scope.COLLECTION)
        if edition == "facilitator":
            plan = Layout("workbook", "Workbook", Scope.COLLECTION, edition=FACILITATOR)
        plain = Layout("workbook", "Workbook", Scope.COLLECTION)
        pages = (
            PdfExporter({})
            .export(with_every_primitive(tricky_publication(), plain), CLASSIC)
            .page_map
        )
        book = with_every_primitive(tricky_publication(), plan)
        return book, PdfFile(PdfExporter({}).export(book, CLASSIC, pages).content)
    book = sample_book(layout, edition=edition)
    return book, PdfFile(printed(book).content)


CASES = [
    *((layout, edition) for layout in BOOKS for edition in EDITIONS),
    ("handout", "participant"),
    ("job-aid", "participant"),
    *(("every primitive", edition) for edition in EDITIONS),
]


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("layout", "edition"), CASES)
class TestTheStructureOf:
    def test_headings_are_all_there_with_their_levels_in_order(
        self, layout: str, edition: str
    ) -> None:
        book, file = book_named(layout, edition)
        wanted: list[Heading] = [one for one in census(book) if isinstance(one, tuple)]
        found = [
            (int(node.tag[1]), node.text) for node in file.structure.walk() if _is_heading(node)
        ]
        assert [level for level, _ in found] == [level for level, _ in wanted]
        for (_, shown), (_, words) in zip(found, wanted, strict=True):
            assert said(shown).startswith(said(words))

    def test_lists_tables_and_quotations_are_as_many_as_in_the_publication(
        self, layout: str, edition: str
    ) -> None:
        book, file = book_named(layout, edition)
        wanted: Counter[str] = Counter()
        for one in census(book):
            if isinstance(one, Counter):
                wanted += one
        nodes = Counter(node.tag for node in file.structure.walk())
        assert {tag: nodes[tag] for tag in COUNTED} == {tag: wanted[tag] for tag in COUNTED}
        assert nodes["TH"] + nodes["TD"] == wanted["cells"]

    def test_every_head_cell_says_for_what(self, layout: str, edition: str) -> None:
        _, file = book_named(layout, edition)
        assert all("/Scope/" in node.body for node in file.structure.all("TH"))

    def test_every_paragraph_is_one_element_with_its_words(self, layout: str, edition: str) -> None:
        book, file = book_named(layout, edition)
        wanted = Counter(said(one) for one in census(book) if isinstance(one, str))
        found = Counter(said(_spoken(node)) for node in file.structure.all("P"))
        assert not wanted - found

    def test_contents_and_links_lead_where_the_publication_says(
        self, layout: str, edition: str
    ) -> None:
        book, file = book_named(layout, edition)
        listed = [part for part in book.front if isinstance(part, Contents)]
        entries = [entry for part in listed for entry in part.entries]
        wanted = [
            key for entry in entries for key in (entry.key, *(key for key, _ in entry.activities))
        ]
        kids = (node for node in file.structure.kids if isinstance(node, Node))
        first = next((node for node in kids if node.tag == "Sect" and node.all("TOC")), None)
        assert sorted(_targets(file, first.all("TOCI")) if first else []) == sorted(
            f"#{key}" for key in wanted
        )
        for node in file.structure.all("TOCI"):
            assert len(_targets(file, [node])) == 1

    def test_addresses_of_the_author_are_links(self, layout: str, edition: str) -> None:
        book, file = book_named(layout, edition)
        wanted = sum(one["URI"] for one in census(book) if isinstance(one, Counter))
        outside = [
            target for target in _targets(file, [file.structure]) if not target.startswith("#")
        ]
        assert len(set(outside)) <= wanted
        assert bool(outside) == bool(wanted)

    def test_entries_of_glossary_and_index_lead_to_their_places(
        self, layout: str, edition: str
    ) -> None:
        book, file = book_named(layout, edition)
        for part in book.back:
            if not isinstance(part, Glossary | Index):
                continue
            lists = _lists_under(file, part.heading)
            for node in (item for one in lists for item in one.all("LI")):
                assert node.all("Link"), node.text


def _is_heading(node: Node) -> bool:
    return re.fullmatch(r"H[1-6]", node.tag) is not None


def _spoken(node: Node) -> str:
    return node.entry("ActualText") or node.text


def _targets(file: PdfFile, nodes: list[Node]) -> list[str]:
    links = [link for node in nodes for link in node.all("Link")]
    return [file.link_target(kid) for link in links for kid in link.kids if isinstance(kid, int)]


def _lists_under(file: PdfFile, heading: str) -> list[Node]:
    for node in file.structure.walk():
        kids = [kid for kid in node.kids if isinstance(kid, Node)]
        if kids and _is_heading(kids[0]) and kids[0].text == heading:
            return [kid for kid in kids if kid.tag == "L"]
    return []
