"""One source of decisions: a TOML file, a collection's metadata or the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handouts.errors import HandoutsError, LayoutError, OptionError

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_.-]+))\s*=""")

MEND_SYNTAX = 'Texts stand in "quotation marks", one key a line.'


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables by dotted name (`metadata`, `export.pdf`) and where they stand.

    `place` is the file's path; it is empty for the command line. `text` is the file's, for the
    line of a key. `prefix` is what the file has before the names of these tables.
    """

    place: str
    values: Mapping[str, Mapping[str, object]]
    text: str = ""
    prefix: str = ""

    def editions(self) -> list[str]:
        """Names of the editions that are spoken of here."""
        names = (name.split(".")[1] for name in self.values if name.startswith("editions."))
        return list(dict.fromkeys(names))

    def of_edition(self, name: str) -> Tables:
        """What is said for one edition alone; its own plain keys as the table `edition`."""
        prefix = f"editions.{name}."
        values = {
            table.removeprefix(prefix): values
            for table, values in self.values.items()
            if table.startswith(prefix)
        }
        if own := self.values.get(prefix[:-1]):
            values["edition"] = own
        return Tables(self.place, values, self.text, prefix)

    def line(self, table: str, key: str = "") -> int:
        """1-based line of a key, or of the table (written out or inline); 0 where neither is."""
        table = self.prefix[:-1] if self.prefix and table == "edition" else self.prefix + table
        current, heading = "", 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                current = re.sub(r"[\s\"']", "", header[1])
                if not heading and f"{current}.".startswith(f"{table}."):
                    heading = number
            elif found := _KEY.match(line):
                name = f"{current}.{found[1] or found[2] or found[3]}".strip(".")
                if key and name == f"{table}.{key}".strip("."):
                    return number
                if not heading and f"{name}.".startswith(f"{table}."):
                    heading = number
        return heading

    def place_of(self, table: str, key: str = "") -> str:
        """`file:line`, or the file alone; empty for the command line."""
        line = self.line(table, key) if self.place else 0
        return f"{self.place}:{line}" if line else self.place

    def fault(self, message: str, table: str, key: str = "", hint: str = "") -> HandoutsError:
        """The error for a value in here, with its place; of the kind that its origin asks for."""
        if not self.place:
            return OptionError(message, hint=hint)
        return LayoutError(message, place=self.place_of(table, key), hint=hint)


def read_tables(path: Path, what: str = "the layout", named_at: str = "") -> Tables:
    """Read a layout file. Raises LayoutError where it cannot be read or is no TOML.

    `what` it is and the place where it is named go into messages.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        document = tomllib.loads(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = f"It is named at {named_at}." if named_at else "Check path and rights."
        raise LayoutError(f"{what} cannot be read: {reason}.", place=str(path), hint=hint) from None
    except UnicodeDecodeError:
        raise LayoutError(
            f"{what} is not UTF-8 text.", place=str(path), hint="Save it as UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        place, reason = syntax_place(str(path), str(error))
        raise LayoutError(f"{what} is no TOML: {reason}.", place=place, hint=MEND_SYNTAX) from None
    except RecursionError:
        raise LayoutError(f"{what} nests too deeply.", place=str(path)) from None
    tables = Tables(str(path), {}, text)
    return Tables(str(path), _by_dotted_name(document, tables), text)


def syntax_place(path: str, message: str) -> tuple[str, str]:
    """Where a TOML file is broken, and what its parser said of it without the place."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message)
    return (f"{path}:{found[2]}:{found[3]}", found[1]) if found else (path, message)


def _by_dotted_name(document: Mapping[str, object], tables: Tables) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for name, table in document.items():
        if not isinstance(table, dict):
            raise tables.fault(
                f"{name} stands outside of any table.",
                "",
                name,
                "Put it under a heading such as [layout].",
            )
        found |= _flattened(name, table, tables)
    return found


# Tables that hold tables, by what a hint says of them.
_HOLDERS = {
    "export": "Options stand under their format, as in [export.pdf].",
    "activities": "Settings stand under their activity, as in [activities.reflection].",
    "editions": "Settings stand under their edition, as in [editions.facilitator].",
    "counts": "Plural forms stand under what is counted, as in [counts.minutes].",
}


def _flattened(
    name: str, table: Mapping[str, object], tables: Tables, prefix: str = ""
) -> dict[str, dict[str, object]]:
    if name in ("labels", "build"):
        return _mixed(f"{prefix}{name}", table, tables)
    if name not in _HOLDERS:
        return {f"{prefix}{name}": dict(table)}
    found: dict[str, dict[str, object]] = {}
    for key, values in table.items():
        if not isinstance(values, dict):
            raise tables.fault(
                f"{prefix}{name}.{key} is not a table.", f"{prefix}{name}", key, _HOLDERS[name]
            )
        if name == "editions":
            found |= _mixed(f"{prefix}editions.{key}", values, tables)
        else:
            found[f"{prefix}{name}.{key}"] = values
    return found


def _mixed(whole: str, table: Mapping[str, object], tables: Tables) -> dict[str, dict[str, object]]:
    """Plain keys as `whole`, tables behind it: `editions.NAME.publication`."""
    found: dict[str, dict[str, object]] = {whole: {}}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flattened(key, value, tables, f"{whole}.")
        else:
            found[whole][key] = value
    return found
