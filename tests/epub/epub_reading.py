"""Reading an EPUB the way a reading system does: container, package, spine."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "epub": "http://www.idpf.org/2007/ops",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = f"{{{NAMES['epub']}}}type"


@dataclass
class OpenedBook:
    content: bytes
    parts: dict[str, bytes] = field(init=False)
    package: Any = field(init=False)
    folder: str = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        container = etree.fromstring(self.parts["META-INF/container.xml"])
        path = container.xpath("string(//c:rootfile/@full-path)", namespaces=NAMES)
        self.folder = posixpath.dirname(path)
        self.package = etree.fromstring(self.parts[path])

    def part(self, name: str) -> bytes:
        return self.parts[f"{self.folder}/{name}"]

    def root(self, name: str) -> Any:
        return etree.fromstring(self.part(name))

    def find(self, query: str) -> list[Any]:
        found: list[Any] = self.package.xpath(query, namespaces=NAMES)
        return found

    def meta(self, property_: str) -> list[str]:
        return [found.text for found in self.find(f'//opf:meta[@property="{property_}"]')]

    def element(self, name: str) -> list[str]:
        return [found.text for found in self.find(f"//dc:{name}")]

    def manifest(self) -> dict[str, Any]:
        return {item.get("id"): item for item in self.find("//opf:manifest/opf:item")}

    def spine(self) -> list[str]:
        items = self.manifest()
        return [items[ref.get("idref")].get("href") for ref in self.find("//opf:itemref")]

    def documents(self) -> list[str]:
        return [
            item.get("href")
            for item in self.manifest().values()
            if item.get("media-type") == "application/xhtml+xml"
        ]

    def all_elements(self, query: str) -> list[Any]:
        """What all content documents have of it."""
        roots = map(self.root, self.documents())
        return [found for root in roots for found in root.xpath(query, namespaces=NAMES)]

    def text(self) -> str:
        """All words of the spine's bodies, in reading order."""
        return " ".join(words_of(self.root(name)) for name in self.spine())

    def navigation(self) -> Any:
        return self.root(self.find('//opf:item[@properties="nav"]/@href')[0])

    def ids(self) -> set[str]:
        """Everything that a link may name: `file` and `file#id`."""
        found = set(self.documents())
        for name in self.documents():
            found |= {f"{name}#{value}" for value in self.root(name).xpath("//@id")}
        return found


def words_of(root: Any) -> str:
    return " ".join("".join(root.find("h:body", NAMES).itertext()).split())
