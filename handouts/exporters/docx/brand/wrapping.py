"""XML of a client's parts under namespaces and prefixes of our choice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from handouts.exporters.docx.namespaces import COMPATIBILITY, RELATIONSHIPS, WORD, WORD_2010

W, R, MC = f"{{{WORD}}}", f"{{{RELATIONSHIPS}}}", f"{{{COMPATIBILITY}}}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/{}"
_OFFICE = "http://schemas.microsoft.com/office/word/{}"
PREFIXES: dict[str | None, str] = {
    "w": WORD,
    "r": RELATIONSHIPS,
    "mc": COMPATIBILITY,
    "w14": WORD_2010,
    "a": DRAWING.format("main"),
    "pic": DRAWING.format("picture"),
    "wp": DRAWING.format("wordprocessingDrawing"),
    "wps": _OFFICE.format("2010/wordprocessingShape"),
    "wpg": _OFFICE.format("2010/wordprocessingGroup"),
    "wp14": _OFFICE.format("2010/wordprocessingDrawing"),
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_XML = "http://www.w3.org/XML/1998/namespace"  # xml:space
_NAMES = {uri: prefix for prefix, uri in PREFIXES.items()}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
IGNORABLE = 'mc:Ignorable="w14 wp14"'
_IDENTITIES = re.compile(r"rsid\w*|paraId|textId|anchorId|editId")


def inner_xml(elements: Iterable[etree._Element]) -> str:
    """The elements as text that stands well under `DECLARED`; they leave where they were.

    What belongs to a namespace that is not declared there is left out: a prefix in the value
    of an attribute (`Requires="wps"`) that nobody declares makes Word refuse the file.
    """
    root = etree.Element(f"{W}body", nsmap=PREFIXES)
    for element in elements:
        _settle_alternatives(element)
        element.tail = None
        root.append(element)
    for element in list(root.iter(etree.Element)):
        _without_strangers(element)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(PREFIXES))
    text: str = etree.tostring(root, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")] if len(root) else ""


def _settle_alternatives(element: etree._Element) -> None:
    for choice in list(element.iter(f"{MC}Choice")):
        named = [_NAMES.get(choice.nsmap.get(each)) for each in choice.get("Requires", "").split()]
        if named and all(named):
            choice.set("Requires", " ".join(str(each) for each in named))
        else:
            remove(choice)
    for alternative in list(element.iter(f"{MC}AlternateContent")):
        if alternative.find(f"{MC}Choice") is None:
            for fallback in alternative.findall(f"{MC}Fallback"):
                unwrap(fallback)
            unwrap(alternative)


def _without_strangers(element: etree._Element) -> None:
    name = etree.QName(element)
    if name.namespace not in _NAMES and element.getparent() is not None:
        remove(element)
        return
    for key in list(element.attrib):
        attribute = etree.QName(key)
        is_stranger = attribute.namespace not in (None, _XML, *_NAMES)
        if is_stranger or attribute.namespace == COMPATIBILITY or _is_identity(attribute):
            del element.attrib[key]


def _is_identity(name: etree.QName) -> bool:
    return name.namespace is not None and bool(_IDENTITIES.fullmatch(name.localname))


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """The children in the element's place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)
