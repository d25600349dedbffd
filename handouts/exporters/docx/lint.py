"""What schema validators let pass and Word shows wrongly, repairs or asks about.

A dangling style is valid: Word takes the default and says nothing. One lost mark turns the rest
of a document into a field. `lint` reads the bytes of any Word file, ours or another's.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from handouts.exporters.docx.namespaces import RELATIONSHIPS, WORD, WORD_2010
from handouts.word_names import BOOKMARK_LENGTH

W, R = f"{{{WORD}}}", f"{{{RELATIONSHIPS}}}"
VALUE = W + "val"
_BOOKMARK = re.compile(rf"(?:_|[^\W\d_])\w{{0,{BOOKMARK_LENGTH - 1}}}")
_REFERENCE = re.compile(r"\s*(?:REF|PAGEREF)\s+(\S+)")
_SAFE_FIELDS = {"PAGE", "NUMPAGES", "TITLE", "STYLEREF", "TOC", "REF", "PAGEREF", "HYPERLINK"}
_ASKS = ("updateFields", "attachedTemplate", "mailMerge")
_WITHOUT_TEXT = tuple(W + tag for tag in ("body", "p", "r", "tbl", "tr", "tc"))
CHECK_BOX = f"{{{WORD_2010}}}checkbox"
LONGEST_CONTROL_NAME = 64  # characters: what its dialog lets one type
LONGEST_FONT_NAME = 31  # characters, and a single name ([MS-OI29500] 2.1.262)
_PROPERTY_STYLES = ("pStyle", "rStyle", "tblStyle")
_STYLE_LINKS = ("basedOn", "next", "link")


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts by name; `stories` have text: document, comments, headers and footers."""

    names: tuple[str, ...]
    parts: dict[str, etree._Element]

    @property
    def document(self) -> etree._Element:
        return self.parts["word/document.xml"]

    @property
    def stories(self) -> list[etree._Element]:
        kinds = re.compile(r"word/(?:document|comments|header\d+|footer\d+)\.xml")
        return [root for name, root in self.parts.items() if kinds.fullmatch(name)]

    def all(self, *tags: str) -> Iterator[etree._Element]:
        for story in self.stories:
            yield from story.iter(*(W + tag for tag in tags))

    def values(self, part: str, tag: str, attribute: str) -> list[str]:
        root = self.parts.get(part)
        if root is None:
            return []
        return [element.get(W + attribute, "") for element in root.iter(W + tag)]


