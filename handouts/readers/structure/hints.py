"""Hints: lines such as `%% heading` with which an author settles how the next line is read."""

from __future__ import annotations

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.readers.structure.lines import Role
from handouts.suggestions import suggestion

ITEM = "item"
HINTS = (*(role.value for role in Role), ITEM)
UNKNOWN = "a hint that nobody knows"


def unknown_hint(source: str, line: int, word: str) -> Diagnostic:
    message = f"“%% {word}” is no hint; the line was left out."
    return Code.UNKNOWN_HINT.remark(source, line, message, suggestion(word, HINTS))
