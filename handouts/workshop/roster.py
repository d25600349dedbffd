"""The list of participants: who gets a copy, and what is wrong with which row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handouts.codes import Code
from handouts.coverage import unshown
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.publication.participant import Participant
from handouts.suggestions import suggestion
from handouts.workshop.settings import RosterKeys
from handouts.workshop.spreadsheet import Row, rows_of

LONGEST = 120  # characters of a cell: a name must fit its line
_HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "氏名", "名前", "お名前", "参加者"),
    "family": ("family name", "last name", "surname", "姓"),
    "given": ("given name", "first name", "名"),
    "reading": ("reading", "kana", "furigana", "ふりがな", "フリガナ", "よみがな", "読み", "よみ"),
    "company": ("company", "organisation", "organization", "firm", "会社", "会社名", "所属"),
    "variant": ("variant", "version", "版"),
    "table": ("table", "group", "テーブル", "班", "グループ", "席"),
}
_OWN_FAULT = "Correct the row; the other copies are made."


@dataclass(frozen=True, slots=True)
class Roster:
    """`participants` in the order of the list; `failures` are rows that get no copy.

    They keep their numbers all the same: once a row is mended, nobody else's file is renamed.
    """

    participants: tuple[Participant, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    failures: tuple[SourceError, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """Of the books that are needed; empty where there is but one."""
        found = sorted({one.variant for one in self.participants})
        return tuple(found) if any(found) else ()


NOBODY = Roster()


def read_roster(file: Path, keys: RosterKeys) -> Roster:
    """Raises SourceError where the file is no list, or has no column of names."""
    rows = rows_of(file)
    head = next((row for row in rows if not row.is_empty), None)
    if head is None:
        raise SourceError(
            "the list of participants is empty.",
            place=file.as_posix(),
            hint="Its first row names the columns: name, reading, company, table.",
        )
    return _Reading(file, head, keys).all(row for row in rows if row.line > head.line)


@dataclass(slots=True)
class _Reading:
    file: Path
    head: Row
    keys: RosterKeys
    remarks: list[Diagnostic] = field(default_factory=list)
    failures: list[SourceError] = field(default_factory=list)

    def all(self, rows: Iterator[Row]) -> Roster:
        columns = self._columns()
        found: list[Participant] = []
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            if row.is_empty:
                self._remark(Code.EMPTY_ROW, row.line, "The row is empty.")
                continue
            values = {
                column: row.cells[at] if at < len(row.cells) else ""
                for column, at in columns.items()
            }
            values["name"] = values.get("name") or _joined(values)
            if fault := self._fault(values):
                message, hint = fault
                place = f"{self.file.as_posix()}:{row.line}"
                self.failures.append(SourceError(message, place=place, hint=hint))
                continue
            facts = tuple(values.get(name, "") for name in ("name", "reading", "company", "table"))
            if facts in seen:
                message = f"{facts[0]} stands in row {seen[facts]} already; there is one copy."
                self._remark(Code.REPEATED_ROW, row.line, message)
                continue
            seen[facts] = row.line
            # A row that gets no copy yet keeps its number and its turn: once it is mended, all
            # others have the same copies.
            turn = len(found) + len(self.failures)
            values["variant"] = values.get("variant") or self._in_turn(turn)
            found.append(_participant(values, turn + 1))
        if not found and not self.failures:
            self._remark(Code.EMPTY_ROW, self.head.line, "There is no participant below this row.")
        return Roster(tuple(found), tuple(self.remarks), tuple(self.failures))

    def _in_turn(self, place: int) -> str:
        variants = self.keys.variants
        return variants[place % len(variants)] if variants else ""

    def _columns(self) -> dict[str, int]:
        """Which column is where. Raises SourceError where no column has names."""
        known = {_folded(head): name for name, heads in _HEADS.items() for head in heads}
        for name in ("name", "reading", "company", "table", "variant"):
            if own := getattr(self.keys, name):
                known = {head: meant for head, meant in known.items() if meant != name}
                known[_folded(own)] = name
        columns: dict[str, int] = {}
        for at, head in enumerate(self.head.cells):
            meant = known.get(_folded(head))
            if meant is not None and meant not in columns:
                columns[meant] = at
            elif head:
                hint = suggestion(_folded(head), known)
                self._remark(Code.UNREAD_COLUMN, self.head.line, f"Nothing reads {head!r}.", hint)
        if "name" not in columns and not {"family", "given"} <= columns.keys():
            raise SourceError(
                "no column has the names of the participants.",
                place=f"{self.file.as_posix()}:{self.head.line}",
                hint='Head it "name" or 氏名, or say its head: [roster] name = "…".',
            )
        return columns

    def _fault(self, values: Mapping[str, str]) -> tuple[str, str] | None:
        """Why the row gets no copy, and how to mend it."""
        if not values["name"]:
            return "the row has no name.", _OWN_FAULT
        for column, value in values.items():
            if value.startswith("="):
                return f"the {column} is a formula: {value}.", "Put its result in its place."
            if len(value) > LONGEST:
                return f"the {column} has {len(value)} characters.", f"{LONGEST} have room."
            if missing := list(dict.fromkeys(unshown(value))):
                hint = "Write it with another form of the character."
                return f"no font can draw {' '.join(missing)} in {value!r}.", hint
        return None

    def _remark(self, code: Code, line: int, message: str, hint: str = "") -> None:
        self.remarks.append(code.remark(self.file.as_posix(), line, message, hint, column=0))


def _joined(values: Mapping[str, str]) -> str:
    """Family name and given name, the order that Japanese lists have."""
    return " ".join(filter(None, (values.get("family", ""), values.get("given", ""))))


def _participant(values: Mapping[str, str], number: int) -> Participant:
    return Participant(
        values["name"],
        number,
        reading=values.get("reading", ""),
        company=values.get("company", ""),
        table=values.get("table", ""),
        variant=values.get("variant", ""),
    )


def _folded(head: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", head).split()).casefold()
