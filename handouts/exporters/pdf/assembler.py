"""Fragments become one file: pages get numbers, fonts their subsets, elements their tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handouts.errors import ExportError
from handouts.exporters.pdf.embedding import embed_font
from handouts.exporters.pdf.fragment import Content, Element, Fragment, LinkArea, LinkKid, Page
from handouts.exporters.pdf.metadata import DocumentFacts, info_dictionary, xmp_packet
from handouts.exporters.pdf.navigation import name_of, write_bookmarks, write_names
from handouts.exporters.pdf.profile import srgb_profile
from handouts.exporters.pdf.recorder import pdf_text, slot_content, slot_shift
from handouts.exporters.pdf.running import RunningLines
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.writer import PdfWriter, references

_SLOT = re.compile(rb"^%(slot|shift) (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment and its first page, counted from 0. `is_bare`: neither head nor folio."""

    fragment: Fragment
    first_page: int
    is_bare: bool = False


@dataclass(slots=True)
class Pagination:
    """Where fragments go in the book."""

    placed: list[Placed] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)  # key → printed page
    count: int = 0

    def next_page(self, *, on_recto: bool) -> int:
        """Where a fragment would begin, counted from 0."""
        return self.count + (on_recto and self.count % 2)

    def place(self, fragment: Fragment, *, on_recto: bool, is_bare: bool = False) -> None:
        self.count = self.next_page(on_recto=on_recto)
        self.placed.append(Placed(fragment, self.count, is_bare))
        for key, (page, _) in fragment.anchors.items():
            self.pages.setdefault(key, self.count + page + 1)
        self.count += len(fragment.pages)


@dataclass(slots=True)
class Numbers:
    """First object numbers of a placed fragment, and its first key in the parent tree."""

    placed: Placed
    pages: int
    elements: int
    first_key: int


