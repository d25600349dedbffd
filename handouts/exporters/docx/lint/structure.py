"""Where elements stand: texts, tables, sections; and settings that make Word ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from handouts.exporters.docx.lint.word_file import VALUE, W, WordFile

_ASKS = ("updateFields", "attachedTemplate", "mailMerge")
_WITHOUT_TEXT = tuple(W + tag for tag in ("body", "p", "r", "tbl", "tr", "tc"))
_ENDS_A_CELL = (W + "p", W + "sdt")


def texts(file: WordFile) -> Iterator[str]:
    for element in file.document.iter(*_WITHOUT_TEXT):
        if any(text and text.strip() for text in _direct_texts(element)):
            yield f"text directly in {etree.QName(element).localname}"


def _direct_texts(element: etree._Element) -> Iterable[str | None]:
    return (element.text, *(child.tail for child in element))


def tables(file: WordFile) -> Iterator[str]:
    for cell in file.all("tc"):
        if len(cell) == 0 or cell[-1].tag not in _ENDS_A_CELL:
            yield "a table cell does not end with a paragraph"
    for table in file.all("tbl"):
        rows = table.findall(W + "tr")
        if not rows:
            yield "a table has no rows"
            continue
        look = table.find(f"{W}tblPr/{W}tblLook")
        says_so = look is not None and look.get(W + "firstRow") in {"1", "true"}
        if says_so and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "a table's heading is not repeated on its next page"
        widths = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if widths and any(_columns(row) != widths for row in rows):
            yield "a row has other columns than its table"
    body = file.document.find(W + "body")
    last = [] if body is None else [one.tag for one in body if one.tag != W + "sectPr"][-1:]
    if last == [W + "tbl"]:
        yield "the body ends with a table"


def _columns(row: etree._Element) -> int:
    """How many columns of the grid a row fills, with those that it leaves out at its ends."""
    cells = [*row.iterfind(f"{W}tc"), *row.iterfind(f"{W}sdt/{W}sdtContent/{W}tc")]
    spans = [
        int(span.get(VALUE, "1"))
        for cell in cells
        for span in cell.iterfind(f"{W}tcPr/{W}gridSpan")
    ]
    left_out = [
        int(one.get(VALUE, "0"))
        for tag in ("gridBefore", "gridAfter")
        for one in row.iterfind(f"{W}trPr/{W}{tag}")
    ]
    return len(cells) - len(spans) + sum(spans) + sum(left_out)


def sections(file: WordFile) -> Iterator[str]:
    """Page set up ends a section: in the last paragraph of it, or at the end of the body."""
    body = file.document.find(W + "body")
    if body is None or len(body) == 0:
        yield "the document has no body"
        return
    if body[-1].tag != W + "sectPr":
        yield "the body does not end with its page set up"
    for section in body.iter(W + "sectPr"):
        parent = section.getparent()
        is_last = parent is body and section is body[-1]
        if not is_last and (parent is None or parent.tag != W + "pPr"):
            yield "page set up in the middle of the text"
        kinds = [one.get(W + "type") for one in section.iterfind(f"{W}headerReference")]
        if len(kinds) != len(set(kinds)):
            yield "a section has two headers of one kind"
        if section.find(W + "pgSz") is None or section.find(W + "pgMar") is None:
            yield "a section has no paper or no margins"


def questions(file: WordFile) -> Iterator[str]:
    for name in _ASKS:
        if file.values("word/settings.xml", name):
            yield f"{name} makes Word ask the reader"
    if any(element.get(W + "dirty") is not None for element in file.all("fldChar", "fldSimple")):
        yield "a dirty field makes Word ask the reader"
