"""A chapter laid out alone: plain data that can be pickled, cached and placed in any document.

Nothing in a fragment depends on the rest of the book. Text codes are UTF-16 code units, so no
font subset shows through; marked content is numbered by page; links and page numbers name keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handouts.exporters.pdf.filling.fields import FieldArea
from handouts.model.entries import plain_reading


def term_names(japanese: str | None, romaji: str | None) -> list[str]:
    """What a term is looked up by: a glossary has one spelling of the romaji, texts have more."""
    return [name for name in (japanese, romaji and plain_reading(romaji)) if name]


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of an element: a page of the fragment, counted from 0, and an MCID."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkKid:
    """An annotation of an element, counted from 0 on its page."""

    page: int
    link: int


@dataclass(frozen=True, slots=True)
class FieldKid:
    """A field of an element, counted from 0 on its page."""

    page: int
    field: int


Kid = int | Content | LinkKid | FieldKid
"""An `int` is the number of another element."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element.

    A figure has an `alt` and the `box` on its page (left, bottom, right, top).
    """

    tag: str
    parent: int
    kids: tuple[Kid, ...]
    lang: str = ""
    actual_text: str = ""
    attributes: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class LinkArea:
    """`target` is `#key` or an address; `element` owns the annotation."""

    target: str
    description: str
    rect: tuple[float, float, float, float]
    element: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A page number that the assembler sets in `font` and `size`.

    Flush right at `x` without `room`; else from `x` on, and what follows on the line closes up
    to it, as if `room` points had been left.
    """

    key: str
    x: float
    baseline: float
    font: str
    size: float
    colour: str
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """`content` is deflated unless there are slots. `owners[mcid]` is an element.

    A page `is_landscape` lies on its side and has neither head nor folio.
    """

    content: bytes
    owners: tuple[int, ...]
    links: tuple[LinkArea, ...]
    slots: tuple[Slot, ...] = ()
    is_landscape: bool = False
    fields: tuple[FieldArea, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Pages and structure of one part of a book; element 0 is its root.

    `running_head` stands on its right-hand pages; the first page has none where `has_opener`.
    `anchors` say where a key stands (page, height); `terms` where a term is explained:
    (section key, one of its `term_names`) → page. `characters` are those used, by font.
    """

    running_head: str
    has_opener: bool
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    bookmarks: tuple[Bookmark, ...]
    anchors: Mapping[str, tuple[int, float]]
    terms: Mapping[tuple[str, str], int] = field(default_factory=dict)
    characters: Mapping[str, str] = field(default_factory=dict)
