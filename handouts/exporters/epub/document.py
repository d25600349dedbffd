"""The frame that all content documents share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.exporters.xml_text import escape


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
