"""What is wrong in one layer of a layout, all of it: names that nothing reads, wrong values."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import get_type_hints

from handouts.errors import HandoutsError
from handouts.layout.brand import COLOURS, Brand, is_colour
from handouts.layout.labels import ENGLISH, LABEL_NAMES, languages, template_fault
from handouts.layout.layout import Edition, Head, Metadata, Place, PublicationSettings, Timing
from handouts.layout.tables import Tables
from handouts.layout.theme import OF_BRAND, THEMES, Theme
from handouts.layout.values import converted, is_identifier, is_language_tag
from handouts.suggestions import suggestion

Kinds = Mapping[str, object]
"""The type of each key of a table."""


@dataclass(frozen=True, slots=True)
class Names:
    """Whom a layout may speak of: formats and activities. None stands for anybody."""

    formats: Collection[str] | None = None
    activities: Collection[str] | None = None


def _kinds(kind: type, leaves_out: Collection[str] = ()) -> Kinds:
    hints = get_type_hints(kind)
    names = (field.name for field in dataclasses.fields(kind))
    return {name: hints[name] for name in names if name not in leaves_out}


TABLES: Mapping[str, Kinds] = {
    "layout": _kinds(Head),
    "metadata": _kinds(Metadata),
    "publication": _kinds(PublicationSettings),
    "theme": _kinds(Theme, leaves_out=OF_BRAND),
    "brand": _kinds(Brand),
    "labels": dict.fromkeys(("language", "file", *LABEL_NAMES), str),
    "timing": _kinds(Timing),
}
EDITION: Kinds = _kinds(Edition, leaves_out=("name",))
"""The plain keys of `[editions.NAME]`."""

_WORDS = "labels.activities."
_COLOURS = ("ink", "primary", "accent", "muted", "tint", "hairline", "rule")


def faults_in(tables: Tables, names: Names) -> Iterator[HandoutsError]:
    """Everything in a layer that nothing reads or that has a wrong value, in its order."""
    for table, values in tables.values.items():
        part = _without_edition(table)
        holder, _, member = part.partition(".")
        if holder == "export" and member:
            yield from _name_faults(tables, table, member, names.formats, "format")
        elif holder == "activities" and member:
            yield from _name_faults(tables, table, member, names.activities, "activity")
        elif part.startswith(_WORDS):
            continue  # only the activity knows which there are
        elif (kinds := _kinds_of(table, part)) is None:
            yield tables.fault(f"Nothing reads [{table}].", table, hint=_near(table, part))
        else:
            unread = (key for key in values if key not in kinds)
            for key in unread:
                yield tables.fault(
                    f"Nothing reads {table}.{key}.", table, key, suggestion(key, kinds)
                )
    yield from value_faults_in(tables)


def value_faults_in(tables: Tables) -> Iterator[HandoutsError]:
    """Everything in a layer that is known and has a wrong value."""
    for table, values in tables.values.items():
        part = _without_edition(table)
        kinds = _kinds_of(table, part) or {}
        for key, value in values.items():
            if part.startswith(_WORDS):
                yield from _word_faults(tables, table, key, value)
            elif key in kinds:
                yield from _value_faults(tables, table, key, value, kinds[key])


def unknown_editions(tables: Tables, known: Collection[str]) -> Iterator[HandoutsError]:
    """A fault for each edition that a layer speaks of and that is not known."""
    for name in tables.editions():
        if name not in known:
            table = f"editions.{name}"
            yield tables.fault(
                f"There is no edition {name!r}.", table, hint=suggestion(name, known)
            )


def _without_edition(table: str) -> str:
    """The table that one edition's lies over; empty for the edition's own plain keys."""
    holder, _, rest = table.partition(".")
    return rest.partition(".")[2] if holder == "editions" else table


def _kinds_of(table: str, part: str) -> Kinds | None:
    """The keys of a table; None for one that nothing reads."""
    holder, _, member = part.partition(".")
    if not part:
        return EDITION
    if holder == "activities" and member:
        return {"place": Place}
    return None if part == "layout" != table else TABLES.get(part)


def _near(table: str, part: str) -> str:
    tables = (*TABLES, "export", "activities")
    known = (*tables, "editions") if table == part else tables[1:]
    return suggestion(part, known)


def _name_faults(
    tables: Tables, table: str, name: str, known: Collection[str] | None, kind: str
) -> Iterator[HandoutsError]:
    if known is not None and name not in known:
        hint = suggestion(name, known)
        yield tables.fault(f"There is no {kind} {name!r}.", table, hint=hint)


def _word_faults(tables: Tables, table: str, key: str, value: object) -> Iterator[HandoutsError]:
    """Words of an activity: of ours we know which there are, and their names in braces."""
    ours = ENGLISH.activities.get(_without_edition(table).removeprefix(_WORDS))
    if ours is not None and key not in ours:
        yield tables.fault(f"Nothing reads {table}.{key}.", table, key, suggestion(key, ours))
    elif fault := template_fault(value, (ours or {}).get(key, str(value))):
        yield tables.fault(f"{table}.{key} {fault}", table, key)


def _value_faults(
    tables: Tables, table: str, key: str, value: object, kind: object
) -> Iterator[HandoutsError]:
    name = f"{table}.{key}"
    part = _without_edition(table) or table
    if part == "labels" and key in LABEL_NAMES:
        if fault := template_fault(value, getattr(ENGLISH, key)):
            yield tables.fault(f"{name} {fault}", table, key)
        return
    try:
        ready = converted(kind, value)
    except ValueError as expected:
        yield tables.fault(f"{name} takes {expected}, not {value!r}.", table, key)
        return
    presets: dict[tuple[str, str], Collection[str]] = {
        ("theme", "name"): THEMES,
        ("labels", "language"): languages(),
    }
    known = presets.get((part, key))
    if known is not None and ready not in known:
        what = "theme" if part == "theme" else "set of labels for"
        hint = suggestion(str(ready), known)
        yield tables.fault(f"There is no {what} {ready!r}.", table, key, hint)
    elif wanted := _expected(part, key, ready):
        yield tables.fault(f"{name} takes {wanted}, not {value!r}.", table, key)


def _expected(table: str, key: str, value: object) -> str:
    """What a key takes, if this has the right type and yet no meaning."""
    match table, key, value:
        case "theme", _, str(colour) if key in _COLOURS:
            if not (colour == "" and key == "tint") and not is_colour(colour):
                return 'a colour like "#1f3f6e"'
        case "brand", _, str(colour) if key in COLOURS and not is_colour(colour):
            return 'a colour like "#1f3f6e"'
        case "publication", "contents_depth", int(depth) if depth not in (1, 2):
            return "1 (chapters) or 2 (sections as well)"
        case "timing", _, _:
            return _expected_time(value)
        case "metadata", "language", str(tag) if not is_language_tag(tag):
            return "a language tag like en or ja-JP"
        case "metadata", "identifier", str(name) if not is_identifier(name):
            return "a URI like urn:isbn:9780000000002, an ISBN with its right check digit"
    return ""


def _expected_time(value: object) -> str:
    """What a timing takes, if this is not it."""
    if isinstance(value, str):
        is_clock = re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value, re.ASCII)
        return "" if is_clock else 'a time like "09:00"'
    return "a number of 1 or more" if isinstance(value, int) and value < 1 else ""
