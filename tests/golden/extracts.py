"""What a person can read of an output: its words in reading order, one line for each block."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_BLOCKS = {
    _XHTML + name
    for name in (
        *("address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead"),
        *("tr", "ul"),
    )
}


def one_line(text: str) -> str:
    return " ".join(text.split())


def differ_in_line_breaks_only(one: str, other: str) -> bool:
    """The same characters, and every space of one is a space or a line's end in the other.

    A line may end inside a long word, where there is no space at all.
    """
    solid_one, spaces_one, ends_one = _gaps(one)
    solid_other, spaces_other, ends_other = _gaps(other)
    same_spaces = spaces_one <= spaces_other | ends_other and spaces_other <= spaces_one | ends_one
    return solid_one == solid_other and same_spaces


def _gaps(text: str) -> tuple[str, set[int], set[int]]:
    """The characters without gaps; how many stand before each space, and each line's end."""
    solid, spaces, ends = "", set[int](), set[int]()
    for line in text.splitlines():
        for word in line.split():
            solid += word
            spaces.add(len(solid))
        spaces.discard(len(solid))
        ends.add(len(solid))
    return solid, spaces, ends


def pdf_lines(pdf: Path) -> Iterator[str]:
    """The lines of each page in the order of its content, which is the reading order."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    for number, page in enumerate(text.rstrip("\f").split("\f"), start=1):
        yield f"==== page {number} ===="
        yield from filter(None, map(one_line, page.splitlines()))


def docx_lines(document: Path) -> Iterator[str]:
    """The style and text of each paragraph, those in tables and content controls too."""
    opened = docx.Document(str(document))
    names = {style.style_id: style.name for style in opened.styles}
    for paragraph in opened.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "Normal" if style is None else names[style.get(qn("w:val"))]
        if words := one_line("".join(_word_characters(paragraph))):
            yield f"[{name}] {words}"


def _word_characters(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if node.getparent().tag != qn("w:tabs"):
            yield node.text or "" if node.tag == qn("w:t") else " "


def epub_lines(book: Path) -> Iterator[str]:
    """The words of each block in the order of the spine, licences of fonts left out."""
    with zipfile.ZipFile(book) as archive:
        package_name = next(name for name in archive.namelist() if name.endswith(".opf"))
        package = etree.fromstring(archive.read(package_name))
        paths = {item.get("id"): item.get("href") for item in package.iter(_OPF + "item")}
        for itemref in package.iter(_OPF + "itemref"):
            path = str(PurePosixPath(package_name).parent / paths[itemref.get("idref")])
            if "licence" in path:
                continue
            yield f"==== {path} ===="
            body = etree.fromstring(archive.read(path)).find(_XHTML + "body")
            yield from filter(None, map(one_line, "".join(_marked(body)).split("\v")))


def _marked(element: Any) -> Iterator[str]:
    """All characters, with a vertical tab wherever a block begins or ends."""
    edge = "\v" if element.tag in _BLOCKS else ""
    yield edge + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _marked(child)
        yield child.tail or ""
    yield edge
