"""Whose copy of a book it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of a workshop. `reading` is how the name is read, `table` where they sit.

    `number` is the place in the list, from 1. `variant` is the book that they get, of several.
    """

    name: str
    number: int
    reading: str = ""
    company: str = ""
    table: str = ""
    variant: str = ""

    @property
    def name_read(self) -> str:
        """The name with its reading in brackets, as on a Japanese list."""
        return f"{self.name}（{self.reading}）" if self.reading else self.name
