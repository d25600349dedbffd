"""The gate that every part goes through before it is packaged.

EPUBCheck lets pass what no reader should be given: URLs that run code, members that nothing
lists, a deflated `mimetype`. What is refused here is a fault of the exporter, never of a source:
sources are escaped long before.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import NoReturn

from lxml import etree

from handouts.errors import ExportError
from handouts.exporters.xhtml import safe_url

_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
# Everything that our documents are made of. No element here runs, loads, embeds or sends
# anything but the style sheet and the cover; no attribute holds code or style.
_ELEMENTS = frozenset(
    _XHTML + name
    for name in (
        "html head title link body section header nav aside div p h1 h2 h3 h4 h5 h6 ul ol li dl dt"
        " dd dfn blockquote table thead tbody tr th td a b i em strong small span time picture"
        " source img ruby rt rp"
    ).split()
)
_ATTRIBUTES = frozenset(
    (
        "id class lang role hidden href src srcset alt rel type start value datetime colspan scope"
        " aria-label aria-labelledby aria-hidden data-head"
        " {http://www.w3.org/XML/1998/namespace}lang {http://www.idpf.org/2007/ops}type"
    ).split()
)
_DRAWN = frozenset(
    f"{{http://www.w3.org/2000/svg}}{name}" for name in "svg title rect path image".split()
)
_DRAWN_WITH = frozenset(
    (
        "width height viewBox x y d fill fill-rule stroke stroke-width stroke-linecap"
        " stroke-linejoin transform preserveAspectRatio href"
    ).split()
)
_PIXELS = "data:image/png;base64,"
_DOCTYPE = "<!DOCTYPE html>"
_IDS = etree.XPath("//@id", smart_strings=False)
_LABELS = etree.XPath("//@aria-labelledby", smart_strings=False)
_LOADED = etree.XPath(
    "//@src|//@srcset|//h:link/@href", namespaces={"h": _XHTML[1:-1]}, smart_strings=False
)
_LINKS = etree.XPath("//h:a/@href", namespaces={"h": _XHTML[1:-1]}, smart_strings=False)
# What package document, NCX and container name.
_NAMED = etree.XPath(
    "//@full-path|//*[local-name()='item']/@href|//*[local-name()='content']/@src",
    smart_strings=False,
)
_LISTED = etree.XPath("//*[local-name()='item']/@href", smart_strings=False)
_STYLE_LOADS = re.compile(rb"@import|url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
_GENERATED = re.compile(
    r"EPUB/(?:fonts/)?[a-z0-9]+(?:-[a-z0-9]+)*\.(?:xhtml|css|png|svg|ttf|opf|ncx)"
)
_UNLISTED = frozenset({"mimetype", "META-INF/container.xml", "EPUB/content.opf"})
_FIRST_MEMBER = b"mimetypeapplication/epub+zip"  # at byte 30 (OCF 3.3, section 4.3)


def refuse(name: str, fault: str) -> NoReturn:
    raise ExportError(
        f"the EPUB part {name} {fault}.",
        hint="This is a fault of the EPUB exporter; please report it with the source.",
    )


def parse_strictly(name: str, content: bytes) -> etree._Element:
    """The root of a part; a part that is no well-formed XML must never reach a reader."""
    try:
        return etree.fromstring(content, _STRICT)
    except etree.XMLSyntaxError as error:
        refuse(name, f"is not well-formed XML: {error}")


class Gate:
    """Judges the parts of one book. All names are relative to the package document's folder."""

    def __init__(self) -> None:
        self._targets: set[str] = set()
        self._links: dict[str, str] = {}
        self._listed: set[str] = set()

    def document(self, name: str, content: bytes) -> etree._Element:
        """The root of a content document that may go into the book."""
        root = parse_strictly(name, content)
        self._judge_words(name, root)
        ids = self._ids(name, root)
        for labels in _LABELS(root):
            if missing := set(labels.split()) - ids:
                refuse(name, f"is labelled by {missing.pop()!r}, which is not there")
        for url in _LOADED(root):
            self._link(name, url)
        for url in _LINKS(root):
            if safe_url(url) is None:
                self._link(name, url)
        return root

    def _judge_words(self, name: str, root: etree._Element) -> None:
        elements = list(root.iter())
        # Comments, processing instructions and entities have no name, so none gets through.
        if strange := {element.tag for element in elements} - _ELEMENTS:
            refuse(name, f"has the element {strange.pop()}")
        if strange := set().union(*(element.keys() for element in elements)) - _ATTRIBUTES:
            refuse(name, f"has the attribute {strange.pop()}")
        if root.getroottree().docinfo.doctype != _DOCTYPE:
            refuse(name, "has a document type of its own")

    def _ids(self, name: str, root: etree._Element) -> set[str]:
        found: list[str] = _IDS(root)
        ids = set(found)
        if len(ids) < len(found):
            twice = next(one for one in found if found.count(one) > 1)
            refuse(name, f"has the id {twice!r} twice")
        self._targets.add(name)
        self._targets.update(f"{name}#{one}" for one in ids)
        return ids

    def _link(self, name: str, url: str) -> None:
        self._links.setdefault(f"{name}{url}" if url.startswith("#") else url, name)

    def package(self, parts: Sequence[tuple[str, bytes]]) -> None:
        """Judge what EbookLib wrote, the style sheet, all names and where all links lead."""
        names = [name for name, _ in parts]
        _judge_names(names)
        self._targets.update(name.removeprefix("EPUB/") for name in names)
        for name, content in parts:
            short = name.removeprefix("EPUB/")
            if name.endswith((".opf", ".ncx", ".xml")):
                self._judge_package(short, content)
            elif name.endswith(".svg"):
                _judge_drawing(short, content)
            elif name.endswith(".css"):
                self._judge_style(short, content)
        for name in names:
            if name not in _UNLISTED and name.removeprefix("EPUB/") not in self._listed:
                refuse(name, "is not in the manifest")
        for url, name in self._links.items():
            if url not in self._targets:
                refuse(name, f"leads to {url!r}, which is not in the book")

    def _judge_package(self, name: str, content: bytes) -> None:
        root = parse_strictly(name, content)
        self._ids(name, root)
        self._listed.update(_LISTED(root))
        for url in _NAMED(root):
            self._link(name, url.removeprefix("EPUB/"))

    def _judge_style(self, name: str, content: bytes) -> None:
        for found in _STYLE_LOADS.finditer(content):
            if found[1] is None:
                refuse(name, "imports another style sheet")
            self._link(name, found[1].decode("utf-8"))


def _judge_drawing(name: str, content: bytes) -> None:
    """A drawing has shapes and pixels of its own: it names nothing, inside or outside."""
    for element in parse_strictly(name, content).iter():
        if element.tag not in _DRAWN:
            refuse(name, f"has the element {element.tag}")
        if strange := set(element.keys()) - _DRAWN_WITH:
            refuse(name, f"has the attribute {strange.pop()}")
        if not str(element.get("href", _PIXELS)).startswith(_PIXELS):
            refuse(name, "loads something")


def _judge_names(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name not in _UNLISTED and not _GENERATED.fullmatch(name):
            refuse(name, "has a name that is not of our making")
        if name in seen:
            refuse(name, "is there twice")
        seen.add(name)


def judge_archive(content: bytes, expected: Iterable[str]) -> None:
    """Judge the finished container: `mimetype` first and stored, then exactly these members."""
    if content[30 : 30 + len(_FIRST_MEMBER)] != _FIRST_MEMBER:
        refuse("mimetype", "does not begin the container")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    if [member.filename for member in members] != list(expected):
        refuse(posixpath.basename(members[-1].filename), "is not what was to be packed")
    for member in members:
        if member.extra:
            refuse(member.filename, "has extra fields in the container")
