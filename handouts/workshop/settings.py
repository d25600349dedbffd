"""What a build can be told: its own keys, and where each value may come from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_type_hints

from handouts.errors import HandoutsError
from handouts.layout.tables import Tables
from handouts.layout.values import converted
from handouts.pipeline.selecting import Selection
from handouts.suggestions import suggestion


@dataclass(frozen=True, slots=True)
class BuildKeys:
    """The table `[build]`: what the command line says with options. `jobs` 0 is one for each
    processor. `layout` and `edition` may be said again for one format, in `[build.pdf]`.
    """

    sources: tuple[str, ...] = ()
    output: Path | None = Path("dist")
    formats: tuple[str, ...] = ("pdf", "docx", "epub")
    layout: str = ""
    edition: str = "participant"
    theme: str = ""
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class FormatKeys:
    """`[build.FORMAT]`: what holds for one format alone."""

    layout: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class EventKeys:
    """`[workshop]`: the event. `language` is that of the words the publications add."""

    title: str = ""
    subtitle: str = ""
    client: str = ""
    trainer: str = ""
    venue: str = ""
    date: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class RosterKeys:
    """`[roster]`: the list of participants, and the heads of its columns where they are others.

    `formats` are those that copies are made in; empty stands for all of the build. `variants` are
    given out in turn to those whose row names none.
    """

    file: Path | None = None
    formats: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    name: str = ""
    reading: str = ""
    company: str = ""
    table: str = ""
    variant: str = ""


OWN_TABLES: Mapping[str, type] = {
    "workshop": EventKeys,
    "build": BuildKeys,
    "selection": Selection,
    "roster": RosterKeys,
}
"""Tables of a workshop file that no layout has."""


def keys_of(kind: type) -> dict[str, object]:
    """What a table may say, each with its type; a field that is no part of it is not compared."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.compare}


@dataclass(frozen=True, slots=True)
class Source:
    """A place that values come from: `name` says which, for people ("the environment")."""

    name: str
    tables: Tables

    def own(self, table: str) -> Mapping[str, object]:
        return self.tables.values.get(table, {})

    def layout_tables(self) -> Tables:
        """What of it goes to every layout, the event's own words included."""
        values = {
            name: dict(table)
            for name, table in self.tables.values.items()
            if name.partition(".")[0] not in OWN_TABLES
        }
        event = dict(self.own("workshop"))
        if language := event.pop("language", None):
            values["labels"] = {"language": language, **values.get("labels", {})}
        if event:
            values["metadata"] = {**event, **values.get("metadata", {})}
        if theme := self.own("build").get("theme"):
            values["theme"] = {"name": theme, **values.get("theme", {})}
        return dataclasses.replace(self.tables, values=values)


def faults_of(tables: Tables) -> Iterator[HandoutsError]:
    """All that is wrong in the tables that no layout has."""
    for table, values in tables.values.items():
        holder, _, member = table.partition(".")
        if holder not in OWN_TABLES:
            continue
        kind = FormatKeys if holder == "build" and member else OWN_TABLES[holder]
        if member and holder != "build":
            yield tables.fault(f"Nothing reads [{table}].", table)
            continue
        hints = keys_of(kind)
        for key, value in values.items():
            if key not in hints:
                hint = suggestion(key, hints)
                yield tables.fault(f"Nothing reads {table}.{key}.", table, key, hint)
                continue
            try:
                converted(hints[key], value)
            except ValueError as expected:
                yield tables.fault(f"{table}.{key} takes {expected}, not {value!r}.", table, key)
