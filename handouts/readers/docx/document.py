"""A Word file opened: its paragraphs in order, and every word that is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from handouts.model.episode import DroppedLine
from handouts.readers.docx.archive import Archive
from handouts.readers.docx.inside import DELETED, Inside, Notes, plain_words
from handouts.readers.docx.numbering import Numbering
from handouts.readers.docx.paragraph import Draft, Remark, WordParagraph
from handouts.readers.docx.styles import Styles
from handouts.readers.docx.tags import ALTERNATES, CHOICE, W, value_of

_PARTS = re.compile(r"(?:header|footer)\d*\.xml")
_SHARED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TERMS = "http://purl.org/dc/terms/"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPEN = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
PICTURE = "a picture"
RUNNING = "a running head or foot"


@dataclass(frozen=True, slots=True)
class WordFile:
    """`properties` are the file's own, by name.

    `left_out` and `pictures` have the paragraph's number for a line, pictures what is said of
    each; `loose` are comments that hang on no words. `created` is a day as `2026-04-01`, or empty.
    """

    paragraphs: tuple[WordParagraph, ...]
    left_out: tuple[DroppedLine, ...]
    properties: Mapping[str, str]
    pictures: tuple[DroppedLine, ...] = ()
    loose: tuple[Remark, ...] = ()
    created: str = ""


def read_word_file(data: bytes, source: str) -> WordFile:
    """Raises SourceError for what is no Word file, or is none to be opened."""
    archive = Archive(data, source)
    body = archive.required("word/document.xml").find(f"{W}body")
    walk = _Walk(
        Styles(archive.xml("word/styles.xml")),
        Numbering(archive.xml("word/numbering.xml")),
        _notes(archive),
    )
    if body is not None:
        walk.blocks(body)
    walk.end()
    left_out = [*walk.left_out, *_running_lines(archive, len(walk.found))]
    return WordFile(
        tuple(walk.found),
        tuple(left_out),
        _properties(archive),
        tuple(walk.pictures),
        tuple(walk.loose),
        _created(archive),
    )


@dataclass(slots=True)
class _Walk:
    styles: Styles
    numbering: Numbering
    notes: Notes
    inside: Inside = field(init=False)
    found: list[WordParagraph] = field(default_factory=list)
    left_out: list[DroppedLine] = field(default_factory=list)
    pictures: list[DroppedLine] = field(default_factory=list)
    loose: list[Remark] = field(default_factory=list)
    number: int = 0
    row: int = 0
    rows: int = 0
    waiting: Draft | None = None  # its end was deleted, so that the next paragraph goes on in it

    def __post_init__(self) -> None:
        self.inside = Inside(self.styles, self.notes, self.leave_out)

    def leave_out(self, text: str, reason: str) -> None:
        words = " ".join(text.split())
        if words:
            self.left_out.append(DroppedLine(max(self.number, 1), words, reason))

    def blocks(self, container: etree._Element) -> None:
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self.inside.bookmark(child)
            elif tag == ALTERNATES:
                for choice in child.findall(CHOICE)[:1]:
                    self.blocks(choice)
            elif tag in _OPEN:
                self.blocks(child)

    def _table(self, table: etree._Element) -> None:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                self._row(row)

    def _row(self, row: etree._Element) -> None:
        if row.find(f"{W}trPr/{W}del") is not None:
            self.leave_out(plain_words(row), DELETED)
            return
        outer = self.row
        self.rows += 1
        self.row = self.rows
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                self.blocks(cell)
        self.row = outer

    def _paragraph(self, element: etree._Element) -> None:
        self.number += 1
        draft = self.waiting or Draft(
            self.number,
            self.styles.of(value_of(element, "w:pPr/w:pStyle")),
            list(self.inside.open_names.values()),
            self.row,
        )
        before, names = draft.size, len(draft.names)
        self.inside.read(element, draft)
        self._take_pictures()
        if draft is self.waiting and before == 0:  # nothing was left of the one before
            draft.style = self.styles.of(value_of(element, "w:pPr/w:pStyle"))
            draft.names = draft.names[names:] or list(self.inside.open_names.values())
        mark = element.find(f"{W}pPr/{W}rPr")
        is_joined = mark is not None and any(
            mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom")
        )
        draft.is_tracked |= is_joined or (mark is not None and mark.find(f"{W}ins") is not None)
        self.waiting = draft if is_joined else None
        if is_joined and draft.is_empty:
            draft.parts, draft.size, draft.marks = [], 0, []
        if not is_joined:
            self._finish(draft, element)
        boxes, self.inside.boxes = self.inside.boxes, []
        for box in boxes:
            self.blocks(box)

    def _finish(self, draft: Draft, element: etree._Element | None) -> None:
        if draft.is_empty:
            for remark in draft.remarks:
                self._loosen(remark)
            return
        number = self._number(draft, element)
        draft.marker = None if number is None else self.numbering.marker(*number)
        self.found.append(draft.finished())

    @staticmethod
    def _number(draft: Draft, element: etree._Element | None) -> tuple[str, int] | None:
        own = None if element is None else value_of(element, "w:pPr/w:numPr/w:numId")
        if own is None or element is None:
            return draft.style.number
        level = value_of(element, "w:pPr/w:numPr/w:ilvl") or "0"
        return None if own == "0" else (own, int(level) if level.isdecimal() else 0)

    def _take_pictures(self) -> None:
        found, self.inside.pictures = self.inside.pictures, []
        self.pictures += (DroppedLine(self.number, name, PICTURE) for name in found)

    def _loosen(self, remark: Remark) -> None:
        self.loose.append(remark)
        self.leave_out(remark.text, f"a comment by {remark.author}")

    def end(self) -> None:
        """What still waits: an open paragraph, and comments on nothing that was read."""
        if self.waiting is not None:
            self._finish(self.waiting, None)
        for identifier, remark in self.notes.comments.items():
            if identifier not in self.inside.hung:
                self._loosen(remark)


def _notes(archive: Archive) -> Notes:
    comments = archive.xml("word/comments.xml")
    remarks = () if comments is None else comments.iter(f"{W}comment")
    return Notes(
        _links(archive),
        _texts(archive, "footnote"),
        _texts(archive, "endnote"),
        {
            str(one.get(f"{W}id")): Remark(str(one.get(f"{W}author", "")), plain_words(one))
            for one in remarks
        },
    )


def _links(archive: Archive) -> dict[str, str]:
    root = archive.xml("word/_rels/document.xml.rels")
    found = () if root is None else root.iter(f"{{{_SHARED}}}Relationship")
    return {
        str(one.get("Id")): str(one.get("Target", ""))
        for one in found
        if str(one.get("Type", "")).endswith("/hyperlink") and one.get("TargetMode") == "External"
    }


def _texts(archive: Archive, kind: str) -> dict[str, str]:
    root = archive.xml(f"word/{kind}s.xml")
    found = () if root is None else root.iter(f"{W}{kind}")
    return {str(one.get(f"{W}id")): plain_words(one) for one in found}


def _running_lines(archive: Archive, paragraphs: int) -> Iterator[DroppedLine]:
    for name in archive.names("word/"):
        if _PARTS.fullmatch(name.removeprefix("word/")):
            root = archive.required(name)
            for one in root.iter(f"{W}p"):
                if words := plain_words(one):
                    yield DroppedLine(max(paragraphs, 1), words, RUNNING)


def _created(archive: Archive) -> str:
    root = archive.xml("docProps/core.xml")
    found = None if root is None else root.find(f"{{{_TERMS}}}created")
    day = "" if found is None else (found.text or "").strip()[:10]
    return day if _DAY.fullmatch(day) else ""


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.xml("docProps/custom.xml")
    found = {} if root is None else {str(one.get("name", "")): one for one in root}
    return {name: "".join(one.itertext()).strip() for name, one in found.items()}
