"""Named destinations and bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.fragment import Bookmark
from handouts.exporters.pdf.pdf_text import pdf_text
from handouts.exporters.pdf.writer import PdfWriter, references

_NAMES_PER_LEAF = 256


def name_of(key: str) -> str:
    return f"<{key.encode('utf-8', 'replace').hex()}>"


def write_names(writer: PdfWriter, places: Sequence[tuple[str, int, float]], number: int) -> None:
    """A name tree of (key, page object, height on it), as object `number`."""
    named = sorted((name_of(key), page, y) for key, page, y in places)
    leaves = []
    for start in range(0, len(named), _NAMES_PER_LEAF):
        part = named[start : start + _NAMES_PER_LEAF]
        items = " ".join(f"{name}[{page} 0 R/XYZ 0 {y:g} null]" for name, page, y in part)
        limits = f"{part[0][0]}{part[-1][0]}"
        leaves.append(writer.put(f"<</Limits[{limits}]/Names[{items}]>>"))
    writer.put(f"<</Kids[{references(leaves)}]>>", number)


def write_bookmarks(writer: PdfWriter, bookmarks: Sequence[Bookmark]) -> int:
    """Two levels: every entry of level 1 holds those of level 2 that follow, folded up."""
    root, first = writer.reserve(), writer.reserve(max(len(bookmarks), 1))
    kids: dict[int, list[int]] = {root: []}
    parent = root
    for number, bookmark in enumerate(bookmarks, first):
        parent = root if bookmark.level == 1 else parent
        kids[parent].append(number)
        if bookmark.level == 1:
            parent = number
            kids[number] = []
    for holder, numbers in kids.items():
        for place, number in enumerate(numbers):
            siblings = _siblings(numbers, place)
            inner = _ends(kids.get(number, []), sign="-")
            bookmark = bookmarks[number - first]
            writer.put(
                f"<</Title{pdf_text(bookmark.title)}/Parent {holder} 0 R"
                f"/Dest{name_of(bookmark.key)}{siblings}{inner}>>",
                number,
            )
    if not bookmarks:
        writer.put("null", first)
    return writer.put(f"<</Type/Outlines{_ends(kids[root])}>>", root)


def _siblings(numbers: Sequence[int], place: int) -> str:
    before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
    return before + (f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else "")


def _ends(numbers: Sequence[int], sign: str = "") -> str:
    if not numbers:
        return ""
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {sign}{len(numbers)}"
