"""Characters that were garbled or lost, and those that no font has."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.codes import Code
from handouts.coverage import missing_glyph, unshown
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.mojibake import suspected
from handouts.readers.proof.sayings import Saying, sayings

_LOST = "\ufffd"
_SHOWN = 16  # characters around a damaged one


def damaged_characters(episode: Episode) -> Iterator[Diagnostic]:
    remarks = (remark for remark in episode.diagnostics if remark.code == Code.REPLACED_CHARACTER)
    replaced = {remark.line for remark in remarks}
    for saying in sayings(episode):
        if saying.text.isascii():
            continue
        if garbled := suspected(saying.text):
            yield _garbled(saying, garbled)
            continue
        if _LOST in saying.text and saying.line not in replaced:
            yield _lost(saying)
        for character in dict.fromkeys(unshown(saying.text)):
            if character != _LOST:
                yield missing_glyph(character, saying.source, saying.line)


def _garbled(saying: Saying, found: str) -> Diagnostic:
    return Code.GARBLED_TEXT.remark(
        saying.source,
        saying.line,
        f"the text looks garbled here, as if read in a wrong encoding: {_around(saying, found)}",
        "Get the text again as UTF-8, or let a copy be repaired: "
        "handouts check --fix COPIES --repair-mojibake",
    )


def _lost(saying: Saying) -> Diagnostic:
    return Code.LOST_CHARACTER.remark(
        saying.source,
        saying.line,
        f"“{_LOST}” stands where a character was lost: {_around(saying, _LOST)}",
        "Look into the original, and type the character that belongs here.",
    )


def _around(saying: Saying, found: str) -> str:
    at = saying.text.index(found)
    start, end = max(at - _SHOWN, 0), at + len(found) + _SHOWN
    before = "…" if start else ""
    after = "…" if end < len(saying.text) else ""
    return f"{before}{saying.text[start:end]}{after}"
