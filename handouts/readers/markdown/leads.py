"""Leads of items: what bold type and line breaks say of them."""

from __future__ import annotations

import re
from dataclasses import replace

from handouts.model.scripts import has_japanese
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Mark, MarkKind, SourceLine

_COLON_AFTER = re.compile(r"\s+(?=\S)")
_SEPARATOR = re.compile(r"(?::|：)\s+(?=\S)|\s+[—–]\s+(?=\S)")
_COLONS = (":", "：")
_DASHES = ("—", "–")
_ENDS_IN_DASH = re.compile(r"\S\s+[—–]$")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", "」")
_WIDTH = 72  # columns at which few editors wrap earlier


def with_lead(line: SourceLine, escapes: frozenset[int], after_lead: int) -> SourceLine:
    """With what the markup says of the item's lead; the bold type that says it is left out.

    `escapes` are the places of escaped characters; `after_lead` is where the second of two lines
    that the author broke begins, else 0. A colon or dash that is written as an escape (`\\:`,
    `&mdash;`) says that there is no lead.
    """
    bold = _bold_beginning(line)
    end = bold.end if bold else 0
    start = _text_after(line.text, end, after_lead, escapes) if bold else 0
    if start == 0:
        is_plain = any(line.text[at] in ":：—–" for at in escapes)
        return replace(line, lead=(0, 0)) if is_plain else line
    if start != after_lead and line.text[end - 1] in (*_COLONS, *_DASHES):
        is_dash = line.text[end - 1] in _DASHES
        end = len(line.text[: end - 1].rstrip()) if is_dash else end - 1
    marks = tuple(mark for mark in line.marks if mark is not bold)
    return replace(line, marks=marks, lead=(end, start))


def _bold_beginning(line: SourceLine) -> Mark | None:
    return next(
        (mark for mark in line.marks if mark.start == 0 and mark.kind is MarkKind.STRONG), None
    )


def _text_after(text: str, end: int, after_lead: int, escapes: frozenset[int]) -> int:
    """Where the text begins after a bold lead that ends at `end`; 0 if that is no lead."""
    if after_lead and end == len(text[:after_lead].rstrip()):
        return after_lead
    label = text[:end]
    if label.endswith((*_COLONS, *_SENTENCE_ENDS)) or _ENDS_IN_DASH.search(label):
        match = _COLON_AFTER.match(text, end)
    else:
        match = _SEPARATOR.match(text, end)
    if match is None or any(end - 1 <= at < match.end() for at in escapes):
        return 0
    return match.end()


def is_deliberate(first: str, second: str) -> bool:
    """Did the author break the line after a lead, where an editor would have gone on?"""
    if not second.strip() or len(first.split()) > parts.LONGEST_STATEMENT:
        return False
    if first.endswith((*_COLONS, *_SENTENCE_ENDS)):
        return True
    word = second[:1] if has_japanese(second[:1]) else second.split(maxsplit=1)[0]
    had_room = len(first) + 1 + len(word) <= _WIDTH
    return had_room and not second[:1].islower()
