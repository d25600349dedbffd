"""A Word file taken apart, for those who look for what is wrong with it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from handouts.exporters.docx.namespaces import RELATIONSHIPS, WORD

W, R = f"{{{WORD}}}", f"{{{RELATIONSHIPS}}}"
VALUE = W + "val"
DOCUMENT = "word/document.xml"
LARGEST = 300 * 1024**2  # bytes of XML: far more than any handout, and still no bomb
_STORY = re.compile(r"word/(?:document|comments|footnotes|header\d+|footer\d+)\.xml")


class NoWordFileError(ValueError):
    """The bytes can't be taken apart."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` is a part's name, or an address where it is `external`; `kind` its last word."""

    owner: str
    identifier: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts by name; `stories` have text: document, notes, comments, headers and footers."""

    names: tuple[str, ...]
    parts: dict[str, etree._Element]
    relations: tuple[Relationship, ...]

    @property
    def document(self) -> etree._Element:
        return self.parts[DOCUMENT]

    @property
    def stories(self) -> list[etree._Element]:
        return [root for name, root in self.parts.items() if _STORY.fullmatch(name)]

    def all(self, *tags: str) -> Iterator[etree._Element]:
        for story in self.stories:
            yield from story.iter(*(W + tag for tag in tags))

    def values(self, part: str, tag: str, attribute: str = "val") -> list[str]:
        root = self.parts.get(part)
        if root is None:
            return []
        return [element.get(W + attribute, "") for element in root.iter(W + tag)]


def opened(data: bytes) -> WordFile:
    """Raises NoWordFileError for what is no zip, no XML, too large, or has no document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = tuple(archive.namelist())
            texts = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in texts) > LARGEST:
                raise NoWordFileError(f"it unpacks to over {LARGEST // 1024**2} MB")
            parts = {one.filename: _parsed(one.filename, archive.read(one)) for one in texts}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NoWordFileError(f"it is no Word file, or damaged: {error}") from error
    for name in ("[Content_Types].xml", DOCUMENT):
        if name not in parts:
            raise NoWordFileError(f"it is no Word file: it has no {name}")
    return WordFile(names, parts, tuple(_relations(parts)))


def _parsed(name: str, data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NoWordFileError(f"{name} declares entities, which no Word file does")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise NoWordFileError(f"{name} can't be read as XML: {error}") from error


def _relations(parts: dict[str, etree._Element]) -> Iterator[Relationship]:
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, base = posixpath.split(name)
        folder = posixpath.dirname(folder)
        owner = posixpath.join(folder, base.removesuffix(".rels"))
        for element in root:
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relationship(owner, element.get("Id", ""), kind, target, external)
