"""Hints: lines such as `%% heading` with which an author settles how the next line is read."""

from __future__ import annotations

import re

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.readers.structure.lines import Role
from handouts.suggestions import suggestion

# Japanese keyboards give full-width marks.
MARKS = "[%\uff05]{2}"
HINT_LINE = re.compile(rf"{MARKS}\s*(?P<word>.*)")
ITEM = "item"
HINTS = (*(role.value for role in Role), ITEM)
UNKNOWN = "a hint that nobody knows"


def unknown_hint(source: str, line: int, word: str) -> Diagnostic:
    message = f"“%% {word}” is no hint; the line was left out."
    first = word.partition(" ")[0].rstrip(":")
    mend = f"Put the words on the next line: “%% {first}” stands alone."
    is_followed = first in HINTS and first != word.rstrip(":")
    hint = mend if is_followed else suggestion(word, HINTS)
    return Code.UNKNOWN_HINT.remark(source, line, message, hint)


def idle_hint(source: str, line: int, word: str) -> Diagnostic:
    message = f"“%% {word}” speaks of no line: another hint follows, or the text ends."
    return Code.IDLE_HINT.remark(
        source, line, message, "Put it right above its line, or remove it."
    )
