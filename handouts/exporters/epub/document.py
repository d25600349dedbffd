"""The frame that all content documents share, and the gate they go through."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from handouts.errors import ExportError
from handouts.exporters.xml_text import escape

_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
)


class SpinePlace(StrEnum):
    """Read in turn, read only by following a link, or no reading text at all."""

    LINEAR = "linear"
    ASIDE = "aside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Document:
    """A content document."""

    file: str
    content: bytes
    place: SpinePlace = SpinePlace.LINEAR


def document(file: str, title: str, language: str, matter: str, body: str) -> Document:
    """`matter` is frontmatter, bodymatter, backmatter or cover (EPUB Structural Semantics)."""
    tag = escape(language)
    content = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{tag}" xml:lang="{tag}">\n<head>\n<title>{escape(title)}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f'<body epub:type="{matter}">\n{body}\n</body>\n</html>\n'
    )
    return Document(file, content.encode("utf-8"))


def parse_strictly(name: str, content: bytes) -> etree._Element:
    """The root of a part; a part that is no well-formed XML must never reach a reader."""
    try:
        return etree.fromstring(content, _STRICT)
    except etree.XMLSyntaxError as error:
        raise ExportError(
            f"the EPUB part {name} is not well-formed XML: {error}.",
            hint="This is a fault of the EPUB exporter; please report it with the source.",
        ) from error
