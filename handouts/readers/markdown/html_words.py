"""The words in a block of HTML inside Markdown. Nothing of it is run or fetched.

What Markdown takes for HTML is mostly a lone tag, and Python's own parser needs quadratic time on
broken tags: we part tags from words ourselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from string import ascii_lowercase, ascii_uppercase

_TAG = re.compile(r"</?(?P<name>[a-z][a-z0-9]*)[^<>]*>|<[!?][^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_UNREAD = ("script", "style", "template", "svg")
_INLINE = frozenset(
    "a abbr b cite code em i mark small span strong sub sup u".split(),
)


@dataclass(frozen=True, slots=True)
class HtmlWords:
    """Lines of words and the lines left out, each with its number; the latter with the reason."""

    lines: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[int, str, str], ...]


def html_words(content: str, first_line: int) -> HtmlWords:
    """`first_line` is the line, from 1, on which the block begins."""
    reading = _Reading(content, first_line)
    reading.read()
    if not reading.lines and not reading.left_out:
        shown = " ".join(content.split())
        return HtmlWords((), ((first_line, shown, "HTML without words"),))
    return HtmlWords(tuple(reading.lines), tuple(reading.left_out))


@dataclass(slots=True)
class _Reading:
    content: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    begun: int = 0
    lowered: str = ""

    def read(self) -> None:
        at = 0
        # Character for character as long as the content, unlike `str.lower`.
        self.lowered = self.content.translate(_LOWER)
        while at < len(self.content):
            sign = self.content.find("<", at)
            if sign < 0:
                break
            self._take_words(self.content[at:sign])
            at = self._take_sign(sign)
        self._take_words(self.content[at:])
        self._end_line()

    def _take_sign(self, at: int) -> int:
        """What begins with `<`: where it ends."""
        if self.content.startswith("<!--", at):
            return self._leave_out(at, at + 4, "-->", "a comment")
        tag = _TAG.match(self.content, at)
        if tag is None:
            self._take_words("<")
            return at + 1
        name = (tag["name"] or "").lower()
        if name not in _INLINE:
            self._end_line()
        if name == "img" and (alt := _ALT.search(tag.group())):
            shown = unescape(next(group for group in alt.groups() if group is not None)).strip()
            self.left_out += [(self.line, shown, "a picture")] if shown else []
        self.line += tag.group().count("\n")
        if name in _UNREAD and not tag.group().startswith("</"):
            reason = f"a {name} element, which is never run"
            return self._leave_out(tag.end(), tag.end(), f"</{name}", reason)
        return tag.end()

    def _leave_out(self, at: int, inner: int, closing: str, reason: str) -> int:
        """All up to a closing mark, or to the end."""
        end = self.lowered.find(closing, inner)
        end = len(self.content) if end < 0 else end
        for offset, line in enumerate(self.content[inner:end].split("\n")):
            if line.strip():
                self.left_out.append((self.line + offset, line.strip(), reason))
        after = min(end + len(closing), len(self.content)) if closing == "-->" else end
        self.line += self.content.count("\n", at, after)
        return after

    def _take_words(self, words: str) -> None:
        for offset, line in enumerate(words.split("\n")):
            if offset:
                self._end_line()
                self.line += 1
            if line.strip():
                self.begun = self.begun or self.line
            self.words.append(line)

    def _end_line(self) -> None:
        if words := " ".join(unescape("".join(self.words)).split()):
            self.lines.append((self.begun, words))
        self.words.clear()
        self.begun = 0
