"""Hints on a page: lines such as `%% heading`, as words between its elements or in their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from handouts.diagnostics import Diagnostic
from handouts.model.episode import DroppedLine
from handouts.readers.html.words import Line
from handouts.readers.structure.hints import (
    HINT_LINE,
    HINTS,
    ITEM,
    MARKS,
    UNKNOWN,
    idle_hint,
    unknown_hint,
)
from handouts.readers.structure.lines import Marker, MarkerKind, Role

_LAST_LINE = re.compile(rf"{MARKS}\s*(?P<word>[a-z-]+)\s*$")


def is_called_for(element: etree._Element) -> bool:
    """Does a hint stand before this element that says that it belongs to the text?"""
    before = element.getprevious()
    parent = element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    match = _LAST_LINE.search(text) if text and ("%" in text or "\uff05" in text) else None
    return match is not None and match["word"] != Role.DROP.value


def with_hints(
    lines: Iterable[Line], source: str
) -> tuple[list[Line], list[DroppedLine], list[Diagnostic]]:
    """The lines without the hints, which go to the line after each."""
    kept: list[Line] = []
    dropped: list[DroppedLine] = []
    remarks: list[Diagnostic] = []
    hint, hint_line = "", 0

    def end_hint() -> None:
        if hint:
            remarks.append(idle_hint(source, hint_line, hint))

    for line in lines:
        match = HINT_LINE.fullmatch(line.text)
        if match is None:
            kept.append(_hinted(line, hint) if hint else line)
            hint = ""
        elif (word := match["word"].strip().lower()) in HINTS:
            end_hint()
            hint, hint_line = word, line.number
        else:
            dropped.append(DroppedLine(line.number, line.text, UNKNOWN))
            remarks.append(unknown_hint(source, line.number, word))
    end_hint()
    return kept, dropped, remarks


def _hinted(line: Line, hint: str) -> Line:
    if hint == ITEM:
        return replace(line, marker=Marker(MarkerKind.BULLET, "-"), level=0)
    role = Role(hint)
    return replace(
        line,
        hint=role,
        after_blank=True,
        is_title=line.is_title or role is Role.TITLE,
        level=line.level or 2 if role is Role.HEADING else 0,
    )
