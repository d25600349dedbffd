"""The package: python-docx holds the parts and their relationships, we give their contents.

The base is written here and not taken from python-docx's template, which opens in compatibility
mode, checks Japanese as English and carries 164 styles and a thumbnail. It is text, not a
packaged .docx, because most of it follows the theme, and because a change of it can be read.
"""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote, urlsplit

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from handouts.exporters.archive import write_archive
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.namespaces import DECLARED, IGNORABLE

CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_EMPTY = f"{DECLARATION}<w:document {DECLARED} {IGNORABLE}><w:body/></w:document>"
_NO_PROPERTIES = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_SCHEMES = {"http", "https", "mailto"}
_KEPT_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"


class WordPackage:
    """An empty Word file that takes parts, links and a body, and becomes bytes."""

    def __init__(self) -> None:
        self._package = Package()
        part = DocumentPart.load(
            PackURI("/word/document.xml"),
            CONTENT_TYPE.WML_DOCUMENT_MAIN,
            _EMPTY.encode(),
            self._package,
        )
        assert isinstance(part, DocumentPart)
        self._main = part
        self._package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._links: dict[str, str | None] = {}
        # Without a part of our own python-docx makes one that names itself and the clock.
        self._add_to_package(
            "/docProps/core.xml",
            CONTENT_TYPE.OPC_CORE_PROPERTIES,
            RELATIONSHIP_TYPE.CORE_PROPERTIES,
            _NO_PROPERTIES,
        )

    @property
    def document(self) -> Document:
        document: Document = self._main.document
        return document

    def add_part(self, name: str, content_type: str, relationship: str, xml: str) -> str:
        """Add `/word/<name>` to the document; the id of its relationship."""
        part = self._part(f"/word/{name}", content_type, relationship, xml)
        return self._main.relate_to(part, relationship)

    def add_custom_properties(self, xml: str) -> None:
        self._add_to_package(
            "/docProps/custom.xml",
            CUSTOM_PROPERTIES_TYPE,
            RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
            xml,
        )

    def relate_link(self, address: str) -> str | None:
        """The id of an outward link; None for an address that would make Word refuse the file."""
        if address not in self._links:
            legal = _legal_address(address)
            self._links[address] = (
                self._main.relate_to(legal, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                if legal
                else None
            )
        return self._links[address]

    def fill(self, body: str, section: str) -> None:
        """Parse the whole body at once: one paragraph at a time costs a thousand times more."""
        parsed = parse_xml(f"<w:body {DECLARED}>{body}{section}</w:body>")
        self._main.element.body.extend(list(parsed))

    def to_bytes(self) -> bytes:
        """The file: content types first, as the packaging standard advises, then by name."""
        buffer = io.BytesIO()
        self._package.save(buffer)
        with zipfile.ZipFile(buffer) as source:
            names = sorted(source.namelist(), key=lambda name: (not name.startswith("["), name))
            members = [(name, source.read(name)) for name in names]
        return write_archive(members, frozenset())

    def _add_to_package(self, name: str, content_type: str, relationship: str, xml: str) -> None:
        part = self._part(name, content_type, relationship, xml)
        self._package.relate_to(part, relationship)

    def _part(self, name: str, content_type: str, relationship: str, xml: str) -> Part:
        # A class that makes parts of other classes: of the kind that python-docx has for the type.
        part: object = PartFactory(
            PackURI(name), content_type, relationship, xml.encode(), self._package
        )
        assert isinstance(part, Part)
        return part


def _legal_address(address: str) -> str | None:
    """The address with everything but ASCII percent-encoded, as RFC 3986 has it."""
    legal = quote(address, safe=_KEPT_IN_ADDRESS, errors="replace")
    try:
        scheme = urlsplit(legal).scheme
    except ValueError:
        return None
    return legal if scheme in _SCHEMES else None
