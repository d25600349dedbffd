"""EbookLib as the writer of package document, NCX and container around finished parts.

What it would do otherwise, and why not: it parses content documents with an HTML parser and
loses attributes of `body` and namespaces; it writes the time of day, a random identifier and
an NCX of depth 0; it gives the package no language; it catches errors half-way.
"""

# EbookLib has no types.
# mypy: allow-untyped-calls
from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ebooklib import epub
from lxml import etree

from handouts.exporters.epub.addresses import CONTENTS
from handouts.exporters.epub.document import Document, SpinePlace
from handouts.exporters.epub.metadata import Entry

FOLDER = "EPUB"
XHTML_TYPE = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Resource:
    """A part that is no content document. The manifest finds it by `id`."""

    id: str
    file: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outline:
    """An entry of the NCX."""

    title: str
    url: str
    children: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the container holds; `documents` in reading order.

    `built` is in seconds since 1970, UTC.
    """

    title: str
    identifier: str
    language: str
    built: int
    metadata: Sequence[Entry]
    documents: Sequence[Document]
    outlines: Sequence[Outline]
    cover: Resource
    resources: Sequence[Resource]


class _Written(epub.EpubHtml):
    def get_content(self, default: object = None) -> bytes:  # noqa: ARG002
        content: bytes = self.content
        return content


class _Navigation(epub.EpubNav):
    """Marks the manifest item as the navigation document."""


class _Members:
    """Takes the place of EbookLib's zip file."""

    def __init__(self) -> None:
        self.members: list[tuple[str, bytes]] = []

    def writestr(self, name: str, content: bytes | str) -> None:
        data = content.encode("utf-8") if isinstance(content, str) else content
        self.members.append((name, data))


class _Writer(epub.EpubWriter):
    def members(self) -> list[tuple[str, bytes]]:
        self.out = _Members()
        self.out.writestr("mimetype", "application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()
        found: list[tuple[str, bytes]] = self.out.members
        return found

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)

    def _get_nav(self, item: _Navigation) -> bytes:
        content: bytes = item.content
        return content

    def _get_ncx(self) -> bytes:
        depth = 2 if any(isinstance(entry, tuple) for entry in self.book.toc) else 1
        found: bytes = super()._get_ncx()
        return found.replace(
            b'content="0" name="dtb:depth"', b'content="%d" name="dtb:depth"' % depth
        )


def members(book: Book) -> list[tuple[str, bytes]]:
    """Names and contents of the container's files, `mimetype` first (OCF 3.3, section 4.3)."""
    made = _described(book)
    cover = epub.EpubCover(uid=book.cover.id, file_name=book.cover.file)
    cover.content = book.cover.content
    made.add_item(cover)
    for resource in book.resources:
        made.add_item(
            epub.EpubItem(resource.id, resource.file, resource.media_type, resource.content)
        )
    for document in book.documents:
        item = made.add_item(_item(document))
        if document.place is not SpinePlace.OUTSIDE:
            made.spine.append(item)
    made.add_item(epub.EpubNcx())
    made.toc = _toc(book.outlines)
    options = {
        "mtime": dt.datetime.fromtimestamp(book.built, dt.UTC),
        "epub3_pages": False,
        "raise_exceptions": True,
        "play_order": {"enabled": True, "start_from": 1},
    }
    return _Writer("", made, options).members()


def _described(book: Book) -> epub.EpubBook:
    made = epub.EpubBook()
    made.metadata.clear()  # a random identifier and the generator's name
    made.title, made.uid, made.language = book.title, book.identifier, book.language
    for entry in book.metadata:
        namespace = None if entry.name == "meta" else "DC"
        made.add_metadata(namespace, entry.name, entry.value, entry.attributes)
    return made


def _item(document: Document) -> epub.EpubHtml:
    kind = _Navigation if document.file == CONTENTS else _Written
    item = kind(
        uid=document.file.removesuffix(".xhtml"), file_name=document.file, media_type=XHTML_TYPE
    )
    item.content = document.content
    item.is_linear = document.place is SpinePlace.LINEAR
    return item


def _toc(outlines: Sequence[Outline]) -> list[object]:
    toc: list[object] = []
    for place, outline in enumerate(outlines, start=1):
        link = epub.Link(outline.url, outline.title, f"nav-{place}")
        children = [
            epub.Link(child.url, child.title, f"nav-{place}-{number}")
            for number, child in enumerate(outline.children, start=1)
        ]
        toc.append((link, children) if children else link)
    return toc
