"""Fragments become one file: pages get numbers, fonts their subsets, elements their tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handouts.exporters.pdf.filling.widgets import Form
from handouts.exporters.pdf.fragment import (
    Content,
    Element,
    FieldKid,
    Kid,
    LinkArea,
    LinkKid,
    Page,
)
from handouts.exporters.pdf.metadata import DocumentFacts, info_dictionary, xmp_packet
from handouts.exporters.pdf.navigation import name_of, write_bookmarks, write_names
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Leaf, Placed
from handouts.exporters.pdf.pdf_text import pdf_text
from handouts.exporters.pdf.printing.cropping import crop_marks, page_boxes
from handouts.exporters.pdf.profile import srgb_profile
from handouts.exporters.pdf.resources import Resources, write_resources
from handouts.exporters.pdf.writer import PdfWriter, references


@dataclass(slots=True)
class Numbers:
    """First object numbers of a placed fragment, and its first key in the parent tree; `leaf` is
    the object of its keys.
    """

    placed: Placed
    pages: int
    elements: int
    first_key: int
    leaf: int


@dataclass(slots=True)
class Assembler:
    """Writes one book, page by page as it is read. `has_marks`: for a print shop that trims."""

    contents: PageContents
    facts: DocumentFacts
    has_marks: bool = False
    writer: PdfWriter = field(default_factory=PdfWriter)
    numbered: list[Numbers] = field(init=False, default_factory=list)
    heads: dict[int, int] = field(init=False, default_factory=dict)  # page → stream
    bodies: dict[int, int] = field(init=False, default_factory=dict)
    resources: Resources = field(init=False, default_factory=Resources)
    catalog: int = field(init=False, default=0)
    info: int = field(init=False, default=0)
    _root: int = field(init=False, default=0)
    _structure: int = field(init=False, default=0)
    _document: int = field(init=False, default=0)
    _names: int = field(init=False, default=0)
    _resources: int = field(init=False, default=0)
    _next_key: int = field(init=False, default=0)
    _growth: int = field(init=False, default=0)  # the stream that makes a page larger
    _form: Form = field(init=False)
    _marks: dict[bool, int] = field(init=False, default_factory=dict)

    def assemble(self) -> bytes:
        self.write()
        return self.writer.finish(self.catalog, self.info)

    def write(self) -> None:
        """Every object of the file."""
        writer = self.writer
        self._root, self._structure, self._document, self._names, self._resources = (
            writer.reserve() for _ in range(5)
        )
        self._form = Form(writer, self._factor)
        self.numbered = self._number()
        pages: list[int] = []
        for numbers in self.numbered:
            while len(pages) < numbers.placed.first_page:
                pages.append(self._blank_page(Leaf(len(pages))))
            self.write_fragment(numbers)
            count = len(numbers.placed.fragment.pages)
            pages += range(numbers.pages, numbers.pages + count)
        kids = references(pages)
        writer.put(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", self._root)
        self.catalog, self.info = self._catalog(), writer.put(info_dictionary(self.facts))
        self.write_shared()

    def write_shared(self) -> None:
        """What speaks of all fragments: root of the structure, destinations, fonts."""
        writer, factor = self.writer, self._factor
        parts = references([numbers.elements for numbers in self.numbered])
        writer.put(f"<</S/Document/P {self._structure} 0 R/K[{parts}]>>", self._document)
        places = [
            (key, numbers.pages + page, y * factor)
            for numbers in self.numbered
            for key, (page, y) in numbers.placed.fragment.anchors.items()
        ]
        write_names(writer, places, self._names)
        self.resources = write_resources(writer, self.contents, self._resources, self.resources)

    def _number(self) -> list[Numbers]:
        numbered, key = [], 0
        for placed in self.contents.pagination.placed:
            fragment = placed.fragment
            pages = self.writer.reserve(len(fragment.pages))
            elements = self.writer.reserve(len(fragment.elements))
            numbered.append(Numbers(placed, pages, elements, key, self.writer.reserve()))
            key += len(fragment.pages) + sum(
                len(page.links) + len(page.fields) for page in fragment.pages
            )
        self._next_key = key
        return numbered

    # -- pages --

    @property
    def _factor(self) -> float:
        return self.contents.setting.factor

    def _page(self, leaf: Leaf, streams: Sequence[int], more: str, number: int = 0) -> int:
        """`more` are entries of this page alone."""
        recto = self.contents.setting.recto
        sides = (recto.width * self._factor, recto.height * self._factor)
        width, height = sides[::-1] if leaf.is_landscape else sides
        if self._factor != 1:
            if not self._growth:
                self._growth = self.writer.stream(_growth(self._factor))
            streams = [self._growth, *streams]
        if self.has_marks:
            if leaf.is_landscape not in self._marks:
                self._marks[leaf.is_landscape] = self.writer.stream(crop_marks(width, height))
            streams = [self._marks[leaf.is_landscape], *streams]
        return self.writer.put(
            f"<</Type/Page/Parent {self._root} 0 R/Resources {self._resources} 0 R/Tabs/S"
            f"{page_boxes(width, height, has_marks=self.has_marks)}"
            f"/Contents[{references(list(streams))}]{more}>>",
            number,
        )

    def _blank_page(self, leaf: Leaf) -> int:
        self.write_head(leaf)
        return self._page(leaf, [self.heads[leaf.number]], "")

    def write_head(self, leaf: Leaf) -> None:
        """The running lines of a page, if it has any; anew where they were written before."""
        number = self.heads.get(leaf.number, 0)
        if head := self.contents.head(leaf):
            self.heads[leaf.number] = self.writer.stream(head, number=number)

    def write_fragment(self, numbers: Numbers) -> None:
        annotations = self._write_annotations(numbers)
        for index in range(len(numbers.placed.fragment.pages)):
            self._write_page(numbers, index, annotations[index])
        self._write_elements(numbers, annotations)
        self._write_parents(numbers)

    def _write_page(self, numbers: Numbers, index: int, annotations: Sequence[int]) -> None:
        placed = numbers.placed
        leaf = Leaf(placed.first_page + index, placed)
        self.write_head(leaf)
        content, is_deflated = self.contents.body(placed.fragment.pages[index])
        self.bodies[leaf.number] = self.writer.stream(
            content, is_deflated=is_deflated, number=self.bodies.get(leaf.number, 0)
        )
        found = (self.heads.get(leaf.number), self.bodies[leaf.number])
        streams = [number for number in found if number is not None]
        annots = f"/Annots[{references(list(annotations))}]" if annotations else ""
        keys = f"/StructParents {numbers.first_key + index}{annots}"
        self._page(leaf, streams, keys, numbers.pages + index)

    def _write_annotations(self, numbers: Numbers) -> list[list[int]]:
        """Those of each page: its links, then its fields."""
        fragment = numbers.placed.fragment
        key = numbers.first_key + len(fragment.pages)
        annotations: list[list[int]] = []
        for index, page in enumerate(fragment.pages):
            annotations.append([])
            for link in page.links:
                annotations[-1].append(self.writer.put(self._annotation(link, key)))
                key += 1
            for area in page.fields:
                annotations[-1].append(self._form.add(area, numbers.pages + index, key))
                key += 1
        return annotations

    def _annotation(self, link: LinkArea, key: int) -> str:
        if link.target.startswith("#"):
            self.contents.page_of(link.target[1:])
            target = f"/Dest{name_of(link.target[1:])}"
        else:
            address = link.target.encode("utf-8", "replace").hex()
            target = f"/A<</S/URI/URI<{address}>>>"
        rect = " ".join(f"{value * self._factor:.2f}" for value in link.rect)
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/StructParent {key}"
            f"/Contents{pdf_text(link.description)}{target}>>"
        )

    # -- structure --

    def _write_elements(self, numbers: Numbers, annotations: Sequence[Sequence[int]]) -> None:
        for number, element in enumerate(numbers.placed.fragment.elements):
            parent = self._document if number == 0 else numbers.elements + element.parent
            body = _element(element, parent, numbers, annotations, self._factor)
            self.writer.put(body, numbers.elements + number)

    def _write_parents(self, numbers: Numbers) -> None:
        fragment, first = numbers.placed.fragment, numbers.first_key
        owners = [
            f"[{references([numbers.elements + owner for owner in page.owners])}]"
            for page in fragment.pages
        ]
        owners += [
            f"{numbers.elements + owner} 0 R"
            for page in fragment.pages
            for owner in _annotated(page)
        ]
        entries = " ".join(f"{key} {value}" for key, value in enumerate(owners, first))
        last = first + len(owners) - 1
        self.writer.put(f"<</Limits[{first} {last}]/Nums[{entries}]>>", numbers.leaf)

    # -- document --

    def _catalog(self) -> int:
        writer = self.writer
        leaves = references([numbers.leaf for numbers in self.numbered])
        structure = writer.put(
            f"<</Type/StructTreeRoot/K {self._document} 0 R/ParentTree<</Kids[{leaves}]>>"
            f"/ParentTreeNextKey {self._next_key}>>",
            self._structure,
        )
        profile = writer.stream(srgb_profile(), "/N 3")
        packet = writer.stream(xmp_packet(self.facts), "/Type/Metadata/Subtype/XML", compress=False)
        bookmarks = [
            mark for numbers in self.numbered for mark in numbers.placed.fragment.bookmarks
        ]
        return writer.put(
            f"<</Type/Catalog/Pages {self._root} 0 R/StructTreeRoot {structure} 0 R"
            f"/MarkInfo<</Marked true>>/Lang{pdf_text(self.facts.language)}"
            f"/ViewerPreferences<</DisplayDocTitle true{self._scaling()}>>/Metadata {packet} 0 R"
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]"
            f"/Names<</Dests {self._names} 0 R>>"
            f"/Outlines {write_bookmarks(writer, bookmarks)} 0 R/PageMode/UseOutlines"
            f"{self._page_labels()}{self._form.entry(self._printed())}>>"
        )

    def _scaling(self) -> str:
        """Marks are of use only at their true size."""
        return "/PrintScaling/None" if self.has_marks else ""

    def _printed(self) -> set[str]:
        return set().union(*self.contents.characters().values())

    def _page_labels(self) -> str:
        """Viewers name pages as the folios do (ISO 32000-1, 12.4.2)."""
        prefix = self.contents.setting.references.prefix
        before = f"/P{pdf_text(prefix)}" if prefix else ""
        return f"/PageLabels<</Nums[0<</S/D{before}>>]>>"


def _growth(factor: float) -> bytes:
    return f"{factor:.6g} 0 0 {factor:.6g} 0 0 cm\n".encode("ascii")


def _element(
    element: Element,
    parent: int,
    numbers: Numbers,
    annotations: Sequence[Sequence[int]],
    factor: float,
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
    if element.alt:
        parts.append(f"/Alt{pdf_text(element.alt)}")
    if element.box:
        box = " ".join(f"{edge * factor:.2f}" for edge in element.box)
        parts.append(f"/A<</O/Layout/Placement/Block/BBox[{box}]>>")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    return "".join([*parts, ">>"])


def _kid(
    kid: Kid,
    home: int | None,
    numbers: Numbers,
    annotations: Sequence[Sequence[int]],
) -> str:
    match kid:
        case int():
            return f"{numbers.elements + kid} 0 R"
        case LinkKid(page, link):
            return f"<</Type/OBJR/Obj {annotations[page][link]} 0 R/Pg {numbers.pages + page} 0 R>>"
        case FieldKid(page, field):
            own = annotations[page][len(numbers.placed.fragment.pages[page].links) + field]
            return f"<</Type/OBJR/Obj {own} 0 R/Pg {numbers.pages + page} 0 R>>"
        case Content(page, mcid) if page == home:
            return str(mcid)
        case Content(page, mcid):
            return f"<</Type/MCR/Pg {numbers.pages + page} 0 R/MCID {mcid}>>"


def _annotated(page: Page) -> list[int]:
    """The elements that own its links, then those of its fields."""
    return [*(link.element for link in page.links), *(area.element for area in page.fields)]
