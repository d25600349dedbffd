"""What holds of the samples in every shipped layout and edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
        ways_back[entry.getparent().get("id")] = links
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


def contents_lead_through_the_spine(opened: OpenedBook) -> bool:
    spine = opened.spine()
    links = opened.navigation().xpath('//h:nav[@epub:type="toc"]//h:a/@href', namespaces=NAMES)
    places = [spine.index(link.partition("#")[0]) for link in links]
    return bool(places) and places == sorted(places)


def each_chapter_has_headings_that_skip_no_level(opened: OpenedBook) -> bool:
    for name in chapters_of(opened):
        tags = [element.tag[-2:] for element in opened.root(name).iter("{*}*")]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        if levels[0] != 1 or any(after > before + 1 for before, after in pairwise(levels)):
            return False
    return True


def nothing_has_a_fixed_size_or_background(opened: OpenedBook) -> bool:
    style = re.sub(r"border[a-z-]*: [^;]*;", "", opened.part("style.css").decode())
    return not (opened.meta("rendition:layout") or re.search(r"\d(?:px|pt|mm)|background", style))


def every_picture_has_words(opened: OpenedBook) -> bool:
    pictures = opened.all_elements("//h:img")
    return bool(pictures) and all(picture.get("alt") for picture in pictures)


def page_breaks_are_those_of_the_page_list(opened: OpenedBook) -> bool:
    links = opened.navigation().xpath('//h:nav[@role="doc-pagelist"]//h:a', namespaces=NAMES)
    marks = {
        f"{name}#{mark.get('id')}": mark.get("aria-label")
        for name in opened.documents()
        for mark in opened.root(name).xpath('//*[@role="doc-pagebreak"]')
    }
    named = {link.get("href"): f" Page {link.text}. " for link in links}
    return bool(marks) and marks == named and bool(opened.meta("pageBreakSource"))


PROOFS = {
    "tableOfContents": contents_lead_through_the_spine,
    "readingOrder": contents_lead_through_the_spine,
    "structuralNavigation": each_chapter_has_headings_that_skip_no_level,
    "ARIA": lambda opened: bool(opened.all_elements("//@role")),
    "displayTransformability": nothing_has_a_fixed_size_or_background,
    "alternativeText": every_picture_has_words,
    "index": lambda opened: bool(opened.all_elements('//*[@role="doc-index"]//h:li')),
    "rubyAnnotations": lambda opened: bool(opened.all_elements("//h:ruby[h:rt]")),
    "pageBreakMarkers": page_breaks_are_those_of_the_page_list,
    "pageNavigation": page_breaks_are_those_of_the_page_list,
}


def test_every_feature_that_is_claimed_is_there_and_none_is_forgotten(
    shipped: ShippedBook,
) -> None:
    opened = shipped.opened
    claimed = opened.meta("schema:accessibilityFeature")
    assert len(set(claimed)) == len(claimed)
    assert all(PROOFS[feature](opened) for feature in claimed)
    signs = {"index": b'"doc-index"', "rubyAnnotations": b"<ruby", "pageNavigation": b'"page-list"'}
    for feature, sign in signs.items():
        there = any(sign in opened.part(name) for name in opened.documents())
        assert (feature in claimed) == there, feature


def test_text_alone_is_enough_and_nothing_moves_or_sounds(shipped: ShippedBook) -> None:
    opened = shipped.opened
    assert opened.meta("schema:accessMode") == ["textual"]
    assert opened.meta("schema:accessModeSufficient") == ["textual"]
    assert opened.meta("schema:accessibilityHazard") == ["none"]
    pictures = [picture.get("src") for picture in opened.all_elements("//h:img")]
    cover = opened.find('//opf:item[@properties="cover-image"]/@href')
    assert pictures == cover
    kinds = {item.get("media-type").partition("/")[0] for item in opened.manifest().values()}
    assert kinds <= {"application", "image", "text", "font"}
    assert not re.search(rb"animation|transition|keyframes", opened.part("style.css"))
    # The words of the cover stand in the text as well, as the summary says.
    words = opened.all_elements("//h:img/@alt")[0].partition(": ")[2]
    assert "".join(words.partition(". ")[0].split()) in "".join(opened.text().split())


def test_nobody_certifies_what_nobody_asked_for(shipped: ShippedBook) -> None:
    assert shipped.opened.meta("dcterms:conformsTo") == []
    assert shipped.opened.meta("a11y:certifiedBy") == []
