"""The printed edition's pages, so that readers of both can ask each other for "page 14"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.exporters.api import PageMap
from handouts.exporters.epub.addresses import Addresses
from handouts.exporters.xml_text import escape
from handouts.publication.publication import Publication, keys_of


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a printed page begins: `label` as printed, the document and the id of the break."""

    label: str
    file: str
    id: str

    def mark(self, word: str) -> str:
        """The break itself. `word` is the language's for "page"."""
        name = escape(f"{word} {self.label}")
        return (
            f'<div class="page-break" epub:type="pagebreak" role="doc-pagebreak" id="{self.id}"'
            f' aria-label=" {name}. "></div>\n'
        )


@dataclass(frozen=True, slots=True)
class PageBreaks:
    """The breaks by the key they stand before, in reading order."""

    breaks: Mapping[str, PageBreak]
    word: str

    def before(self, key: str) -> str:
        found = self.breaks.get(key)
        return found.mark(self.word) if found else ""


def page_breaks(
    publication: Publication, addresses: Addresses, pages: PageMap | None
) -> PageBreaks:
    """One break for each page that begins at or before a key; a page is never listed twice."""
    breaks: dict[str, PageBreak] = {}
    seen: set[str] = set()
    for key in keys_of(publication) if pages else ():
        assert pages is not None
        label = pages.pages.get(key)
        if label is None or label in seen or key not in addresses.files:
            continue
        seen.add(label)
        breaks[key] = PageBreak(label, addresses.files[key], f"page-{len(seen)}")
    return PageBreaks(breaks, publication.labels.page)
