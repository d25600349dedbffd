"""The words of one stretch of Markdown: text with its marks, lines and what was escaped in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from handouts.model.scripts import has_japanese
from handouts.readers.structure.lines import Mark, MarkKind, Passage

_SAFE = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]+)[^>]*>", re.IGNORECASE)
_MARKUP = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
}
_DEEPEST = 8  # marks within marks; what is deeper says nothing more
REFUSED_LINK = "address of a link that is neither http, https nor mailto"


@dataclass(frozen=True, slots=True)
class Words:
    """`lines` are the stretches of the text that stand on one line each; `hard` tells which of
    them were begun by the author's own line break; `escaped` where escaped characters stand.

    `left_out` are addresses and tags, each with its line and reason; `labels` the definitions
    used.
    """

    passage: Passage
    lines: tuple[tuple[int, int], ...]
    hard: frozenset[int]
    escaped: tuple[int, ...]
    left_out: tuple[tuple[int, str, str], ...]
    labels: frozenset[str]

    def line_text(self, line: int) -> str:
        start, end = self.lines[line]
        return self.passage.text[start:end]

    def whole(self) -> Passage:
        """All words, less the blanks around them."""
        ((_, found),) = self.parts([0])
        return found

    def parts(self, firsts: Sequence[int]) -> Iterator[tuple[int, Passage]]:
        """The words parted before these lines, each part less the blanks around it, with the
        place where it begins. However many there are, each mark is looked at for its own lines.
        """
        marks, at = [], 0
        for first, after in zip(firsts, [*firsts[1:], len(self.lines)], strict=True):
            start, end = self._trimmed(self.lines[first][0], self.lines[after - 1][1])
            while at < len(self.passage.marks) and self.passage.marks[at].start < end:
                marks.append(self.passage.marks[at])
                at += 1
            marks = [mark for mark in marks if mark.end > start]
            within = slice(first, after)
            near = replace(
                self.passage,
                starts=self.passage.starts[within],
                numbers=self.passage.numbers[within],
                marks=tuple(marks),
            )
            yield start, near.part(start, end)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.passage.text[start:end]
        start += len(text) - len(text.lstrip())
        return start, start + len(text.strip())

    def escapes(self, start: int, end: int) -> frozenset[int]:
        """Where escaped characters stand between two places, counted from the first."""
        found = self.escaped[bisect_left(self.escaped, start) : bisect_left(self.escaped, end)]
        return frozenset(at - start for at in found)


def read_words(tokens: Sequence[Token], first_line: int) -> Words:
    """`first_line` is the line, from 1, on which the first token stands."""
    reading = _Reading(first_line)
    for token in tokens:
        reading.take(token)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """`waiting` are the marks that begin with the next words; `size` counts the characters."""

    line: int
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    starts: list[int] = field(default_factory=lambda: [0])
    ends: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    hard: set[int] = field(default_factory=set)
    escaped: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    is_new_line: bool = False

    def __post_init__(self) -> None:
        self.numbers.append(self.line)

    def take(self, token: Token) -> None:
        match token.type:
            case "softbreak" | "hardbreak":
                self._break(self.line + 1, is_hard=token.type == "hardbreak")
            case "text_special":
                self._add(token.content)
                if not token.content.isspace():
                    self.escaped.append(self.size - 1)
            case "image":
                self._image(token)
            case "link_open":
                self._open_link(token)
            case "em_open" | "strong_open":
                self._open(token.tag, _MARKUP[token.tag])
            case "em_close" | "strong_close" | "link_close":
                self._close(token.tag)
            case "html_inline":
                self._tag(token.content)
            case _:
                self._add(token.content)

    def _add(self, words: str) -> None:
        """A wrapped line goes on after a blank, but not between Japanese characters."""
        if self.is_new_line:
            words = words.lstrip()
        if not words:
            return
        if self.is_new_line and self.pieces:
            before = self.pieces[-1][-1]
            if not (before.isspace() or (has_japanese(before) and has_japanese(words[0]))):
                self.pieces.append(" ")
                self.size += 1
            self.starts[-1] = self.size
        for at in self.waiting:
            self.marks[at] = replace(self.marks[at], start=self.size)
        self.waiting.clear()
        self.is_new_line = False
        self.pieces.append(words)
        self.size += len(words)

    def _break(self, line: int, *, is_hard: bool) -> None:
        self.line = line
        self.ends.append(self.size)
        self.starts.append(self.size)
        self.numbers.append(line)
        self.is_new_line = True
        if is_hard:
            self.hard.add(len(self.starts) - 1)

    def _open(self, name: str, kind: MarkKind, href: str = "") -> None:
        """A mark has its place in the order of beginnings, so that outer ones come first."""
        is_too_deep = len(self.opened) >= _DEEPEST and kind is not MarkKind.LINK
        self.opened.append((name, -1 if is_too_deep else len(self.marks)))
        if is_too_deep:
            return
        self.waiting.append(len(self.marks))
        self.marks.append(Mark(-1, -1, kind, href))

    def _close(self, name: str) -> bool:
        if not self.opened or self.opened[-1][0] != name:
            return False
        at = self.opened.pop()[1]
        if at in self.waiting:
            self.waiting.remove(at)
        elif at >= 0:
            self.marks[at] = replace(self.marks[at], end=self.size)
        return True

    def _open_link(self, token: Token) -> None:
        href = str(token.attrGet("href") or "")
        self.labels.add(token.meta.get("label", ""))
        if not _SAFE.match(href):
            self.left_out.append((self.line, href, REFUSED_LINK))
            href = ""
        if title := token.attrGet("title"):
            self.left_out.append((self.line, str(title), "a link's title"))
        self._open("a", MarkKind.LINK, href)

    def _image(self, token: Token) -> None:
        self.labels.add(token.meta.get("label", ""))
        self._add("".join(child.content for child in token.children or ()))
        self.left_out.append((self.line, str(token.attrGet("src") or ""), "a picture's address"))

    def _tag(self, written: str) -> None:
        match = _TAG.fullmatch(written)
        name = match["name"].lower() if match else ""
        if name == "br":
            self._break(self.line, is_hard=True)
        elif match is None or not self._markup(name, is_end=bool(match["end"])):
            self.left_out.append((self.line, written, "HTML inside the text"))
        self.line += written.count("\n")

    def _markup(self, name: str, *, is_end: bool) -> bool:
        if name not in _MARKUP:
            return False
        if is_end:
            return self._close(name)
        self._open(name, _MARKUP[name])
        return True

    def finished(self) -> Words:
        self.ends.append(self.size)
        marks = tuple(mark for mark in self.marks if _is_kept(mark))
        return Words(
            Passage("".join(self.pieces), tuple(self.starts), tuple(self.numbers), marks),
            tuple(zip(self.starts, self.ends, strict=True)),
            frozenset(self.hard),
            tuple(self.escaped),
            tuple(self.left_out),
            frozenset(self.labels),
        )


def _is_kept(mark: Mark) -> bool:
    return 0 <= mark.start < mark.end and (mark.kind is not MarkKind.LINK or mark.href != "")
