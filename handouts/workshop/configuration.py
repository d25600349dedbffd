"""The values of a build, and where each of them was said.

The strongest first: command line, environment, workshop file, the user's configuration file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handouts.errors import HandoutsError, LayoutError, raise_all
from handouts.layout.faults import Names, faults_in
from handouts.layout.loader import Layers, shipped_layouts
from handouts.layout.tables import Tables, read_tables
from handouts.layout.values import converted
from handouts.pipeline.request import Plan, Request
from handouts.pipeline.selecting import Selection
from handouts.suggestions import suggestion
from handouts.workshop.environment import NAME as ENVIRONMENT
from handouts.workshop.environment import environment_source
from handouts.workshop.roster import NOBODY, Roster, read_roster
from handouts.workshop.settings import (
    OWN_TABLES,
    BuildKeys,
    FormatKeys,
    RosterKeys,
    Source,
    faults_of,
    keys_of,
)

COMMAND_LINE, WORKSHOP_FILE, CONFIGURATION = (
    "the command line",
    "the workshop file",
    "your configuration",
)
DEFAULT = "default"
_EVENT_TABLES = ("workshop", "selection", "roster")


@dataclass(frozen=True, slots=True)
class Given:
    """A value and where it was said: `file:line`, a variable, or the place's name."""

    name: str
    value: object
    origin: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """All places that values come from, the strongest first."""

    sources: tuple[Source, ...]

    def every(self) -> Iterator[Given]:
        """Each value in force, the keys of `[build]` with their defaults."""
        for field in dataclasses.fields(BuildKeys):
            yield self.given("build", field.name)
        said = [
            (table, key)
            for source in reversed(self.sources)
            for table, values in source.tables.values.items()
            if table != "build"
            for key in values
        ]
        for table, key in sorted(dict.fromkeys(said)):
            yield self.given(table, key)

    def given(self, table: str, key: str) -> Given:
        """The value in force. `build` has defaults; for others somebody must have said it."""
        name = f"{table}.{key}"
        for source in self.sources:
            values = source.tables.values.get(table, {})
            if key in values:
                return Given(name, self._typed(source, table, key), _origin(source, table, key))
        return Given(name, _default(table, key), DEFAULT)

    def _typed(self, source: Source, table: str, key: str) -> object:
        """As its kind; a relative path begins beside the file that says it."""
        value = source.tables.values[table][key]
        kind = _kind(table)
        if kind is None:
            return value
        ready = converted(keys_of(kind)[key], value)
        folder = Path(source.tables.place).parent if source.tables.place else Path()
        match table, key, ready:
            case "build", "sources", tuple(paths):
                return tuple(str(folder / path) for path in paths)
            case _, "layout", str(name) if name and name not in shipped_layouts():
                return str(folder / name) if source.tables.place else name
            case _, _, Path():
                return folder / ready
        return ready

    def build(self) -> BuildKeys:
        return BuildKeys(**self._values("build"))

    def _values(self, table: str) -> dict[str, Any]:
        """Those of every key of a table."""
        return {key: self.given(table, key).value for key in keys_of(OWN_TABLES[table])}

    def by_format(self, key: str) -> dict[str, str]:
        """`layout` or `edition` for each format that has its own; a stronger place that says it
        for all formats wins over a weaker one that says it for one.
        """
        found: dict[str, str] = {}
        for source in reversed(self.sources):
            if key in source.own("build"):
                found.clear()
            for table, values in source.tables.values.items():
                if table.startswith("build.") and key in values:
                    found[table.removeprefix("build.")] = str(self._typed(source, table, key))
        return found

    def request(
        self,
        sources: tuple[Path, ...],
        settings: tuple[str, ...],
        roster: Roster = NOBODY,
        *,
        repair: bool = False,
    ) -> Request:
        """What the pipeline is asked for, of these sources; `settings` are the command line's."""
        keys = self.build()
        weaker = self.sources[:0:-1]
        own = tuple(one.layout_tables() for one in weaker if one.name == CONFIGURATION)
        above = tuple(one.layout_tables() for one in weaker if one.name != CONFIGURATION)
        return Request(
            sources,
            keys.output or Path("dist"),
            keys.formats,
            keys.layout,
            keys.edition,
            settings,
            repair,
            selection=self._selection(),
            layouts=self.by_format("layout"),
            editions=self.by_format("edition"),
            layers=Layers(beneath=own, above=above),
            participants=roster.participants,
            copy_formats=self._roster_keys().formats,
            variants=roster.variants,
        )

    def roster(self) -> Roster:
        """The participants, if the workshop has a list of them. Raises SourceError."""
        keys = self._roster_keys()
        return read_roster(keys.file, keys) if keys.file else NOBODY

    def _roster_keys(self) -> RosterKeys:
        return RosterKeys(**self._values("roster"))

    def _selection(self) -> Selection:
        given = (self.given("selection", key) for key in keys_of(Selection))
        places = (one.origin for one in given if one.origin != DEFAULT)
        return Selection(**self._values("selection"), place=next(places, ""))


