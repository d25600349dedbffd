"""Text at Word's border: escaped, and freed of the characters that XML forbids."""

from __future__ import annotations

import re

from handouts.diagnostics import Diagnostic, Severity

REPLACEMENT = "\ufffd"
# XML 1.0, production 2 (Char). One surrogate alone is no character in any encoding.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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
        return _FORBIDDEN.sub(self._replaced, text).translate(_LAYOUT)

    def escaped(self, text: str) -> str:
        """`text` fit for an element or a quoted attribute."""
        legal = self.legal(text)
        if "&" in legal or "<" in legal or ">" in legal or '"' in legal:
            for mark, entity in _ENTITIES:
                legal = legal.replace(mark, entity)
        return legal

    def _replaced(self, match: re.Match[str]) -> str:
        code = f"U+{ord(match.group()):04X}"
        remark = Diagnostic(
            code="replaced-character",
            severity=Severity.WARNING,
            path=self._source,
            line=self._line,
            message=f"{code} cannot stand in a Word file and was replaced by U+FFFD.",
            hint="Remove the character from the source.",
        )
        self._found.setdefault((self._source, self._line, code), remark)
        return REPLACEMENT


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
