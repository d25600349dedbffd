"""What stands inside a paragraph: runs, fields, links, changes, ruby, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from handouts.model.scripts import has_japanese
from handouts.readers.docx.paragraph import Draft, Remark
from handouts.readers.docx.styles import Style, Styles
from handouts.readers.docx.tags import ALTERNATES, CHOICE, ID, MATH_TEXT, W, is_on, value_of
from handouts.readers.structure.lines import MarkKind
from handouts.word_names import BOOKMARK_PREFIX, STYLE_NAMES

DELETED = "deleted with tracked changes"
_HIDDEN = "hidden text"
_PLACEHOLDER = "the prompt of a field to fill in"
_NOTE = "a footnote"
READING = "a reading set above the words"
_GONE = (f"{W}del", f"{W}moveFrom")
_COME = (f"{W}ins", f"{W}moveTo")
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
# Words that are no text: of properties, field codes, and of pictures for older programs.
_UNREAD = frozenset(
    f"{W}{tag}" for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "rubyPr", "tblPr")
)
_BOXES = (f"{W}drawing", f"{W}pict", f"{W}object")
_STRONG = ("strong", "strong romaji", "strong hyperlink", "intense emphasis")
_SLANTED = ("emphasis", "intense emphasis", "italic hyperlink")
_OURS = frozenset(name.lower() for name in STYLE_NAMES.values())
_STRUCK = "struck out by hand"
_COLOURED = "marked with a colour by hand"
_PICTURE = "a picture without a description"
_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BRACKETS = ("(", "（", "[")


@dataclass(slots=True)
class Notes:
    """What the other parts of the file say, by id: links, footnotes and endnotes, comments."""

    links: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)
    endnotes: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, Remark] = field(default_factory=dict)


def plain_words(element: etree._Element) -> str:
    """All words in an element, deleted ones as well."""
    tags = (f"{W}t", f"{W}delText", MATH_TEXT)
    return " ".join("".join(one.text or "" for one in element.iter(*tags)).split())


@dataclass(slots=True)
class Inside:
    """Reads the content of paragraphs. `leave_out` takes words that are no text, with the reason.

    `open_names` are the bookmarks of ours that are open, by id; `boxes` the text boxes found,
    to be read after the paragraph in which they hang; `pictures` what is said of each; `hung` the
    ids of the comments that were met.
    """

    styles: Styles
    notes: Notes
    leave_out: Callable[[str, str], None]
    pictures: list[str] = field(default_factory=list)
    hung: set[str] = field(default_factory=set)
    open_names: dict[str, str] = field(default_factory=dict)
    boxes: list[etree._Element] = field(default_factory=list)

    def read(self, children: Iterable[etree._Element], draft: Draft) -> None:
        for child in children:
            self._one(child, draft)

    def bookmark(self, element: etree._Element) -> str:
        """The name that begins here, if it is one of ours; and those that end are closed."""
        identifier = str(element.get(f"{W}id", ""))
        if element.tag == f"{W}bookmarkEnd":
            self.open_names.pop(identifier, None)
            return ""
        name = str(element.get(f"{W}name", ""))
        if not name.startswith(BOOKMARK_PREFIX):
            return ""
        self.open_names[identifier] = name
        return name

    def _one(self, element: etree._Element, draft: Draft) -> None:
        tag = element.tag
        if tag in _UNREAD or not isinstance(tag, str):
            return
        if tag == f"{W}r":
            self._run(element, draft)
        elif tag in _GONE:
            self._deleted(element, draft)
        elif tag in _COME:
            draft.is_tracked = True
            self.read(element, draft)
        elif tag == f"{W}hyperlink":
            self._link(element, draft)
        elif tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if name := self.bookmark(element):
                draft.names.append(name)
        elif tag == f"{W}sdt" and is_on(element, "w:sdtPr/w:showingPlcHdr"):
            self._leave_out(element, _PLACEHOLDER)
        elif tag == ALTERNATES:
            choices = element.findall(CHOICE) or list(element)
            self.read(choices[0] if choices else (), draft)
        else:
            self._content(element, draft)

    def _deleted(self, element: etree._Element, draft: Draft) -> None:
        """Its words are gone; what somebody says of them is not."""
        draft.is_tracked = True
        self._leave_out(element, DELETED)
        for comment in element.iter(f"{W}commentReference"):
            self._comment(comment, draft)

    def _content(self, element: etree._Element, draft: Draft) -> None:
        """What stands in a run, and whatever only holds other things."""
        tag = element.tag
        if tag in (f"{W}t", MATH_TEXT):
            draft.add(element.text or "")
        elif tag in _CHARACTERS:
            draft.add(_CHARACTERS[tag])
        elif tag == f"{W}delText":
            self.leave_out(element.text or "", DELETED)
        elif tag == f"{W}sym":
            words = f"{element.get(f'{W}char')} of {element.get(f'{W}font')}"
            self.leave_out(words, "a sign by its number in a font")
        elif tag == f"{W}ruby":
            self._ruby(element, draft)
        elif tag in _BOXES:
            self._box(element)
        elif tag == f"{W}commentReference":
            self._comment(element, draft)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            notes = self.notes.endnotes if "endnote" in tag else self.notes.footnotes
            self.leave_out(notes.get(str(element.get(f"{W}id")), ""), _NOTE)
        else:
            self.read(element, draft)

    def _run(self, run: etree._Element, draft: Draft) -> None:
        if is_on(run, "w:rPr/w:vanish"):
            self._leave_out(run, _HIDDEN)
            return
        start = draft.size
        self.read(run, draft)
        style = self.styles.run(value_of(run, "w:rPr/w:rStyle"))
        if _is_strong(run, style):
            draft.mark(start, MarkKind.STRONG)
        if _is_emphasis(run, style):
            draft.mark(start, MarkKind.EMPHASIS)
        if is_on(run, "w:rPr/w:strike") or is_on(run, "w:rPr/w:dstrike"):
            draft.sign(start, _STRUCK)
        if is_on(run, "w:rPr/w:highlight"):
            draft.sign(start, _COLOURED)

    def _link(self, element: etree._Element, draft: Draft) -> None:
        start, href = draft.size, self.notes.links.get(str(element.get(ID, "")), "")
        self.read(element, draft)
        if href:
            draft.mark(start, MarkKind.LINK, href)

    def _ruby(self, element: etree._Element, draft: Draft) -> None:
        """Kana say nothing that the base does not; romaji explain it, unless a bracket does."""
        for base in element.iterchildren(f"{W}rubyBase"):
            self.read(base, draft)
        reading = " ".join(plain_words(one) for one in element.iterchildren(f"{W}rt"))
        run = element.getparent()
        following = None if run is None else run.getnext()
        after = "" if following is None else plain_words(following)
        if reading and not has_japanese(reading) and not after.startswith(_BRACKETS):
            draft.add(f" ({reading})")
        else:
            self.leave_out(reading, READING)

    def _box(self, element: etree._Element) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        if not boxes:
            names = (str(one.get("descr", "")).strip() for one in element.iter(_NAME))
            self.pictures.append(next((name for name in names if name), _PICTURE))
        inner = {one for box in boxes for one in box.iterdescendants(f"{W}txbxContent")}
        self.boxes += [box for box in boxes if box not in inner]

    def _comment(self, element: etree._Element, draft: Draft) -> None:
        identifier = str(element.get(f"{W}id"))
        remark = self.notes.comments.get(identifier)
        if remark is not None:
            self.hung.add(identifier)
            draft.remarks.append(remark)

    def _leave_out(self, element: etree._Element, reason: str) -> None:
        self.leave_out(plain_words(element), reason)


def _is_strong(run: etree._Element, style: Style) -> bool:
    if style.name in _OURS:
        return style.name in _STRONG or is_on(run, "w:rPr/w:b")
    return style.is_strong or is_on(run, "w:rPr/w:b")


def _is_emphasis(run: etree._Element, style: Style) -> bool:
    """Romaji are slanted by their own style, and found again by their spelling."""
    if style.name in _OURS:
        return style.name in _SLANTED
    return style.is_emphasis or is_on(run, "w:rPr/w:i")