def _kind(table: str) -> type | None:
    holder, _, member = table.partition(".")
    return FormatKeys if member and holder == "build" else OWN_TABLES.get(table)


def _default(table: str, key: str) -> object:
    kind = _kind(table)
    assert kind is not None
    return next(field.default for field in dataclasses.fields(kind) if field.name == key)


def _origin(source: Source, table: str, key: str) -> str:
    if source.name == ENVIRONMENT and table == "build":
        return f"HANDOUTS_{key.upper()}"
    return source.tables.place_of(table, key) or source.name


def configured(
    command_line: Source,
    environment: Mapping[str, str],
    workshop: Path | None,
    own: Path | None,
    names: Names,
) -> Configuration:
    """Read and check every place. Raises LayoutError, OptionError: all faults of the first that
    has any. A workshop file that is named must be there; `own` need not.
    """
    formats = names.formats or ()
    sources = [command_line, environment_source(environment, formats)]
    if workshop is not None:
        sources.append(_read(workshop, WORKSHOP_FILE, names))
    if own is not None and own.is_file():
        sources.append(_read(own, CONFIGURATION, names))
    for source in sources[:2]:
        raise_all(_placed(faults_of(source.tables), source))
    return Configuration(tuple(sources))


def existing(path: Path | None, what: str) -> Path | None:
    """The path that was named, if any. Raises LayoutError where no file is there."""
    if path is not None and not path.is_file():
        raise LayoutError(f"{what} is not there.", place=str(path), hint="Check its path.")
    return path


def _placed(faults: Iterator[HandoutsError], source: Source) -> Iterator[HandoutsError]:
    for fault in faults:
        fault.place = fault.place or source.name
        yield fault


def _read(path: Path, name: str, names: Names) -> Source:
    tables = read_tables(path, name)
    raise_all([*_misplaced(tables, name), *faults_of(tables), *_unknown_formats(tables, names)])
    source = Source(name, tables)
    raise_all(faults_in(source.layout_tables(), names))
    return source


def _misplaced(tables: Tables, name: str) -> Iterator[HandoutsError]:
    for table in tables.values:
        if table == "layout":
            hint = 'Write a layout of your own and name it: [build] layout = "my.toml".'
            yield tables.fault(f"Nothing reads [layout] in {name}.", table, hint=hint)
        elif name == CONFIGURATION and table in _EVENT_TABLES:
            hint = "Write it into a workshop file, for handouts build --workshop FILE."
            yield tables.fault(f"Nothing reads [{table}] in {name}.", table, hint=hint)


def _unknown_formats(tables: Tables, names: Names) -> Iterator[HandoutsError]:
    known: Collection[str] | None = names.formats
    for table, values in tables.values.items():
        if known is None:
            return
        if table.startswith("build.") and (format_name := table[6:]) not in known:
            hint = suggestion(format_name, known)
            yield tables.fault(f"There is no format {format_name!r}.", table, hint=hint)
        for format_name in _listed(values) if table == "build" else ():
            if format_name not in known:
                hint = suggestion(format_name, known)
                yield tables.fault(f"There is no format {format_name!r}.", table, "formats", hint)


def _listed(values: Mapping[str, object]) -> Sequence[str]:
    try:
        found = converted(tuple[str, ...], values.get("formats", ()))
    except ValueError:
        return ()
    assert isinstance(found, tuple)
    return found


def with_roster(plan: Plan, roster: Roster) -> Plan:
    """The plan, with what is to be said of the list of participants."""
    return dataclasses.replace(
        plan,
        failures=(*plan.failures, *roster.failures),
        diagnostics=(*plan.diagnostics, *roster.remarks),
    )
