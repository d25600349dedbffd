"""What a screen reader needs: headings with words and in order, pictures in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from handouts.exporters.docx.lint.word_file import VALUE, W, WordFile

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def headings(file: WordFile) -> Iterator[str]:
    """Headings by Word's own names: the navigation and a screen reader go by them."""
    levels = dict(_levels(file))
    above = 0
    for paragraph in file.document.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = 0 if style is None else levels.get(style.get(VALUE, ""), 0)
        if not level:
            continue
        words = "".join(text.text or "" for text in paragraph.iter(W + "t")).strip()
        if not words:
            yield f"a heading of level {level} has no words"
        if above and level > above + 1:
            yield f"level {above + 1} is left out before the heading {words!r}"
        above = level


def _levels(file: WordFile) -> Iterator[tuple[str, int]]:
    root = file.parts.get("word/styles.xml")
    for style in () if root is None else root.iterfind(W + "style"):
        name = style.find(W + "name")
        match = None if name is None else _HEADING.fullmatch(name.get(VALUE, ""))
        if match:
            yield style.get(W + "styleId", ""), int(match.group(1))


def pictures(file: WordFile) -> Iterator[str]:
    found = [mark for story in file.stories for mark in story.iter(_DRAWING)]
    for mark in found:
        is_said = mark.get("descr") or mark.get("title") or _is_decoration(mark)
        if not is_said:
            yield f"the picture {mark.get('name') or mark.get('id')} is not told in words"
    for story in file.stories:
        ids = Counter(mark.get("id") for mark in story.iter(_DRAWING))
        yield from (f"picture {name} is there twice" for name, count in ids.items() if count > 1)


def _is_decoration(mark: etree._Element) -> bool:
    return any(one.tag.endswith("}decorative") and one.get("val") == "1" for one in mark.iter())
