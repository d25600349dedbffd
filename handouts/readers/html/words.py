"""Characters to lines: white space as browsers join it, markup by offsets, source lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from handouts.model.scripts import has_japanese
from handouts.readers.structure.lines import Mark, Marker, MarkKind, Role
from handouts.readers.text.decode import composed

# The standard's white space, and the no-break spaces that editors leave between plain words.
_BLANKS = re.compile("[ \t\r\f\xa0]+")
_SOFT_HYPHEN = "\xad"
_MOST_COUNTED = 65535  # libxml2 keeps line numbers in two bytes


@dataclass(slots=True)
class Style:
    """What the next line will be called, beside its words."""

    level: int = 0
    is_quoted: bool = False
    is_title: bool = False
    marker: Marker | None = None
    element: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown: `level` is a heading's (0: none), `element` the block that it stands in.

    `hint` is what a hint above it (`%% heading`) makes of it.
    """

    number: int
    text: str
    after_blank: bool
    breaks: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    level: int = 0
    is_quoted: bool = False
    is_title: bool = False
    marker: Marker | None = None
    element: etree._Element | None = None
    hint: Role | None = None

    @property
    def is_bold(self) -> bool:
        return any(self._is_whole(mark) for mark in self.marks)

    def unbold(self) -> Line:
        """Without the bold print that only says that the line is a heading."""
        return replace(self, marks=tuple(mark for mark in self.marks if not self._is_whole(mark)))

    def _is_whole(self, mark: Mark) -> bool:
        is_all = mark.start == 0 and mark.end == len(self.text)
        return mark.kind is MarkKind.STRONG and is_all


@dataclass(slots=True)
class _Open:
    """Markup of one kind; `depth` counts the elements, of which only the outermost matters."""

    href: str
    start: int
    depth: int = 1


@dataclass(slots=True)
class LineMaker:
    """The line that grows, and those that are done. `line` is where in the file the walk is."""

    found: list[Line] = field(default_factory=list)
    style: Style = field(default_factory=Style)
    line: int = 1
    parts: list[str] = field(default_factory=list)
    _length: int = 0
    _number: int = 0
    _last: int = 0
    _breaks: list[tuple[int, int]] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _open: dict[MarkKind, _Open] = field(default_factory=dict)
    _blank: bool = False
    _newline: bool = False
    _after_blank: bool = True

    def at_line(self, number: int | None) -> None:
        if number is not None and self.line <= number < _MOST_COUNTED:
            self.line = number

    def skip(self, text: str) -> None:
        self.line += text.count("\n")

    def add(self, text: str) -> None:
        for at, raw in enumerate(composed(text).replace(_SOFT_HYPHEN, "").split("\n")):
            if at:
                self.line += 1
                self._blank = self._newline = True
            piece = _BLANKS.sub(" ", raw)
            if piece and piece != " ":
                self._add(piece)
            elif piece:
                self._blank = True

    def _add(self, piece: str) -> None:
        words = piece.strip(" ")
        self._blank = self._blank or piece[0] == " "
        if self.parts and self._blank and not self._joins(words):
            self._put(" ")
        if not self.parts:
            self._number = self._last = self.line
        elif self.line != self._last:
            self._breaks.append((self._length, self.line))
            self._last = self.line
        self._put(words)
        self._blank, self._newline = piece[-1] == " ", False

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def _joins(self, words: str) -> bool:
        """A line's end between Japanese characters is no space."""
        return self._newline and has_japanese(self.parts[-1][-1]) and has_japanese(words[0])

    def open_mark(self, kind: MarkKind, href: str) -> None:
        if kind in self._open:
            self._open[kind].depth += 1
        else:
            self._open[kind] = _Open(href, self._length)

    def close_mark(self, kind: MarkKind) -> None:
        mark = self._open.get(kind)
        if mark is None:
            return
        mark.depth -= 1
        if not mark.depth:
            self._marks.append(Mark(mark.start, self._length, kind, mark.href))
            del self._open[kind]

    def end(self, *, paragraph: bool) -> None:
        """End the line; `paragraph` says that what follows begins a new one."""
        if self.parts:
            self._finish()
        self._after_blank = self._after_blank or paragraph
        self._blank = self._newline = False

    def _finish(self) -> None:
        text = "".join(self.parts)
        for kind, mark in self._open.items():
            self._marks.append(Mark(mark.start, self._length, kind, mark.href))
            mark.start = 0
        style = self.style
        self.found.append(
            Line(
                number=self._number,
                text=text,
                after_blank=self._after_blank,
                breaks=tuple(self._breaks),
                marks=tuple(_of_words(mark, text) for mark in self._marks if mark.start < mark.end),
                level=style.level,
                is_quoted=style.is_quoted,
                is_title=style.is_title,
                marker=style.marker,
                element=style.element,
            )
        )
        style.marker = None
        self.parts, self._breaks, self._marks = [], [], []
        self._length = 0
        self._after_blank = False


def _of_words(mark: Mark, text: str) -> Mark:
    """A mark begins at a word: the space before it came after the element's start."""
    return replace(mark, start=mark.start + 1) if text[mark.start] == " " else mark
