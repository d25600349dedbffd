"""Remarks about sources and layouts: stable codes with a place and a way to mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark. `line` and `column` count from 1; 0 stands for the file as a whole."""

    code: str
    severity: Severity
    path: str
    message: str
    hint: str = ""
    line: int = 0
    column: int = 0

    @property
    def place(self) -> str:
        """`path:line:column`, as editors and CI logs make it clickable."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        return self.path, self.line, self.column, self.code
