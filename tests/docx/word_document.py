"""A Word file as a reader sees it: paragraphs in order, by the names of their styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
NAMESPACES = {"w": WORD}


class WordDocument:
    """`paragraphs` goes into tables and content controls, which python-docx's list leaves out."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.part("word/document.xml")
        self.styles = {
            style.get(W + "styleId"): style
            for style in self.part("word/styles.xml").iter(W + "style")
        }

        self._default = next(
            name
            for name, style in self.styles.items()
            if style.get(W + "type") == "paragraph" and style.get(W + "default") == "1"
        )

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.members[name])

    def find(self, path: str) -> list[etree._Element]:
        return self.body.findall(path, NAMESPACES)

    @property
    def paragraphs(self) -> list[etree._Element]:
        return list(self.body.iter(W + "p"))

    def style_name(self, paragraph: etree._Element) -> str:
        style = paragraph.find("w:pPr/w:pStyle", NAMESPACES)
        identifier = self._default if style is None else style.get(W + "val")
        return str(self.styles[identifier].find(W + "name").get(W + "val"))

    def texts(self, *styles: str) -> list[str]:
        """The texts of all paragraphs of these styles, in order."""
        return [text_of(p) for p in self.paragraphs if self.style_name(p) in styles]

    def lines(self) -> Iterator[str]:
        for paragraph in self.paragraphs:
            if text := text_of(paragraph):
                yield f"{self.style_name(paragraph)}: {text}"

    def running_lines(self) -> dict[str, str]:
        return {
            name: text_of(self.part(name))
            for name in sorted(self.members)
            if name.startswith(("word/header", "word/footer"))
        }


def text_of(element: etree._Element) -> str:
    """Without the readings above words (`w:rt`), which say a word once more."""
    tags = (W + "t", W + "tab")
    marks = (
        node
        for node in element.iter(*tags)
        if node.getparent().tag == W + "r" and node.getparent().getparent().tag != W + "rt"
    )
    return "".join(node.text or "" if node.tag == W + "t" else "\t" for node in marks)


def text_of_words(content: bytes) -> str:
    """All text of the body, for checks on words and their order."""
    return "\n".join(text_of(paragraph) for paragraph in WordDocument(content).paragraphs)
