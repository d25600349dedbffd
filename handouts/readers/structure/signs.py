"""Squares and lozenges before headings, as Japanese writers set them (`■ 断られたら`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from handouts.readers.structure import parts
from handouts.readers.structure.lines import Role, SourceLine

_SIGNS = "■□◆◇▼▶►★☆"


def without_signs(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """A signed line with text below it, not another signed one, is a heading; else an item."""
    alone = {at: lines[at] for at in range(len(lines)) if _stands_alone(lines, at)}
    often = Counter(_sign(line) for line in alone.values())
    return tuple(
        _unsigned(line) if at in alone and _is_known(line, often) else line
        for at, line in enumerate(lines)
    )


def _sign(line: SourceLine) -> str:
    is_signed = line.marker is not None and line.role is None and line.marker.written in _SIGNS
    return line.marker.written if is_signed and line.marker else ""


def _stands_alone(lines: Sequence[SourceLine], at: int) -> bool:
    sign = _sign(lines[at])
    if not sign or lines[at].text.endswith((".", "。", "、", ",")):
        return False
    before = _sign(lines[at - 1]) if at else ""
    after = _sign(lines[at + 1]) if at + 1 < len(lines) else sign
    return sign not in (before, after)


def _is_known(line: SourceLine, often: Counter[str]) -> bool:
    is_part = parts.is_label(line.text) or parts.is_about(line.text)
    return is_part or often[_sign(line)] > 1 or parts.is_question_heading(line.text)


def _unsigned(line: SourceLine) -> SourceLine:
    is_part = parts.is_label(line.text) or parts.is_about(line.text)
    role = None if is_part else Role.HEADING
    return replace(line, marker=None, marker_line=0, role=role, after_blank=True)
