"""A paragraph of Markdown to the source lines that it is: mostly one, however it was wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.readers.markdown.leads import with_lead
from handouts.readers.markdown.words import Words
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Marker, MarkKind, Role, SourceLine
from handouts.readers.structure.markers import split_marker


def paragraph_lines(
    words: Words, raw: Sequence[str], *, each_line: bool, in_quotation: bool
) -> Iterator[SourceLine]:
    """Wrapped lines are one; known parts, typed markers and the author's own line breaks part
    them. `raw` are its lines as written; `each_line` says that each is a paragraph.
    """
    markers = _markers(words, raw) if not in_quotation else {}
    count = len(words.lines)
    starts = [
        at
        for at in range(count)
        if at == 0
        or each_line
        or at in markers
        or (at in words.hard and at - 1 not in markers and not in_quotation)
        or _begins_part(words, at)
    ]
    for first, (start, found) in zip(starts, words.parts(starts), strict=True):
        marker, length = markers.get(first, (None, 0))
        if not found.text:
            continue
        if not found.text[length:].strip():
            marker, length = None, 0
        line = found.part(length, len(found.text)).as_line()
        line = _finished(line, marker, is_first=first == 0 or each_line, quoted=in_quotation)
        if marker is not None:
            is_broken = first + 1 in words.hard and first + 1 not in markers
            after = words.lines[first + 1][0] - start - length if is_broken else 0
            escapes = words.escapes(start + length, start + len(found.text))
            line = with_lead(line, escapes, after)
        yield line


def _markers(words: Words, raw: Sequence[str]) -> dict[int, tuple[Marker, int]]:
    """Markers that Markdown doesn't know (`•`, `A)`, `(1)`): in the first line, or in a row."""
    found: dict[int, tuple[Marker, int]] = {}
    if len(raw) != len(words.lines):
        raw = raw[:1]
    for at, text in enumerate(raw):
        marker, rest = split_marker(text.strip(), 0)
        is_next = at == 0 or (at - 1 in found and marker and marker.kind is found[at - 1][0].kind)
        if marker is not None and rest and is_next:
            found[at] = (marker, len(text.strip()) - len(rest))
    return found


def _begins_part(words: Words, at: int) -> bool:
    text, before = words.line_text(at), words.line_text(at - 1)
    if parts.is_label(text) or parts.is_takeaways(before) or parts.is_action_steps(before):
        return True
    return at == 1 and parts.is_about(before) and not text[:1].islower()


def _finished(
    line: SourceLine, marker: Marker | None, *, is_first: bool, quoted: bool
) -> SourceLine:
    role = None
    if quoted and not parts.is_label(line.text):
        role = Role.QUOTATION
    elif parts.is_summary_label(line.text) and _is_bold(line):
        role = Role.SUBHEADING  # `**Mini-summary**` alone on its line
    number = line.number if marker else 0
    return replace(line, marker=marker, after_blank=is_first, marker_line=number, role=role)


def _is_bold(line: SourceLine) -> bool:
    return any(
        mark.kind is MarkKind.STRONG and mark.start == 0 and mark.end == len(line.text)
        for mark in line.marks
    )
