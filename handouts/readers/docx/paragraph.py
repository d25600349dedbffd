"""A paragraph of a Word file as it stands once all tracked changes are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from handouts.readers.docx.styles import Style
from handouts.readers.structure.lines import Mark, Marker, MarkKind

_NEAR = 6  # marks among which one that ends here can be: of each kind, inside and out
_BLANKS = str.maketrans("\n\t", "  ")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What somebody did to words by hand that no text can say: struck them out, coloured them."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`number` counts the file's paragraphs, empty ones as well, from 1.

    `names` are the bookmarks of ours that lie over it. `row` is the table's row it stands in, 0
    outside of tables. `is_tracked` says that a tracked change touched it.
    """

    number: int
    text: str
    style: Style
    marks: tuple[Mark, ...] = ()
    marker: Marker | None = None
    names: tuple[str, ...] = ()
    row: int = 0
    remarks: tuple[Remark, ...] = ()
    is_tracked: bool = False
    signs: tuple[Sign, ...] = ()


@dataclass(slots=True)
class Draft:
    """A paragraph while its runs come in."""

    number: int
    style: Style
    names: list[str]
    row: int
    parts: list[str] = field(default_factory=list)
    size: int = 0
    marks: list[Mark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    marker: Marker | None = None
    is_tracked: bool = False
    signs: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, what

    @property
    def is_empty(self) -> bool:
        return not "".join(self.parts).strip()

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def mark(self, start: int, kind: MarkKind, href: str = "") -> None:
        """Over the words since `start`; what stands right after its like is one with it."""
        if start == self.size:
            return
        for at in range(len(self.marks) - 1, max(len(self.marks) - _NEAR, 0) - 1, -1):
            before = self.marks[at]
            if (before.end, before.kind, before.href) == (start, kind, href):
                start = before.start
                del self.marks[at]
                break
        self.marks.append(Mark(start, self.size, kind, href))

    def sign(self, start: int, what: str) -> None:
        """Over the words since `start`, together with those right before under the same sign."""
        if start == self.size:
            return
        if self.signs and self.signs[-1][1:] == (start, what):
            start = self.signs.pop()[0]
        self.signs.append((start, self.size, what))

    def finished(self) -> WordParagraph:
        """Without blanks around it; breaks and tabs are blanks."""
        text = "".join(self.parts).translate(_BLANKS)
        signs = (Sign(what, text[at:to].strip()) for at, to, what in self.signs)
        cut, end = len(text) - len(text.lstrip()), len(text.rstrip())
        clipped = ((max(one.start, cut), min(one.end, end), one) for one in self.marks)
        marks = tuple(
            Mark(start - cut, stop - cut, one.kind, one.href)
            for start, stop, one in clipped
            if stop > start
        )
        return WordParagraph(
            number=self.number,
            text=text.strip(),
            style=self.style,
            marks=tuple(sorted(marks, key=lambda one: (one.start, -one.end))),
            marker=self.marker,
            names=tuple(dict.fromkeys(self.names)),
            row=self.row,
            remarks=tuple(self.remarks),
            is_tracked=self.is_tracked,
            signs=tuple(sign for sign in signs if sign.text),
        )
