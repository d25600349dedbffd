"""A tree of elements to lines: one for each paragraph, heading or item, as a browser breaks them.

The walk is a loop, not a recursion: a page may nest deeper than Python can call.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from lxml import etree

from handouts.model.episode import DroppedLine
from handouts.readers.html.boilerplate import UNREAD
from handouts.readers.html.lists import ListStack
from handouts.readers.html.ruby import Ruby
from handouts.readers.html.words import Line, LineMaker
from handouts.readers.structure.lines import MarkKind

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    "html body main article section div p header footer aside nav address figure figcaption "
    "center details summary dl dt dd ul ol menu li table caption thead tbody tfoot tr td th "
    "blockquote pre hr form fieldset legend h1 h2 h3 h4 h5 h6 dir hgroup search option".split()
)
_MARKS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "a": MarkKind.LINK,
}
OUTSIDE = "outside the main content"
_CELL_END = " | "
_SHOWN = 200  # characters of what is left out
_PICTURE_LETTERS = ("emoji", "wp-smiley")


@dataclass(slots=True)
class Flow:
    """Where the walk is.

    `removed` are the elements to leave out, each with its reason; `outer` those that hold the
    episode, whose own words are none of it.
    """

    removed: Mapping[etree._Element, str]
    outer: Container[etree._Element]
    title: etree._Element | None
    lines: LineMaker = field(default_factory=LineMaker)
    lists: ListStack = field(default_factory=ListStack)
    dropped: list[DroppedLine] = field(default_factory=list)
    ruby: Ruby | None = None
    quotes: int = 0
    preformatted: int = 0
    heading: int = 0
    row_of_words: etree._Element | None = None
    gone: etree._Element | None = None
    gone_words: list[str] = field(default_factory=list)
    gone_line: int = 0
    unread: int = 0

    def walk(self, root: etree._Element) -> list[Line]:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self.lines.at_line(element.sourceline)
                self._start(element)
                self._words(element.text, element)
                continue
            if event == "end":
                self._end(element)
            elif element.text:
                self.lines.skip(element.text)
            if element is not root and element.tail:
                self._words(element.tail, element.getparent())
        self.lines.end(paragraph=True)
        return self.lines.found

    def _words(self, text: str | None, owner: etree._Element) -> None:
        if not text:
            return
        if self.unread:
            self.lines.skip(text)
        elif self.gone is not None:
            self._leave_out(text)
        elif owner in self.outer:
            self.gone_words, self.gone_line = [], 0
            self._leave_out(text)
            self._report(OUTSIDE)
        elif self.ruby is not None and self.ruby.is_reading:
            self.ruby.readings.append(text.strip())
            self.lines.skip(text)
        elif self.preformatted:
            for at, part in enumerate(text.split("\n")):
                if at:
                    self.lines.skip("\n")
                    self.lines.end(paragraph=False)
                self.lines.add(part)
        else:
            self.lines.add(text)

    def _leave_out(self, text: str) -> None:
        if not self.gone_line and text.strip():
            before = text[: len(text) - len(text.lstrip())]
            self.gone_line = self.lines.line + before.count("\n")
        self.gone_words.append(text)
        self.lines.skip(text)

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in UNREAD:
            self.unread += 1
        elif self.gone is None and element in self.removed:
            self.gone, self.gone_words, self.gone_line = element, [], 0
        elif self.gone is not None and (tag == "br" or tag in _BLOCKS):
            self.gone_words.append(" ")
        elif self.gone is None and not self.unread:
            self._open(element, tag)

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._break_line(element)
        elif tag in ("rt", "rp", "rtc") and self.ruby is not None:
            self.ruby.start(tag)
        elif tag == "ruby":
            self.ruby = Ruby(len(self.lines.parts))
        elif tag == "img" and any(name in element.get("class", "") for name in _PICTURE_LETTERS):
            self.lines.add(element.get("alt", ""))
        elif tag == "q":
            self.lines.add("“")
        elif (kind := _MARKS.get(tag)) is not None:
            self.lines.open_mark(kind, element.get("href", "") if tag == "a" else "")
        elif tag in _BLOCKS or element is self.title:
            self._open_block(element, tag)

    def _break_line(self, element: etree._Element) -> None:
        if self.heading or self.lines.style.is_title or self.row_of_words is not None:
            self.lines.add(" ")
            return
        # Two breaks after each other part paragraphs.
        before = element.getprevious()
        is_second = before is not None and before.tag == "br" and not (before.tail or "").strip()
        self.lines.end(paragraph=is_second)

    def _open_block(self, element: etree._Element, tag: str) -> None:
        if self.row_of_words is not None:
            self.lines.add(" ")
            return
        self.lines.end(paragraph=self.lists.parts_paragraphs)
        if tag == "tr" and not _holds_blocks(element):
            self.row_of_words = element
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.preformatted += 1
        elif tag in HEADINGS:
            self.heading = HEADINGS[tag]
        elif (marker := self.lists.open(element, tag)) is not None:
            self.lines.style.marker = marker
        self._style_line(element)

    def _style_line(self, element: etree._Element | None = None) -> None:
        """What the next line will be called."""
        style = self.lines.style
        in_item = self.lists.in_item
        style.level = 0 if in_item else self.heading
        style.is_quoted = self.quotes > 0 and not in_item
        if element is not None:
            style.element = element
            style.is_title = style.is_title or element is self.title

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in UNREAD:
            self.unread -= 1
        elif self.gone is not None:
            if element is self.gone:
                self._report(self.removed[element])
                self.gone = None
        elif not self.unread:
            self._close(element, tag)

    def _report(self, reason: str) -> None:
        words = " ".join("".join(self.gone_words).split())
        if words:
            self.dropped.append(DroppedLine(self.gone_line, shortened(words), reason))

    def _close(self, element: etree._Element, tag: str) -> None:
        if tag in ("rt", "rp", "rtc") and self.ruby is not None:
            self.ruby.end()
        elif tag == "ruby" and self.ruby is not None:
            self._close_ruby(element)
        elif tag == "q":
            self.lines.add("”")
        elif tag in _MARKS:
            self.lines.close_mark(_MARKS[tag])
        elif tag in ("td", "th") and self.row_of_words is not None:
            if element.getnext() is not None and self.lines.parts:
                self.lines.add(_CELL_END)
        elif tag in _BLOCKS or element is self.title:
            self._close_block(element, tag)

    def _close_block(self, element: etree._Element, tag: str) -> None:
        if self.row_of_words is not None:
            if element is not self.row_of_words:
                return
            self.row_of_words = None
        self.lines.end(paragraph=self.lists.parts_paragraphs)
        if tag == "blockquote":
            self.quotes -= 1
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in HEADINGS:
            self.heading = 0
        elif self.lists.close(tag):
            self.lines.style.marker = None  # an item without words
        if element is self.title:
            self.lines.style.is_title = False
        self._style_line()

    def _close_ruby(self, element: etree._Element) -> None:
        assert self.ruby is not None
        base = "".join(self.lines.parts[self.ruby.start_of_base :]).strip()
        written, unwritten = self.ruby.written((element.tail or "").lstrip())
        if written:
            self.lines.add(written)
        if unwritten:
            reason = f"the reading set above {shortened(base)}"
            self.dropped.append(DroppedLine(self.lines.line, unwritten, reason))
        self.ruby = None


def _holds_blocks(row: etree._Element) -> bool:
    """Is this row for the page's layout: a cell of it holds paragraphs or tables?"""
    return any(inner.tag in _BLOCKS for cell in row for inner in cell)


def shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
