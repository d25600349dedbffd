"""Words and marks of the model as Markdown, so that no character of a text is read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import assert_never

from handouts.model.inlines import Emphasis, Inline, Inlines, Link, Strong, Term, Text

_ANYWHERE = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")
_AT_START = re.compile(r"[-+=](?!\w)|[#>~]|%%")
_NUMBERED = re.compile(r"(\(?)(\d{1,9}|[A-Z])([.)])(?=\s|$)")
_BULLET = re.compile(r"[•‣▪●○◦・–](?=\s|$)")
_CLOSING = re.compile(r"#+$")
_LABEL_MARK = re.compile(r"[:：—–](?=\s|$)")
_BARE_ADDRESS = re.compile(r"[a-z]+:[!-;=?-~]+", re.IGNORECASE)
_NAMED = {":": "\\:", "：": "&#xFF1A;", "—": "&mdash;", "–": "&ndash;"}


def escaped(text: str) -> str:
    """For the middle of a line."""
    return _ANYWHERE.sub(lambda match: f"\\{match.group()}", text)


def begun(written: str) -> str:
    """What is escaped already, as the beginning of a line."""
    if _BULLET.match(written):
        return f"&#{ord(written[0])};{written[1:]}"
    if match := _NUMBERED.match(written):
        if match.group(1):
            return f"\\{written}"
        return f"{written[: match.start(3)]}\\{written[match.start(3) :]}"
    if written[:1] == "\uff05":
        return f"&#xFF05;{written[1:]}"
    if _AT_START.match(written):
        return f"\\{written}"
    return written


def heading(written: str) -> str:
    """As the words of a heading, which number signs at the end would close."""
    return begun(_CLOSING.sub(lambda match: f"\\{match.group()}", written))


def written(inlines: Inlines, *, has_lead: bool = True) -> str:
    """Inlines as Markdown. `has_lead=False` says that no colon or dash in them parts a lead."""
    return _Writing(has_lead=has_lead).all(inlines, before="", after="")


@dataclass(frozen=True, slots=True)
class _Writing:
    has_lead: bool

    def all(self, inlines: Sequence[Inline], before: str, after: str) -> str:
        """`before` and `after` are the characters around them, empty at the ends of a line."""
        found: list[str] = []
        for inline, following in zip_longest(inlines, inlines[1:]):
            next_one = self._first(following) if following else after
            found.append(self._one(inline, before, next_one))
            before = found[-1][-1:] or before
        return "".join(found)

    def _first(self, inline: Inline) -> str:
        """The first character that an inline is written with; a star for all marks."""
        return self._text(inline)[:1] if isinstance(inline, Text | Term) else "*"

    def _text(self, inline: Text | Term) -> str:
        words = inline.text if isinstance(inline, Text) else inline.written
        found = escaped(words)
        if self.has_lead:
            return found
        return _LABEL_MARK.sub(lambda match: _NAMED[match.group()], found)

    def _one(self, inline: Inline, before: str, after: str) -> str:
        match inline:
            case Text() | Term():
                return self._text(inline)
            case Emphasis(content):
                return self._marked(content, "*", "em", before, after)
            case Strong(content):
                return self._marked(content, "**", "strong", before, after)
            case Link(href, content):
                return self._link(href, content)
            case _:
                assert_never(inline)

    def _marked(self, content: Inlines, stars: str, tag: str, before: str, after: str) -> str:
        inner = self.all(content, "*", "*")
        if _holds(inner, before, after):
            return f"{stars}{inner}{stars}"
        return f"<{tag}>{inner}</{tag}>"

    def _link(self, href: str, content: Inlines) -> str:
        if content == (Text(href),) and _BARE_ADDRESS.fullmatch(href):
            return f"<{href}>"
        address = re.sub(r"[\\<>]|&(?=#?\w+;)", lambda match: f"\\{match.group()}", href)
        return f"[{self.all(content, '[', ']')}](<{address}>)"


def _holds(inner: str, before: str, after: str) -> bool:
    """Are stars around these words sure to be read as a mark (CommonMark 0.31.2, 6.2)?"""
    if "*" in (before, after):
        return False
    return _is_word(inner[:1], before) and _is_word(inner[-1:], after)


def _is_word(edge: str, outside: str) -> bool:
    """Beside punctuation inside a mark only a blank or the line's end outside is safe."""
    kind = unicodedata.category(edge)[0] if edge else "Z"
    if kind in "ZC":
        return False
    return kind in "LN" or outside in ("", " ")
