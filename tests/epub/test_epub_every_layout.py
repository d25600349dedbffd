"""What holds of the samples in every shipped layout and edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from epub_reading import EPUB_TYPE, NAMES, XML_LANG, OpenedBook
from epub_shipped import NAMES_OF_BOOKS, ShippedBook, shipped_book

from handouts.model.inlines import Link
from handouts.model.scripts import has_japanese
from handouts.model.walk import terms_in
from handouts.publication.folding import folded
from handouts.publication.matter import Glossary
from handouts.publication.publication import Publication, section_texts
from handouts.testing import check_words
from handouts.testing.parity import missing_words

# EPUB Structural Semantics and DPUB-ARIA have these words for the same things.
PAIRS = {
    name: f"doc-{name}"
    for name in (
        "abstract chapter colophon conclusion footnote glossary glossref index introduction noteref"
        " pagebreak subtitle toc"
    ).split()
} | {"page-list": "doc-pagelist", "backlink": "doc-backlink"}
# The vocabulary has a role and no type for these, or a type and no role.
ONLY_TYPES = {
    "assessment", "bodymatter", "backmatter", "cover", "frontmatter", "glossdef", "glossterm",
    "landmarks", "title", "titlepage",
}  # fmt: skip
ONLY_ROLES = {"doc-backlink", "doc-cover"}


@pytest.fixture(params=NAMES_OF_BOOKS)
def shipped(request: pytest.FixtureRequest) -> ShippedBook:
    return shipped_book(request.param)


def test_every_word_stands_there_in_reading_order(shipped: ShippedBook) -> None:
    check_words(shipped.opened.text(), shipped.publication)
    assert missing_words(shipped.opened.text(), shipped.publication) == []


def test_every_link_arrives_and_every_id_is_there_once(shipped: ShippedBook) -> None:
    opened, ids = shipped.opened, shipped.opened.ids()
    for name in opened.documents():
        root = opened.root(name)
        found = root.xpath("//@id")
        assert len(found) == len(set(found)), name
        for href in root.xpath("//h:a/@href", namespaces=NAMES):
            if not re.match(r"(?:https?|mailto):", href):
                assert (name + href if href.startswith("#") else href) in ids, (name, href)


def test_every_use_of_a_term_leads_to_its_meaning_and_the_glossary_to_every_use(
    shipped: ShippedBook,
) -> None:
    """Exercises alone have no such links: they would tell the answer."""
    found = [use for file in chapters_of(shipped.opened) for use in uses_in(shipped.opened, file)]
    assert [meaning for meaning, _ in found] == list(named_terms(shipped.publication))
    ways_back: dict[str, list[str]] = {}
    for entry in shipped.opened.all_elements("//h:dt[@epub:type='glossterm']"):
        links = entry.getnext().xpath('.//h:a[@role="doc-backlink"]/@href', namespaces=NAMES)
        ways_back[entry.get("id")] = links
    for meaning, url in found:
        assert ways_back[meaning].count(url) == 1, (meaning, url)
    assert len(found) == len({url for _, url in found})
    assert all(ways_back.values())


def chapters_of(opened: OpenedBook) -> list[str]:
    return [name for name in opened.spine() if name.startswith("chapter-")]


def uses_in(opened: OpenedBook, file: str) -> Iterator[tuple[str, str]]:
    """The glossary entry that each linked term leads to, at once or by its note, and its URL."""
    root = opened.root(file)
    for link in root.xpath('//h:section//h:a[@class="term"]', namespaces=NAMES):
        target = link.get("href")
        if link.get("role") == "doc-noteref":
            note = root.xpath(f'//h:aside[@id="{target[1:]}"]', namespaces=NAMES)[0]
            back, target = note.xpath(".//h:a/@href", namespaces=NAMES)
            assert back == f"#{link.get('id')}"
        yield target.partition("#")[2], f"{file}#{link.get('id')}"


def named_terms(publication: Publication) -> Iterator[str]:
    """The ids of the entries of all terms that the chapters name, in reading order."""
    entries = [part for part in publication.back if isinstance(part, Glossary)]
    names: dict[str, str] = {}
    for entry in (entry for part in entries for entry in part.entries):
        for name in filter(None, (entry.term.japanese, entry.term.romaji)):
            names.setdefault(folded(name), f"k-{entry.term.key}")
    for chapter in publication.chapters:
        for _, inlines in section_texts(chapter):
            for term in terms_in(tuple(one for one in inlines if not isinstance(one, Link))):
                name = names.get(folded(term.japanese or term.romaji or term.written))
                if name:
                    yield name


def test_types_and_roles_are_pairs(shipped: ShippedBook) -> None:
    for name in shipped.opened.documents():
        for element in shipped.opened.root(name).iter("{*}*"):
            kind, role = element.get(EPUB_TYPE, ""), element.get("role", "")
            if any(nav.get(EPUB_TYPE) == "landmarks" for nav in element.iterancestors()):
                continue  # there the type says what the link leads to
            if kind:
                assert role == PAIRS.get(kind, "") or kind in ONLY_TYPES, (name, kind, role)
            elif role.startswith("doc-"):
                assert role in ONLY_ROLES, (name, role)


def test_every_japanese_run_says_so(shipped: ShippedBook) -> None:
    for name in shipped.opened.documents():
        for element in shipped.opened.root(name).find("h:body", NAMES).iter("{*}*"):
            inside = [element.text, *(child.tail for child in element)]
            if any(has_japanese(text or "") for text in inside):
                assert (element.get("lang"), element.get(XML_LANG)) == ("ja", "ja"), name