@dataclass(slots=True)
class Assembler:
    """Writes one book. `book_title` heads left pages, the fragments' titles right ones."""

    setting: Setting
    facts: DocumentFacts
    book_title: str
    pagination: Pagination
    edition_title: str = ""
    writer: PdfWriter = field(default_factory=PdfWriter)
    _root: int = field(init=False, default=0)
    _document: int = field(init=False, default=0)
    _resources: int = field(init=False, default=0)
    _next_key: int = field(init=False, default=0)
    _leaves: list[str] = field(init=False, default_factory=list)
    _running: RunningLines = field(init=False)

    def assemble(self) -> bytes:
        writer = self.writer
        self._root, self._document, self._resources = (writer.reserve() for _ in range(3))
        self._running = RunningLines(
            self.setting, self.book_title, self.pagination.count, self.edition_title
        )
        numbered = self._number()
        pages: list[int] = []
        for numbers in numbered:
            while len(pages) < numbers.placed.first_page:
                pages.append(self._blank_page(len(pages)))
            self._write_fragment(numbers)
            count = len(numbers.placed.fragment.pages)
            pages += range(numbers.pages, numbers.pages + count)
        kids = references(pages)
        writer.put(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", self._root)
        self._write_fonts()
        return writer.finish(self._catalog(numbered), writer.put(info_dictionary(self.facts)))

    def _number(self) -> list[Numbers]:
        numbered, key = [], 0
        for placed in self.pagination.placed:
            fragment = placed.fragment
            pages = self.writer.reserve(len(fragment.pages))
            elements = self.writer.reserve(len(fragment.elements))
            numbered.append(Numbers(placed, pages, elements, key))
            key += len(fragment.pages) + sum(len(page.links) for page in fragment.pages)
        self._next_key = key
        return numbered

    # -- pages --

    def _sheet(self, *, is_landscape: bool = False) -> str:
        sides = (self.setting.recto.width, self.setting.recto.height)
        width, height = sides[::-1] if is_landscape else sides
        return f"/MediaBox[0 0 {width:.2f} {height:.2f}]"

    def _head(self, page: int, running_head: str, *, is_opener: bool) -> int:
        is_recto = page % 2 == 0
        sheet = self.setting.recto if is_recto else self.setting.verso
        if not is_recto and self.setting.is_double and running_head:
            running_head = self.book_title
        content = self._running.stream(sheet, page + 1, running_head, is_opener=is_opener)
        return self.writer.stream(content)

    def _blank_page(self, page: int) -> int:
        head = self._head(page, "", is_opener=False)
        return self.writer.put(
            f"<</Type/Page/Parent {self._root} 0 R/Resources {self._resources} 0 R/Tabs/S"
            f"{self._sheet()}/Contents {head} 0 R>>"
        )

    def _write_fragment(self, numbers: Numbers) -> None:
        fragment = numbers.placed.fragment
        annotations = self._write_links(numbers)
        for index, page in enumerate(fragment.pages):
            self._write_page(numbers, index, page, annotations[index])
        self._write_elements(numbers, annotations)
        self._write_parents(numbers)

    def _write_page(
        self, numbers: Numbers, index: int, page: Page, annotations: Sequence[int]
    ) -> None:
        placed = numbers.placed
        number = placed.first_page + index
        streams = []
        if not (placed.is_bare or page.is_landscape):
            is_opener = placed.fragment.has_opener and index == 0
            head = placed.fragment.running_head
            streams.append(self._head(number, head, is_opener=is_opener))
        content = self._fill(page) if page.slots else page.content
        streams.append(self.writer.stream(content, is_deflated=not page.slots))
        links = f"/Annots[{references(list(annotations))}]" if annotations else ""
        self.writer.put(
            f"<</Type/Page/Parent {self._root} 0 R/Resources {self._resources} 0 R/Tabs/S"
            f"{self._sheet(is_landscape=page.is_landscape)}/Contents[{references(streams)}]"
            f"/StructParents {numbers.first_key + index}{links}>>",
            numbers.pages + index,
        )

    def _fill(self, page: Page) -> bytes:
        def number(match: re.Match[bytes]) -> bytes:
            slot = page.slots[int(match.group(2))]
            folio = self.setting.references.folio(self._page_of(slot.key))
            fill = slot_content if match.group(1) == b"slot" else slot_shift
            return fill(slot, folio).encode("ascii")

        return _SLOT.sub(number, page.content)

    def _page_of(self, key: str) -> int:
        page = self.pagination.pages.get(key)
        if page is None:
            raise ExportError(
                f"a page reference names {key!r}, which stands nowhere in the book.",
                hint="Give it a place in the layout, or turn off what refers to it.",
            )
        return page

    def _write_links(self, numbers: Numbers) -> list[list[int]]:
        fragment = numbers.placed.fragment
        key = numbers.first_key + len(fragment.pages)
        annotations: list[list[int]] = []
        for page in fragment.pages:
            annotations.append([])
            for link in page.links:
                annotations[-1].append(self.writer.put(self._annotation(link, key)))
                key += 1
        return annotations

    def _annotation(self, link: LinkArea, key: int) -> str:
        if link.target.startswith("#"):
            self._page_of(link.target[1:])
            target = f"/Dest{name_of(link.target[1:])}"
        else:
            address = link.target.encode("utf-8", "replace").hex()
            target = f"/A<</S/URI/URI<{address}>>>"
        rect = " ".join(f"{value:.2f}" for value in link.rect)
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/StructParent {key}"
            f"/Contents{pdf_text(link.description)}{target}>>"
        )

    # -- structure --

    def _write_elements(self, numbers: Numbers, annotations: Sequence[Sequence[int]]) -> None:
        for number, element in enumerate(numbers.placed.fragment.elements):
            parent = self._document if number == 0 else numbers.elements + element.parent
            body = _element(element, parent, numbers, annotations)
            self.writer.put(body, numbers.elements + number)

    def _write_parents(self, numbers: Numbers) -> None:
        fragment, first = numbers.placed.fragment, numbers.first_key
        owners = [
            f"[{references([numbers.elements + owner for owner in page.owners])}]"
            for page in fragment.pages
        ]
        owners += [
            f"{numbers.elements + link.element} 0 R"
            for page in fragment.pages
            for link in page.links
        ]
        entries = " ".join(f"{key} {value}" for key, value in enumerate(owners, first))
        last = first + len(owners) - 1
        leaf = self.writer.put(f"<</Limits[{first} {last}]/Nums[{entries}]>>")
        self._leaves.append(f"{leaf} 0 R")

    # -- document --

    def _write_fonts(self) -> None:
        characters: dict[str, set[str]] = dict(self._running.characters)
        for placed in self.pagination.placed:
            for name, used in placed.fragment.characters.items():
                characters.setdefault(name, set()).update(used)
        fonts = " ".join(
            f"/{name} {embed_font(self.writer, name, ''.join(used))} 0 R"
            for name, used in sorted(characters.items())
            if used
        )
        self.writer.put(f"<</Font<<{fonts}>>>>", self._resources)

    def _catalog(self, numbered: Sequence[Numbers]) -> int:
        writer = self.writer
        parts = references([numbers.elements for numbers in numbered])
        structure = writer.put(
            f"<</Type/StructTreeRoot/K {self._document} 0 R"
            f"/ParentTree<</Kids[{' '.join(self._leaves)}]>>"
            f"/ParentTreeNextKey {self._next_key}>>"
        )
        writer.put(f"<</S/Document/P {structure} 0 R/K[{parts}]>>", self._document)
        profile = writer.stream(srgb_profile(), "/N 3")
        packet = writer.stream(xmp_packet(self.facts), "/Type/Metadata/Subtype/XML", compress=False)
        places = [
            (key, numbers.pages + page, y)
            for numbers in numbered
            for key, (page, y) in numbers.placed.fragment.anchors.items()
        ]
        bookmarks = [mark for numbers in numbered for mark in numbers.placed.fragment.bookmarks]
        return writer.put(
            f"<</Type/Catalog/Pages {self._root} 0 R/StructTreeRoot {structure} 0 R"
            f"/MarkInfo<</Marked true>>/Lang{pdf_text(self.facts.language)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {packet} 0 R"
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]"
            f"/Names<</Dests {write_names(writer, places)} 0 R>>"
            f"/Outlines {write_bookmarks(writer, bookmarks)} 0 R/PageMode/UseOutlines"
            f"{self._page_labels()}>>"
        )

    def _page_labels(self) -> str:
        """Viewers name pages as the folios do (ISO 32000-1, 12.4.2)."""
        prefix = self.setting.references.prefix
        return f"/PageLabels<</Nums[0<</S/D/P{pdf_text(prefix)}>>]>>" if prefix else ""


def _element(
    element: Element, parent: int, numbers: Numbers, annotations: Sequence[Sequence[int]]
) -> str:
    home = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = " ".join(_kid(kid, home, numbers, annotations) for kid in element.kids)
    parts = [f"<</S/{element.tag}/P {parent} 0 R/K[{kids}]"]
    if home is not None:
        parts.append(f"/Pg {numbers.pages + home} 0 R")
    if element.lang:
        parts.append(f"/Lang({element.lang})")
    if element.actual_text:
        parts.append(f"/ActualText{pdf_text(element.actual_text)}")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    return "".join([*parts, ">>"])


def _kid(
    kid: int | Content | LinkKid,
    home: int | None,
    numbers: Numbers,
    annotations: Sequence[Sequence[int]],
) -> str:
    match kid:
        case int():
            return f"{numbers.elements + kid} 0 R"
        case LinkKid(page, link):
            return f"<</Type/OBJR/Obj {annotations[page][link]} 0 R/Pg {numbers.pages + page} 0 R>>"
        case Content(page, mcid) if page == home:
            return str(mcid)
        case Content(page, mcid):
            return f"<</Type/MCR/Pg {numbers.pages + page} 0 R/MCID {mcid}>>"