def lint(content: bytes) -> list[str]:
    """Findings, one line each; none for a file that Word opens without a word."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = tuple(archive.namelist())
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    file = WordFile(names, parts)
    return [finding for check in _CHECKS for finding in check(file)]


def _package(file: WordFile) -> Iterator[str]:
    for name, count in Counter(file.names).items():
        if count > 1:
            yield f"the part {name} is there twice"
    declared = {
        element.get("PartName", "").lstrip("/")
        for element in file.parts["[Content_Types].xml"]
        if element.tag.endswith("Override")
    }
    yield from (
        f"content type of a missing part {name}" for name in sorted(declared - set(file.names))
    )
    targets = set()
    for name, root in file.parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for element in root:
                if element.get("TargetMode") != "External":
                    target = posixpath.join("/", folder, element.get("Target", ""))
                    targets.add(posixpath.normpath(target).lstrip("/"))
    yield from (
        f"relationship to a missing part {name}" for name in sorted(targets - set(file.names))
    )
    lone = {name for name in file.names if not name.endswith(".rels")} - targets
    yield from (f"no relationship to {name}" for name in sorted(lone - {"[Content_Types].xml"}))


def _relationships(file: WordFile) -> Iterator[str]:
    known = file.parts.get("word/_rels/document.xml.rels")
    ids = {element.get("Id") for element in known} if known is not None else set()
    for element in file.document.iter():
        identifier = element.get(R + "id")
        if identifier is not None and identifier not in ids:
            yield f"dangling relationship {identifier}"


def _styles(file: WordFile) -> Iterator[str]:
    known = Counter(file.values("word/styles.xml", "style", "styleId"))
    yield from (f"style {name} is there twice" for name, count in known.items() if count > 1)
    used = [use.get(VALUE, "") for use in file.all(*_PROPERTY_STYLES)]
    used += file.values("word/numbering.xml", "pStyle", "val")
    for tag in _STYLE_LINKS:
        used += file.values("word/styles.xml", tag, "val")
    yield from (f"dangling style {name}" for name in sorted(set(used) - set(known)))


def _numbering(file: WordFile) -> Iterator[str]:
    part = "word/numbering.xml"
    definitions = set(file.values(part, "abstractNum", "abstractNumId"))
    numbers = Counter(file.values(part, "num", "numId"))
    yield from (f"list number {name} is there twice" for name, n in numbers.items() if n > 1)
    root = file.parts.get(part)
    if root is not None:
        for use in root.findall(f"{W}num/{W}abstractNumId"):
            if use.get(VALUE) not in definitions:
                yield f"dangling list definition {use.get(VALUE)}"
    used = {use.get(VALUE) for use in file.all("numId")}
    used |= set(file.values("word/styles.xml", "numId", "val"))
    yield from (f"dangling list number {name}" for name in sorted(used - set(numbers) - {"0"}))


def _bookmarks(file: WordFile) -> Iterator[str]:
    starts = list(file.all("bookmarkStart"))
    names = [start.get(W + "name", "") for start in starts]
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            yield f"bookmark {name} is there twice"
    yield from (f"Word takes no bookmark {n!r}" for n in names if not _BOOKMARK.fullmatch(n))
    opened = Counter(start.get(W + "id") for start in starts)
    closed = Counter(end.get(W + "id") for end in file.all("bookmarkEnd"))
    if opened != closed or any(count > 1 for count in opened.values()):
        yield "starts and ends of bookmarks do not match"


def _references(file: WordFile) -> Iterator[str]:
    names = {start.get(W + "name") for start in file.all("bookmarkStart")}
    for link in file.all("hyperlink"):
        anchor = link.get(W + "anchor")
        if anchor is not None and anchor not in names:
            yield f"link to a missing bookmark {anchor}"
    for instruction in file.all("instrText"):
        match = _REFERENCE.match(instruction.text or "")
        if match and match.group(1) not in names:
            yield f"field with a missing bookmark {match.group(1)}"


def _fields(file: WordFile) -> Iterator[str]:
    for story in file.stories:
        state = "end"
        for mark in story.iter(W + "fldChar", W + "t"):
            kind = mark.get(W + "fldCharType")
            if kind is None:
                state = "text" if state == "separate" else state
            elif (state, kind) in _FIELD_STEPS:
                state = kind
            else:
                yield f"a field's {kind} stands after its {state}"
                break
        else:
            if state != "end":
                yield "a field is not closed"
    for instruction in file.all("instrText"):
        words = (instruction.text or "").split()
        if not words or words[0] not in _SAFE_FIELDS:
            yield f"a field that is not on the list: {instruction.text!r}"


# Our fields do not nest, and each has a text to show before Word counts.
_FIELD_STEPS = {("end", "begin"), ("begin", "separate"), ("text", "end")}


def _questions(file: WordFile) -> Iterator[str]:
    for name in _ASKS:
        if file.values("word/settings.xml", name, "val"):
            yield f"{name} makes Word ask the reader"
    if any(element.get(W + "dirty") is not None for element in file.all("fldChar", "fldSimple")):
        yield "a dirty field makes Word ask the reader"


def _fonts(file: WordFile) -> Iterator[str]:
    for name in file.values("word/fontTable.xml", "altName", "val"):
        if len(name) > LONGEST_FONT_NAME or "," in name:
            yield f"Word takes no alternative font {name!r}"


def _structure(file: WordFile) -> Iterator[str]:
    for cell in file.all("tc"):
        if len(cell) == 0 or cell[-1].tag not in (W + "p", W + "sdt"):
            yield "a table cell does not end with a paragraph"
    body = file.document.find(W + "body")
    last = (
        [child.tag for child in body if child.tag != W + "sectPr"][-1:] if body is not None else []
    )
    if last == [W + "tbl"]:
        yield "the body ends with a table"
    for element in file.document.iter(*_WITHOUT_TEXT):
        if any(text and text.strip() for text in _direct_texts(element)):
            yield f"text directly in {etree.QName(element).localname}"


def _controls(file: WordFile) -> Iterator[str]:
    """Content controls: Word renames a doubled id, drops an empty control, cuts a long title."""
    found = list(file.all("sdt"))
    ids = Counter(mark.get(VALUE) for one in found for mark in one.findall(f"{W}sdtPr/{W}id"))
    yield from (f"control {name} is there twice" for name, count in ids.items() if count > 1)
    for one in found:
        name = _value(one, f"{W}sdtPr/{W}tag") or "without a tag"
        for tag in ("alias", "tag"):
            if len(_value(one, f"{W}sdtPr/{W}{tag}")) > LONGEST_CONTROL_NAME:
                yield f"a name of the control {name} is longer than Word takes"
        content = one.find(f"{W}sdtContent")
        texts = [] if content is None else [text.text or "" for text in content.iter(W + "t")]
        shows = one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if content is None or len(content) == 0:
            yield f"the control {name} is empty"
        elif shows and not any(texts):
            yield f"the control {name} says that it shows a placeholder, and shows none"
        box = one.find(f"{W}sdtPr/{CHECK_BOX}")
        if box is not None and texts != [_sign(box)]:
            yield f"the box {name} does not show its own state"


def _value(one: etree._Element, path: str) -> str:
    found = one.find(path)
    return "" if found is None else found.get(VALUE, "")


def _sign(box: etree._Element) -> str:
    """The character that a check box shows in the state that it says it is in."""
    namespace = f"{{{WORD_2010}}}"
    checked = box.find(f"{namespace}checked")
    is_checked = checked is not None and checked.get(f"{namespace}val") in {"1", "true"}
    state = box.find(f"{namespace}{'checkedState' if is_checked else 'uncheckedState'}")
    default = "2612" if is_checked else "2610"
    return chr(int(default if state is None else state.get(f"{namespace}val", default), 16))


def _comments(file: WordFile) -> Iterator[str]:
    known = Counter(file.values("word/comments.xml", "comment", "id"))
    yield from (f"comment {name} is there twice" for name, count in known.items() if count > 1)
    used = {use.get(W + "id", "") for use in file.all("commentReference")}
    yield from (f"reference to a missing comment {name}" for name in sorted(used - set(known)))
    yield from (f"nothing refers to comment {name}" for name in sorted(set(known) - used))


def _direct_texts(element: etree._Element) -> Iterable[str | None]:
    return (element.text, *(child.tail for child in element))


_CHECKS: tuple[Callable[[WordFile], Iterator[str]], ...] = (
    _package,
    _relationships,
    _styles,
    _numbering,
    _bookmarks,
    _references,
    _fields,
    _questions,
    _fonts,
    _structure,
    _controls,
    _comments,
)
