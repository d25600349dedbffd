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
from handouts.exporters.docx.brand.stories import PICTURE_TYPES, Picture, Story
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.namespaces import DECLARED, IGNORABLE

CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NO_PROPERTIES = (
    f"{DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_SCHEMES = {"http", "https", "mailto"}
_KEPT_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"


class WordPackage:
    """An empty Word file that takes parts, links and a body, and becomes bytes.

    `declared` are the namespaces of what stands in the body, `ignorable` says which of them an
    older program may pass over.
    """

    def __init__(self, declared: str = DECLARED, ignorable: str = IGNORABLE) -> None:
        self._package, self._declared = Package(), declared
        empty = f"{DECLARATION}<w:document {declared} {ignorable}><w:body/></w:document>"
        part = DocumentPart.load(
            PackURI("/word/document.xml"),
            CONTENT_TYPE.WML_DOCUMENT_MAIN,
            empty.encode(),
            self._package,
        )
        assert isinstance(part, DocumentPart)
        self._main = part
        self._package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._links: dict[str, str | None] = {}
        self._media: dict[Picture, Part] = {}
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

    def add_story(self, name: str, kinds: tuple[str, str], xml: str, story: Story) -> str:
        """Add a header or footer (content type, relationship) with the pictures of `story`."""
        part = self._part(f"/word/{name}", *kinds, xml)
        self._relate_pictures(part, story)
        return self._main.relate_to(part, kinds[1])

    def add_pictures(self, story: Story) -> None:
        """Add the pictures of what stands in the body, under the ids that it has for them."""
        self._relate_pictures(self._main, story)

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
        parsed = parse_xml(f"<w:body {self._declared}>{body}{section}</w:body>")
        self._main.element.body.extend(list(parsed))

    def to_bytes(self) -> bytes:
        """The file: content types first, as the packaging standard advises, then by name."""
        buffer = io.BytesIO()
        self._package.save(buffer)
        with zipfile.ZipFile(buffer) as source:
            names = sorted(source.namelist(), key=lambda name: (not name.startswith("["), name))
            members = [(name, source.read(name)) for name in names]
        return write_archive(members, frozenset())

    def _relate_pictures(self, owner: Part, story: Story) -> None:
        for identifier, picture in story.pictures:
            if picture not in self._media:
                name = PackURI(f"/word/media/image{len(self._media) + 1}{picture.suffix}")
                kind = PICTURE_TYPES[picture.suffix]
                self._media[picture] = Part(name, kind, picture.content, self._package)
            owner.load_rel(RELATIONSHIP_TYPE.IMAGE, self._media[picture], identifier)

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
