"""What is painted on each page of a book, whatever the page then lies on."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field, replace

from handouts.errors import ExportError
from handouts.exporters.pdf.fragment import Page
from handouts.exporters.pdf.pagination import Leaf, Pagination
from handouts.exporters.pdf.printing.grey import grey_content
from handouts.exporters.pdf.running import RunningLines
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.slots import slot_content, slot_shift

_SLOT = re.compile(rb"^%(slot|shift) (\d+)$", re.MULTILINE)


@dataclass(slots=True)
class PageContents:
    """Running lines and filled slots. `book_title` heads left pages, the fragments' titles
    right ones. `is_grey`: the theme's colours are greys, and are written as such.
    """

    setting: Setting
    book_title: str
    pagination: Pagination
    edition_title: str = ""
    is_grey: bool = False
    owner: str = ""
    running: RunningLines = field(init=False)

    def __post_init__(self) -> None:
        self.running = RunningLines(
            self.setting,
            self.book_title,
            self.pagination.count,
            self.edition_title,
            self.owner,
        )

    def of(self, pagination: Pagination, running: RunningLines) -> PageContents:
        """The same pages in somebody's copy."""
        other = replace(self, pagination=pagination, owner=running.owner)
        other.running = running
        return other

    def head(self, leaf: Leaf) -> bytes:
        """Running head and folio; empty where the page has neither."""
        placed, is_recto = leaf.placed, leaf.number % 2 == 0
        if placed and (placed.is_bare or leaf.is_landscape):
            return b""
        title = placed.fragment.running_head if placed else ""
        if not is_recto and self.setting.is_double and title:
            title = self.book_title
        is_opener = bool(placed and placed.fragment.has_opener and leaf.number == placed.first_page)
        sheet = self.setting.recto if is_recto else self.setting.verso
        # Without a title page the first page is the one that says whose the paper is.
        logo = None if leaf.number else self.setting.theme.logo
        content = self.running.stream(sheet, leaf.number + 1, title, is_opener=is_opener, logo=logo)
        return grey_content(content) if self.is_grey else content

    def body(self, page: Page) -> tuple[bytes, bool]:
        """What was laid out, with the numbers of pages; True: it is deflated."""
        if page.slots:
            content = self._fill(page)
        elif self.is_grey:
            content = zlib.decompress(page.content)
        else:
            return page.content, True
        return (grey_content(content) if self.is_grey else content), False

    def whole(self, leaf: Leaf) -> bytes:
        """Everything on a page as one stream, not deflated."""
        content, is_deflated = self.body(leaf.page) if leaf.page else (b"", False)
        return self.head(leaf) + (zlib.decompress(content) if is_deflated else content)

    def _fill(self, page: Page) -> bytes:
        def number(match: re.Match[bytes]) -> bytes:
            slot = page.slots[int(match.group(2))]
            folio = self.setting.references.folio(self.page_of(slot.key))
            fill = slot_content if match.group(1) == b"slot" else slot_shift
            return fill(slot, folio).encode("ascii")

        return _SLOT.sub(number, page.content)

    def page_of(self, key: str) -> int:
        """Raises ExportError for a key that has no place."""
        page = self.pagination.pages.get(key)
        if page is None:
            raise ExportError(
                f"a page reference names {key!r}, which stands nowhere in the book.",
                hint="Give it a place in the layout, or turn off what refers to it.",
            )
        return page

    def characters(self) -> dict[str, set[str]]:
        """Those of all pages by font; complete when every page has been asked for."""
        characters = {font: set(used) for font, used in self.running.characters.items()}
        for placed in self.pagination.placed:
            for name, used in placed.fragment.characters.items():
                characters.setdefault(name, set()).update(used)
        return characters
