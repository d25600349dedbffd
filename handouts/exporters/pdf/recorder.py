"""What Platypus draws on: a canvas that records pages of a fragment, tagged as it goes.

ReportLab's own canvas would open a document, number its fonts' subsets and know no structure.
Platypus' frames need three methods of it (`saveState`, `translate`, `restoreState`); moves are
added up here, so that all coordinates on the page are absolute.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from handouts.exporters.pdf.filling.fields import Asked, FieldArea
from handouts.exporters.pdf.fragment import (
    Bookmark,
    Content,
    FieldKid,
    Fragment,
    LinkArea,
    LinkKid,
    Page,
    Slot,
    term_names,
)
from handouts.exporters.pdf.measures import PageGeometry
from handouts.exporters.pdf.painted import painted_logo
from handouts.exporters.pdf.pdf_text import hex_codes, pdf_text
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.structure import Structure
from handouts.exporters.pdf.tags import Tag
from handouts.model.inlines import Term

COMPRESSION = 6


class Recorder:
    """Pages, structure, links, anchors of one fragment. Whatever is not marked is an artifact."""

    def __init__(self, root: Tag, folio_prefix: str = "") -> None:
        self._structure, self._figures = Structure(root), "0123456789" + folio_prefix
        self._pages: list[Page] = []
        self._bookmarks: list[Bookmark] = []
        self._anchors: dict[str, tuple[int, float]] = {}
        self._terms: dict[tuple[str, str], int] = {}
        self._drawn: dict[str, list[str]] = {}  # texts by font
        self._origins: list[tuple[float, float]] = []
        self.x = self.y = 0.0
        self.sheet: PageGeometry  # set by whoever flows the pages
        self._begin_page()

    def _begin_page(self) -> None:
        self._code: list[str] = []
        self._owners: list[int] = []
        self._links: list[LinkArea] = []
        self._fields: list[FieldArea] = []
        self._slots: list[Slot] = []
        self._marked: Tag | None = None
        self._is_marked = False
        self._shifts = 0
        self.is_landscape = False
        self.terms_here: list[tuple[float, Term]] = []
        self.taken: list[tuple[float, float]] = []
        self.beside: float | None = None

    @property
    def page(self) -> int:
        """The page being drawn, counted from 0."""
        return len(self._pages)

    @property
    def is_blank(self) -> bool:
        """Has nothing been drawn on this page yet?"""
        return not self._code

    def take_margin(self, top: float, bottom: float, *, is_beside: bool = False) -> None:
        """The margin column is full from `top` to `bottom`, heights on the page.

        `is_beside`: by something that belongs to the text there, which must not run past it.
        """
        self.taken.append((top, bottom))
        if is_beside:
            self.beside = bottom if self.beside is None else min(bottom, self.beside)

    # -- what Platypus calls --

    def saveState(self) -> None:  # noqa: N802 - Platypus' name
        self._origins.append((self.x, self.y))

    def translate(self, dx: float, dy: float) -> None:
        self.x, self.y = self.x + dx, self.y + dy

    def restoreState(self) -> None:  # noqa: N802 - Platypus' name
        self.x, self.y = self._origins.pop()

    # -- structure --

    def _mark(self, tag: Tag | None) -> None:
        """What comes next belongs to `tag`, or is an artifact; the lines of a text share a mark."""
        if self._is_marked and tag is self._marked:
            return
        self._end_mark()
        self._marked, self._is_marked = tag, True
        if tag is None:
            self._code.append("/Artifact BMC")
        else:
            self._begin(tag)

    def _end_mark(self) -> None:
        if self._is_marked:
            self._code.append("EMC")
            self._is_marked = False

    def _begin(self, tag: Tag) -> None:
        mcid = len(self._owners)
        self._owners.append(self._structure.add(tag, Content(self.page, mcid)))
        actual = f"/ActualText{pdf_text(tag.actual_text)}" if tag.actual_text else ""
        self._code.append(f"/{tag.name} <</MCID {mcid}{actual}>> BDC")

    # -- text --

    def text(
        self,
        x: float,
        y: float,
        pieces: Iterable[tuple[Run, str]],
        tag: Tag | None,
        spacing: float = 0,
    ) -> None:
        """One line of one mark, its baseline at `y`; without a tag it is an artifact."""
        self._mark(tag)
        code = self._code
        code.append(f"BT 1 0 0 1 {self.x + x:.2f} {self.y + y:.2f} Tm")
        if spacing:
            code.append(f"{spacing:g} Tc")
        last = colour = ""
        for run, text in pieces:
            select = f"/{run.font} {run.size:g} Tf"
            if select != last:
                code.append(select)
                last = select
            if run.colour != colour:
                code.append(f"{run.colour} rg")
                colour = run.colour
            self._use(run.font).append(text)
            code.append(f"<{hex_codes(text)}> Tj")
        code.append("0 Tc ET" if spacing else "ET")

    def _use(self, name: str) -> list[str]:
        return self._drawn.setdefault(name, [])

    def slot(
        self, tag: Tag | None, key: str, x: float, y: float, run: Run, room: float = 0.0
    ) -> None:
        """The page number of `key`, in the font, size and colour of `run`.

        Flush right at `x`, or from `x` on if there is `room`.
        """
        self._slot(tag, Slot(key, self.x + x, self.y + y, run.font, run.size, run.colour, room))

    def line_slot(self, tag: Tag | None, key: str, x: float, y: float, run: Run) -> None:
        """The same inside a line: what is drawn until `close_up` moves to the end of the number."""
        x, y = self.x + x, self.y + y
        self._slot(tag, Slot(key, x, y, run.font, run.size, run.colour, run.width))
        self._end_mark()
        self._code.append(f"%shift {len(self._slots) - 1}")
        self._shifts += 1

    def close_up(self) -> None:
        """The line ends that had slots in it, if it had any."""
        if self._shifts:
            self._end_mark()
            self._code += ["Q"] * self._shifts
            self._shifts = 0

    def _slot(self, tag: Tag | None, slot: Slot) -> None:
        self._mark(tag)
        self._use(slot.font).append(self._figures)
        self._code.append(f"%slot {len(self._slots)}")
        self._slots.append(slot)

    # -- rules and areas: always artifacts --

    def rule(self, x: float, y: float, right: float, width: float, colour: str) -> None:
        self._mark(None)
        x, y, right = self.x + x, self.y + y, self.x + right
        self._code.append(f"{colour} RG {width:g} w {x:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")

    def paint(self, code: str) -> None:
        """Operators of a path in coordinates of the page (`shapes`)."""
        self._mark(None)
        self._code.append(code)

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._mark(None)
        self._code.append(
            f"{colour} rg {self.x + x:.2f} {self.y + y:.2f} {width:.2f} {height:.2f} re f"
        )

    def box(self, rect: tuple[float, float, float, float], line: float, colour: str) -> None:
        """The edge of `rect` (x, y, width, height)."""
        self._mark(None)
        x, y, width, height = rect
        self._code.append(
            f"{colour} RG {line:g} w "
            f"{self.x + x:.2f} {self.y + y:.2f} {width:.2f} {height:.2f} re S"
        )

    def turned(self, x: float, y: float, run: Run) -> None:
        """A character turned a quarter clockwise around its origin, as an artifact."""
        self._mark(None)
        self._use(run.font).append(run.text)
        self._code.append(
            f"BT 0 -1 1 0 {self.x + x:.2f} {self.y + y:.2f} Tm /{run.font} {run.size:g} Tf "
            f"{run.colour} rg <{hex_codes(run.text)}> Tj ET"
        )

    def logo(self, x: float, y: float, size: tuple[float, float], tag: Tag) -> None:
        """The brand's logo, its lower left corner at (x, y); `tag` is a figure."""
        self._mark(tag)
        left, bottom, (width, height) = self.x + x, self.y + y, size
        tag.box = (left, bottom, left + width, bottom + height)
        self._code.append(painted_logo(left, bottom, size))

    # -- links and places --

    def link(
        self, target: str, description: str, rect: tuple[float, float, float, float], tag: Tag
    ) -> None:
        """An annotation over `rect` (left, bottom, right, top)."""
        left, bottom, right, top = rect
        area = (self.x + left, self.y + bottom, self.x + right, self.y + top)
        number = self._structure.add(tag, LinkKid(self.page, len(self._links)))
        self._links.append(LinkArea(target, description, area, number))

    def field(self, asked: Asked, rect: tuple[float, float, float, float], tag: Tag) -> None:
        """A field over `rect` (left, bottom, right, top); `tag` is a Form and holds nothing else.

        What is said before it in the same element is read before it.
        """
        self._end_mark()
        left, bottom, right, top = rect
        area = (self.x + left, self.y + bottom, self.x + right, self.y + top)
        number = self._structure.add(tag, FieldKid(self.page, len(self._fields)))
        self._fields.append(FieldArea(asked, area, number))

    def anchor(self, key: str, y: float) -> None:
        self._anchors.setdefault(key, (self.page, round(self.y + y, 2)))

    def bookmark(self, level: int, title: str, key: str) -> None:
        self._bookmarks.append(Bookmark(level, title, key))

    def term(self, places: tuple[str, str], term: Term, y: float) -> None:
        """A term of a section and a block is named on the line whose baseline is at `y`."""
        self.terms_here.append((self.y + y, term))
        for name in term_names(term.japanese, term.romaji):
            for place in filter(None, places):
                self._terms.setdefault((place, name), self.page)

    def page_explaining(self, section: str, names: Iterable[str]) -> int | None:
        """Where a term stands in a section or block, else where that begins."""
        found = (self._terms.get((section, name)) for name in names)
        page = next((page for page in found if page is not None), None)
        return self._anchors.get(section, (None,))[0] if page is None else page

    # -- pages --

    def end_page(self) -> None:
        self._end_mark()
        content = "\n".join([*self._code, ""]).encode("ascii")
        if not self._slots:
            content = zlib.compress(content, COMPRESSION)
        self._pages.append(
            Page(
                content,
                tuple(self._owners),
                tuple(self._links),
                tuple(self._slots),
                self.is_landscape,
                tuple(self._fields),
            )
        )
        self._begin_page()

    def fragment(self, running_head: str, *, has_opener: bool) -> Fragment:
        return Fragment(
            running_head=running_head,
            has_opener=has_opener,
            pages=tuple(self._pages),
            elements=self._structure.elements(),
            bookmarks=tuple(self._bookmarks),
            anchors=self._anchors,
            terms=self._terms,
            characters={
                name: "".join(sorted(set("".join(texts))))
                for name, texts in sorted(self._drawn.items())
            },
        )
