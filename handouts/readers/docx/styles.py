"""The styles of a Word file, by what they are called in every language of Word.

Word in another language may write other ids (`a3`, `1`), and shows other names; what it writes
as `w:name` of a built-in style is English. A template may have aliases besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from handouts.readers.docx.tags import W, is_on, value_of
from handouts.word_names import STYLE_NAMES

_HEADING = re.compile(r"heading ([1-9])")
_KNOWN = frozenset(name.lower() for name in STYLE_NAMES.values())
NO_STYLE = "normal"


@dataclass(frozen=True, slots=True)
class Style:
    """`name` is in small letters: an alias of it where only that is one of ours.

    `level` is that of a heading, 0 for text; `number` the (list, level) that it counts in.
    """

    name: str
    level: int = 0
    number: tuple[str, int] | None = None
    is_strong: bool = False
    is_emphasis: bool = False


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        elements = () if root is None else root.iter(f"{W}style")
        self._elements = {str(one.get(f"{W}styleId", "")): one for one in elements}
        self._default = next(
            (
                identifier
                for identifier, one in self._elements.items()
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._read: dict[str, Style] = {}

    def of(self, identifier: str | None) -> Style:
        """The style with this id; without one, that of paragraphs."""
        key = self._default if identifier is None else identifier
        if key not in self._read:
            self._read[key] = self._style(key)
        return self._read[key]

    def run(self, identifier: str | None) -> Style:
        """The style of a run; without an id, none."""
        return Style("") if identifier is None else self.of(identifier)

    def _style(self, identifier: str) -> Style:
        element = self._elements.get(identifier)
        if element is None:
            return Style(NO_STYLE)
        name = _name(element)
        chain = self._chain(identifier)
        return Style(
            name,
            _level(name, chain),
            _number(chain),
            any(is_on(one, "w:rPr/w:b") for one in chain[:1]),
            any(is_on(one, "w:rPr/w:i") for one in chain[:1]),
        )

    def _chain(self, identifier: str) -> list[etree._Element]:
        """The style and those it is based on; a circle is gone round once."""
        found: list[etree._Element] = []
        at: str | None = identifier
        while at in self._elements and self._elements[at] not in found:
            found.append(self._elements[at])
            at = value_of(found[-1], "w:basedOn")
        return found


def _name(element: etree._Element) -> str:
    name = (value_of(element, "w:name") or "").lower()
    aliases = (value_of(element, "w:aliases") or "").lower().split(",")
    known = (alias.strip() for alias in aliases if alias.strip() in _KNOWN)
    return name if name in _KNOWN else next(known, name)


def _level(name: str, chain: list[etree._Element]) -> int:
    if match := _HEADING.fullmatch(name):
        return int(match[1])
    for one in chain:
        if match := _HEADING.fullmatch(_name(one)):
            return int(match[1])
        outline = value_of(one, "w:pPr/w:outlineLvl")
        if outline is not None:
            return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else 0
    return 0


def _number(chain: list[etree._Element]) -> tuple[str, int] | None:
    for one in chain:
        number = value_of(one, "w:pPr/w:numPr/w:numId")
        if number is not None:
            level = value_of(one, "w:pPr/w:numPr/w:ilvl") or "0"
            return (number, int(level) if level.isdecimal() else 0)
    return None
