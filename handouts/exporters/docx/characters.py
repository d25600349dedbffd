"""Text at Word's border: escaped, and freed of the characters that XML forbids."""

from __future__ import annotations

import re

from handouts.diagnostics import Diagnostic
from handouts.exporters.xml_text import FORBIDDEN, REPLACEMENT, escape_markup, replaced_character

# In a w:t, Word shows these as nothing or breaks the line; the author meant a gap.
_LAYOUT = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


class Characters:
    """Escapes every text of one export and keeps what had to be replaced.

    `at` says where the next texts come from, so that a remark names its line.
    """

    def __init__(self, source: str) -> None:
        self._source, self._line = source, 0
        self._found: dict[tuple[str, int, str], Diagnostic] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._found.values())

    def at(self, line: int, source: str | None = None) -> None:
        self._line = line
        if source is not None:
            self._source = source

    def legal(self, text: str) -> str:
        """`text` as XML can hold it, not yet escaped; on one line."""
        return FORBIDDEN.sub(self._replaced, text).translate(_LAYOUT)

    def escaped(self, text: str) -> str:
        """`text` fit for an element or a quoted attribute."""
        return escape_markup(self.legal(text))

    def _replaced(self, match: re.Match[str]) -> str:
        character = match.group()
        place = (self._source, self._line, character)
        if place not in self._found:
            self._found[place] = replaced_character(character, self._source, self._line)
        return REPLACEMENT
