"""Marks of a transcript: timestamps, and the label of a single speaker.

Both are left out and reported. Where several people speak their labels stay, since the words
make no sense without them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from handouts.model.episode import DroppedLine
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Role, SourceLine, cut

_CLOCK = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?"
_STAMP = re.compile(rf"{_CLOCK}(?:\s*(?:-->|[-–—/|])\s*{_CLOCK})?(?=\s|$)[ \t]*(?:[-–—] )?")
# A stamp before words stands in brackets, has hours, or seconds that no time of day has.
_CERTAIN = re.compile(r"[\[(]|\d{1,2}:\d{2}:\d{2}|0\d?:\d{2}\b")
_QUESTION = re.compile(r"(?:Q|Ｑ|Question|質問)\s?\d{0,2}\s*[:\uff1a.．]\s*(?=\S)")
_ANSWER = re.compile(r"(?:A|Ａ|Answer|回答)\s?\d{0,2}\s*[:\uff1a.．]\s*(?=\S)")
_FEWEST = 3  # labelled lines that make a transcript
_PART_OF_LINES = 0.4
_SHORTEST_SPEECH = 6  # words


def without_transcript_marks(
    lines: Sequence[SourceLine],
) -> tuple[tuple[SourceLine, ...], tuple[DroppedLine, ...]]:
    dropped: list[DroppedLine] = []
    kept = [line for line in (_unstamped(line, dropped) for line in lines) if line is not None]
    if _is_interview(kept):
        kept = [_without_letter(line, dropped) for line in kept]
    speaker = _only_speaker(kept)
    if speaker is not None:
        kept = [_unlabelled(line, speaker, dropped) for line in kept]
    return tuple(kept), tuple(dropped)


def _unstamped(line: SourceLine, dropped: list[DroppedLine]) -> SourceLine | None:
    if not line.text[:1].isdigit() and line.text[:1] not in ("[", "("):
        return line
    match = _STAMP.match(line.text)
    if match is None or line.role is not None:
        return line
    is_alone = match.end() == len(line.text)
    if not is_alone and not _CERTAIN.match(line.text):
        return line
    dropped.append(DroppedLine(line.number, match.group().strip(), "a transcript's timestamp"))
    return None if is_alone else cut(line, match.end(), len(line.text))


def _is_interview(lines: Sequence[SourceLine]) -> bool:
    """Are there several questions under `Q:`, and answers under `A:`?"""
    asked = sum(_asks(line) for line in lines)
    return asked > 1 and any(_ANSWER.match(line.text) for line in lines)


def _asks(line: SourceLine) -> bool:
    return _QUESTION.match(line.text) is not None and parts.is_question_heading(line.text)


def _without_letter(line: SourceLine, dropped: list[DroppedLine]) -> SourceLine:
    match = _QUESTION.match(line.text) if _asks(line) else _ANSWER.match(line.text)
    if match is None or line.marker is not None or line.role is Role.PARAGRAPH:
        return line
    dropped.append(DroppedLine(line.number, match.group().strip(), "label of question or answer"))
    return cut(line, match.end(), len(line.text))


def _only_speaker(lines: Sequence[SourceLine]) -> str | None:
    """The one name that labels a good part of the lines, if there is just one."""
    matches = ((line, parts.SPEAKER.match(line.text)) for line in lines)
    names = Counter(match["name"] for line, match in matches if match and _is_spoken(line))
    often = [name for name, count in names.items() if count >= _FEWEST]
    if len(often) != 1:
        return None
    spoken = sum(_is_spoken(line) for line in lines)
    return often[0] if names[often[0]] >= _PART_OF_LINES * spoken else None


def _is_spoken(line: SourceLine) -> bool:
    """Running text, which a speaker's label may stand before."""
    is_part = line.marker is not None or parts.is_label(line.text)
    return not is_part and len(line.text.split()) >= _SHORTEST_SPEECH


def _unlabelled(line: SourceLine, speaker: str, dropped: list[DroppedLine]) -> SourceLine:
    match = parts.SPEAKER.match(line.text)
    if match is None or match["name"] != speaker:
        return line
    if line.marker is not None or line.role is Role.PARAGRAPH:
        return line
    dropped.append(DroppedLine(line.number, f"{speaker}:", "label of the only speaker"))
    return cut(line, match.end(), len(line.text))
