"""A client's headers, footers and cover page: what one sees stays, what hides or acts goes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from handouts.exporters.docx.brand.field_codes import AUTHOR, SUBJECT, TITLE, settle_fields
from handouts.exporters.docx.brand.opening import Relationship, TemplateArchive
from handouts.exporters.docx.brand.wrapping import (
    DRAWING,
    PREFIXES,
    R,
    W,
    inner_xml,
    remove,
    unwrap,
)

PICTURE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
}
_A, _O = f"{{{DRAWING.format('main')}}}", f"{{{PREFIXES['o']}}}"
_GONE = {
    **dict.fromkeys(("object", "control"), "embedded objects"),
    **dict.fromkeys(("altChunk", "subDoc", "contentPart"), "embedded files"),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference"), ""),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "annotationRef"), ""),
    **dict.fromkeys(("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"), ""),
    **dict.fromkeys(("del", "moveFrom", "delInstrText", "delText", "cellDel"), "deleted text"),
    **dict.fromkeys(("lastRenderedPageBreak", "sectPrChange", "pPrChange", "rPrChange"), ""),
    **dict.fromkeys(("tblPrChange", "tcPrChange", "trPrChange", "tblGridChange"), ""),
    **dict.fromkeys(("tblPrExChange", "numberingChange", "cellIns", "cellMerge"), ""),
    **{
        f"{kind}Range{end}": ""
        for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel")
        for end in ("Start", "End")
    },
}
_UNWRAPPED = {"hyperlink": "links", "customXml": "", "smartTag": "", "ins": "", "moveTo": ""}
_DRAWN = (W + "drawing", W + "pict", W + "object")
_TOLD = {"title": TITLE, "subject": SUBJECT, "creator": AUTHOR}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes and its suffix, which says what kind it is."""

    suffix: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """XML to stand under `wrapping.DECLARED`, the pictures in it by the id of their relationship.

    `left_out` names what it had and has no more.
    """

    xml: str
    pictures: tuple[tuple[str, Picture], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of the styles and numbers of the lists that a story may name."""

    styles: frozenset[str]
    lists: frozenset[str]


def cleaned(
    archive: TemplateArchive, part: str, elements: Sequence[etree._Element], known: Known
) -> Story:
    """The elements of a part without links, controls, changes and dangling references."""
    root = etree.Element(W + "body", nsmap=PREFIXES)
    gone: list[str] = []
    root.extend(elements)
    gone += _without_gone(root)
    _free_controls(root)
    gone += [f"a field {name}" for name in settle_fields(root) if name]
    pictures = _Pictures(archive, archive.relationships(part), part)
    gone += pictures.settle(root)
    _without_dangling(root, known)
    return Story(inner_xml(list(root)), tuple(pictures.kept.items()), tuple(dict.fromkeys(gone)))


def _without_gone(root: etree._Element) -> Iterator[str]:
    for element in list(root.iter(etree.Element)):
        if not str(element.tag).startswith(W):
            continue
        name = etree.QName(element).localname
        if name in _GONE:
            remove(element)
            yield from filter(None, (_GONE[name],))
        elif name in _UNWRAPPED:
            # In the properties of a paragraph or row, w:ins is a mark without children.
            unwrap(element)
            yield from filter(None, (_UNWRAPPED[name],))


def _free_controls(root: etree._Element) -> None:
    """Content controls become what they hold; those bound to the title, the title to be."""
    for control in list(root.iter(W + "sdt")):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        told = None if binding is None else _bound(binding.get(W + "xpath", ""))
        content = control.find(W + "sdtContent")
        if content is None:
            remove(control)
            continue
        if told is not None:
            texts = list(content.iter(W + "t"))
            for text in texts[1:]:
                remove(text)
            for text in texts[:1]:
                text.text = told
        for child in list(control):
            if child is not content:
                control.remove(child)
        unwrap(content)
        unwrap(control)


def _bound(path: str) -> str | None:
    if "coreProperties" not in path:
        return None
    name = path.rstrip("/").rsplit("/", 1)[-1].rpartition(":")[2].partition("[")[0]
    return _TOLD.get(name, "")


class _Pictures:
    """Follows every relationship in a story; only pictures inside the file are kept."""

    def __init__(
        self, archive: TemplateArchive, relations: Mapping[str, Relationship], part: str
    ) -> None:
        self._archive, self._relations = archive, relations
        # The cover goes into our document, whose own ids begin with rId.
        self._prefix = "".join(c for c in posixpath.basename(part) if c.isalnum())
        self.kept: dict[str, Picture] = {}

    def settle(self, root: etree._Element) -> Iterator[str]:
        for element in list(root.iter(etree.Element)):
            for key in [key for key in element.attrib if key.startswith(R)]:
                identifier = self._keep(element.attrib[key])
                if identifier is None:
                    del element.attrib[key]
                else:
                    element.set(key, identifier)
                if identifier is None and not any(k.startswith(R) for k in element.attrib):
                    yield _drop(element)
            element.attrib.pop(f"{_O}relid", None)

    def _keep(self, identifier: str) -> str | None:
        relation = self._relations.get(identifier)
        if relation is None or relation.is_external or relation.kind != "image":
            return None
        suffix = posixpath.splitext(relation.target)[1].lower()
        content = self._archive.read(relation.target) if suffix in PICTURE_TYPES else None
        if content is None:
            return None
        mine = f"{self._prefix}{len(self.kept) + 1}"
        self.kept[mine] = Picture(suffix, content)
        return mine


def _drop(element: etree._Element) -> str:
    """Remove what needs a relationship that is not there; what to call it."""
    if etree.QName(element).localname.startswith("hlink"):
        remove(element)
        return "links"
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in (*_DRAWN, f"{_A}ext"):
            remove(ancestor)
            return "pictures or objects from outside"
    remove(element)
    return "references to parts that are not kept"


def _without_dangling(root: etree._Element, known: Known) -> None:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for use in list(root.iter(W + tag)):
            if use.get(W + "val") not in known.styles:
                remove(use)
    for use in list(root.iter(W + "numPr")):
        number = use.find(W + "numId")
        if number is None or number.get(W + "val") not in known.lists | {"0"}:
            remove(use)
