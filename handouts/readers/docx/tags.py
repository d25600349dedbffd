"""Names of WordprocessingML, as lxml writes them."""

from __future__ import annotations

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
ID = f"{{{RELATIONSHIPS}}}id"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATES = f"{_COMPATIBILITY}AlternateContent"
CHOICE = f"{_COMPATIBILITY}Choice"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OFF = ("0", "false", "off", "none")


def value_of(element: etree._Element, path: str) -> str | None:
    """The `w:val` of what stands at a path (`w:pPr/w:pStyle`), if it is there."""
    found = element.find(path, {"w": WORD})
    return None if found is None else str(found.get(f"{W}val", ""))


def is_on(element: etree._Element, path: str) -> bool:
    """Of a property that is on by being there (ECMA-376, part 1, 17.17.4)."""
    value = value_of(element, path)
    return value is not None and value not in _OFF
