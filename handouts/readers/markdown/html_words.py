"""The words in a block of HTML inside Markdown. Nothing of it is run or fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNREAD = ("script", "style", "template", "svg")
_INLINE = ("a", "abbr", "b", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sub",
           "sup", "u")  # fmt: skip


@dataclass(frozen=True, slots=True)
class HtmlWords:
    """Lines of words and the lines left out, each with its number; the latter with the reason."""

    lines: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[int, str, str], ...]


def html_words(content: str, first_line: int) -> HtmlWords:
    """`first_line` is the line, from 1, on which the block begins."""
    reading = _Reading(first_line)
    reading.feed(content)
    reading.close()
    reading.end_line()
    found = tuple(reading.lines)
    if not found and not reading.left_out:
        shown = " ".join(content.split())
        return HtmlWords((), ((first_line, shown, "HTML without words"),))
    return HtmlWords(found, tuple(reading.left_out))


@dataclass(slots=True)
class _OpenLine:
    number: int = 0
    words: list[str] = field(default_factory=list)


class _Reading(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.lines: list[tuple[int, str]] = []
        self.left_out: list[tuple[int, str, str]] = []
        self.open = _OpenLine()
        self.unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_line()
        if tag in _UNREAD and not self.unread:
            self.unread = tag
        for name, value in attrs:
            if tag == "img" and name == "alt" and value and value.strip():
                self.left_out.append((self._number(), value.strip(), "a picture"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_line()
        if tag == self.unread:
            self.unread = ""

    def handle_data(self, data: str) -> None:
        number = self._number()
        for offset, line in enumerate(data.split("\n")):
            if offset:
                self.end_line()
            if not line.strip():
                continue
            if self.unread:
                reason = f"a {self.unread} element, which is never run"
                self.left_out.append((number + offset, line.strip(), reason))
                continue
            self.open.number = self.open.number or number + offset
            self.open.words.append(line)

    def handle_comment(self, data: str) -> None:
        for offset, line in enumerate(data.split("\n")):
            if line.strip():
                self.left_out.append((self._number() + offset, line.strip(), "a comment"))

    def unknown_decl(self, data: str) -> None:
        self.left_out.append((self._number(), data.strip(), "a declaration"))

    def handle_decl(self, decl: str) -> None:
        self.left_out.append((self._number(), decl.strip(), "a declaration"))

    def handle_pi(self, data: str) -> None:
        self.left_out.append((self._number(), data.strip(), "an instruction"))

    def end_line(self) -> None:
        if words := " ".join("".join(self.open.words).split()):
            self.lines.append((self.open.number, words))
        self.open = _OpenLine()

    def _number(self) -> int:
        return self.first_line + self.getpos()[0] - 1
