"""What can go wrong on the user's side, and what the program returns to the shell."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit status of every command. A failure (1) outranks warnings under --strict (3)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WARNINGS = 3
    INTERRUPTED = 130


class HandoutsError(Exception):
    """Something the user can mend: says where, what and how. Anything else is a bug.

    `place` is a path, optionally with `:line[:column]`; `hint` is one imperative sentence.
    `others` are more of the same kind that were found with it.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.place, self.hint = message, place, hint
        self.others: tuple[HandoutsError, ...] = ()

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        mend = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{mend}"


class SourceError(HandoutsError):
    """A source that cannot be used at all; its siblings are built all the same."""


class LayoutError(HandoutsError):
    """A layout, theme or collection file that cannot be used."""


class OptionError(HandoutsError):
    """A setting that nobody knows, or a value that its owner refuses; `key` is its name."""

    key = ""


def raise_all(errors: Iterable[HandoutsError]) -> None:
    """Raise the first of the errors with the others; nothing happens where there are none."""
    found = list(errors)
    if found:
        found[0].others = (*found[0].others, *found[1:])
        raise found[0]


class ExportError(HandoutsError):
    """An output that cannot be made or written."""


class UnknownPagesError(ExportError):
    """Printed pages are referred to and nobody knows them."""


class RegistryError(HandoutsError):
    """A format, reader or plug-in that is unknown, broken or there twice."""
