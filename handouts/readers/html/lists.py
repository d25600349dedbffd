"""Lists: the marker that the next line gets, and how deep it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from handouts.readers.structure.lines import Marker, MarkerKind

_INDENT = 2  # columns for each list within a list
_INTEGER = re.compile(r"\s*-?\d{1,4}")
_LISTS = ("ul", "ol", "menu", "dir", "dl")
_ITEMS = ("li", "dt")


@dataclass(slots=True)
class _OpenList:
    kind: MarkerKind
    value: int
    in_item: bool = False
    has_inner: bool = False


@dataclass(slots=True)
class ListStack:
    """The lists that are open, outermost first."""

    open_lists: list[_OpenList] = field(default_factory=list)

    @property
    def in_item(self) -> bool:
        return bool(self.open_lists) and self.open_lists[-1].in_item

    @property
    def parts_paragraphs(self) -> bool:
        """Paragraphs of one item are one; after a list within it, they stand by themselves."""
        return not self.in_item or self.open_lists[-1].has_inner

    def open(self, element: etree._Element, tag: str) -> Marker | None:
        """The marker of the item that begins here, if one does."""
        if tag in _LISTS:
            if self.open_lists:
                self.open_lists[-1].has_inner = True
            self.open_lists.append(_OpenList(_kind(element, tag), _integer(element, "start", 1)))
        elif tag in _ITEMS:
            if not self.open_lists:  # an item without its list
                self.open_lists.append(_OpenList(MarkerKind.BULLET, 1))
            return self._open_item(element)
        return None

    def _open_item(self, element: etree._Element) -> Marker:
        innermost = self.open_lists[-1]
        value = _integer(element, "value", innermost.value)
        innermost.in_item, innermost.has_inner = True, False
        innermost.value = value + 1
        return _marker(innermost.kind, value, _INDENT * (len(self.open_lists) - 1))

    def close(self, tag: str) -> bool:
        """Does an item or list end here?"""
        if not self.open_lists or tag not in (*_LISTS, "li"):
            return False
        if tag == "li":
            self.open_lists[-1].in_item = False
        else:
            self.open_lists.pop()
        return True


def _kind(element: etree._Element, tag: str) -> MarkerKind:
    if tag != "ol":
        return MarkerKind.BULLET
    return MarkerKind.LETTER if element.get("type") in ("a", "A") else MarkerKind.DECIMAL


def _marker(kind: MarkerKind, value: int, depth: int) -> Marker:
    if kind is MarkerKind.BULLET:
        return Marker(kind, "-", 0, depth)
    if kind is MarkerKind.LETTER and 1 <= value <= 26:
        # In the form that texts have it: `A.` might be somebody's initial.
        return Marker(kind, f"{chr(ord('A') + value - 1)})", value, depth)
    return Marker(MarkerKind.DECIMAL, f"{value}.", value, depth)


def _integer(element: etree._Element, name: str, otherwise: int) -> int:
    match = _INTEGER.match(element.get(name, ""))
    return int(match.group()) if match else otherwise
