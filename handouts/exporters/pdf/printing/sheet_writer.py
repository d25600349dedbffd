"""The file of an imposed book: sheets for paper, without tags, links or bookmarks.

Each page is painted once, as a form XObject, by the same content streams as in the book that is
read on a screen. Nobody could read a sheet aloud, so the file claims neither PDF/UA nor PDF/A.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handouts.exporters.pdf.metadata import DocumentFacts, info_dictionary, xmp_packet
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Leaf
from handouts.exporters.pdf.pdf_text import pdf_text
from handouts.exporters.pdf.printing.imposition import Placement, Side
from handouts.exporters.pdf.resources import Resources, write_resources
from handouts.exporters.pdf.writer import PdfWriter, references

# There is no tree that the identifiers of marked content could lead to.
_MCID = re.compile(rb"<</MCID \d+")
_EDGE, _RULE_GREY = 0.5, "0.498"  # of pages and of rules to write on


@dataclass(slots=True)
class SheetWriter:
    """Writes sides of sheets. `duplex` is how the printer turns the paper."""

    contents: PageContents
    facts: DocumentFacts
    duplex: str
    _writer: PdfWriter = field(default_factory=PdfWriter)
    _forms: list[int] = field(default_factory=list)
    _leaves: list[Leaf] = field(default_factory=list)

    def write(self, sides: Sequence[Side], title: str) -> bytes:
        """`title` says what the sheets are for."""
        writer = self._writer
        root, resources = writer.reserve(), writer.reserve()
        self._leaves = list(self.contents.pagination.leaves())
        self._forms = [self._form(leaf, resources) for leaf in self._leaves]
        write_resources(writer, self.contents, resources, Resources())
        pages = [self._sheet(side, root) for side in sides]
        writer.put(f"<</Type/Pages/Kids[{references(pages)}]/Count {len(pages)}>>", root)
        facts = replace(self.facts, title=title)
        packet = writer.stream(
            xmp_packet(facts, is_conforming=False), "/Type/Metadata/Subtype/XML", compress=False
        )
        catalog = writer.put(
            f"<</Type/Catalog/Pages {root} 0 R/Lang{pdf_text(facts.language)}"
            f"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/{self.duplex}>>"
            f"/PageLabels<</Nums[{self._labels(sides)}]>>/Metadata {packet} 0 R>>"
        )
        return writer.finish(catalog, writer.put(info_dictionary(facts)))

    def _form(self, leaf: Leaf, resources: int) -> int:
        content = _MCID.sub(b"<<", self.contents.whole(leaf))
        width, height = self._size(leaf)
        return self._writer.stream(
            content,
            f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]"
            f"/Resources {resources} 0 R",
        )

    def _size(self, leaf: Leaf) -> tuple[float, float]:
        sides = (self.contents.setting.recto.width, self.contents.setting.recto.height)
        return sides[::-1] if leaf.is_landscape else sides

    def _sheet(self, side: Side, root: int) -> int:
        lines = [
            self._painted(placement, is_framed=side.is_framed) for placement in side.placements
        ]
        lines += [
            f"q {_RULE_GREY} G {_EDGE:g} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q"
            for left, y, right in side.rules
        ]
        forms = "".join(
            f"/P{placement.page + 1} {self._forms[placement.page]} 0 R"
            for placement in side.placements
        )
        content = self._writer.stream("\n".join([*lines, ""]).encode("ascii"))
        width, height = side.size
        return self._writer.put(
            f"<</Type/Page/Parent {root} 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]"
            f"/Resources<</XObject<<{forms}>>>>/Contents {content} 0 R>>"
        )

    def _painted(self, placement: Placement, *, is_framed: bool) -> str:
        """A landscape page is turned a quarter to the left, into the room of the others."""
        leaf, scale = self._leaves[placement.page], placement.scale
        x, y = placement.x, placement.y
        width, height = self._size(leaf)
        matrix = f"{scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f}"
        if leaf.is_landscape:
            width, height = height, width
            matrix = f"0 {scale:.5f} {-scale:.5f} 0 {x + scale * width:.2f} {y:.2f}"
        code = f"q {matrix} cm /P{placement.page + 1} Do Q"
        if is_framed:
            box = f"{x:.2f} {y:.2f} {scale * width:.2f} {scale * height:.2f}"
            code += f"\nq {_RULE_GREY} G {_EDGE:g} w {box} re S Q"
        return code

    def _labels(self, sides: Sequence[Side]) -> str:
        """A viewer names a sheet by the pages that lie on it, from left to right or downwards."""
        folio = self.contents.setting.references.folio
        names = (
            ", ".join(folio(placement.page + 1) for placement in side.placements) for side in sides
        )
        return " ".join(f"{number}<</P{pdf_text(name)}>>" for number, name in enumerate(names))
