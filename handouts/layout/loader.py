"""From layout files, a collection's metadata and the command line to one complete Layout.

Later layers win: shipped layout, collection, the user's layout file, command line.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import LayoutError
from handouts.layout.contrast import too_faint
from handouts.layout.labels import ENGLISH, Labels, labels_in, languages
from handouts.layout.layout import (
    PARTICIPANT,
    Edition,
    Layout,
    Metadata,
    PublicationSettings,
    Scope,
    Timing,
)
from handouts.layout.plans import activity_plans
from handouts.layout.tables import Tables, read_tables
from handouts.layout.theme import THEMES, Theme
from handouts.layout.values import converted
from handouts.resources import layouts_folder
from handouts.suggestions import suggestion

Settings = TypeVar("Settings", Metadata, PublicationSettings, Theme, Labels, Edition, Timing)

_COLOURS = ("ink", "primary", "accent", "muted", "tint", "hairline", "rule")
_HEAD_KEYS = ("name", "title", "scope", "description", "based_on")
_TABLES = ("layout", "metadata", "publication", "theme", "labels", "timing")
_HELD = ("export.", "activities.", "editions.")


@dataclass(frozen=True, slots=True)
class LoadedLayout:
    """A layout and what is to be said about the files it came from."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


def shipped_layouts() -> dict[str, Path]:
    """The layouts of the package by name."""
    return {path.stem: path for path in sorted(layouts_folder().glob("*.toml"))}


def load_layout(
    reference: str,
    *,
    default: str = "",
    formats: Collection[str] = (),
    collection: Tables | None = None,
    settings: Tables | None = None,
    edition: str = PARTICIPANT,
) -> LoadedLayout:
    """Load a shipped layout by name or a file by path, and lay the other layers over it.

    What a file says for `edition` alone lies over what it says for all.

    `default` names the layout that fills what a file without `based_on` leaves open. `formats`
    are the names that `[export.*]` may have. Raises LayoutError for files, OptionError for
    settings of the command line.
    """
    files = _lineage(reference, default)
    shipped = [tables for tables in files if _is_shipped(tables)]
    own = [tables for tables in files if not _is_shipped(tables)]
    layers = [*shipped, *([collection] if collection else []), *own]
    remarks = [remark for tables in layers for remark in _unknown_names(tables, formats)]
    if settings:
        layers.append(settings)
    return LoadedLayout(_assembled(layers, files[-1], edition), tuple(remarks))


def _lineage(reference: str, default: str) -> list[Tables]:
    """The file named and all it is based on, the base first."""
    path = _located(reference, Path())
    lineage: list[Tables] = []
    seen: set[Path] = set()
    while True:
        if path.resolve() in seen:
            raise LayoutError(
                "the layout is based on itself.", place=str(path), hint="Change based_on."
            )
        seen.add(path.resolve())
        tables = read_tables(path)
        lineage.insert(0, tables)
        base = tables.values.get("layout", {}).get("based_on")
        if base is None and not _is_shipped(tables):
            base = default
        if not base:
            return lineage
        if not isinstance(base, str):
            raise tables.fault("layout.based_on takes a text.", "layout", "based_on")
        path = _located(base, path.parent, tables)


def _located(reference: str, folder: Path, by: Tables | None = None) -> Path:
    """The file of a layout. A path has a slash or a suffix; anything else is a shipped name."""
    shipped = shipped_layouts()
    if reference in shipped:
        return shipped[reference]
    path = folder / reference
    if path.suffix == ".toml" or path.is_file() or re.search(r"[/\\]", reference):
        return path
    message = f"There is no layout {reference!r}."
    hint = suggestion(reference, shipped)
    raise by.fault(message, "layout", "based_on", hint) if by else LayoutError(message, hint=hint)


def _is_shipped(tables: Tables) -> bool:
    return Path(tables.place).parent == layouts_folder()


def _unknown_names(tables: Tables, formats: Collection[str]) -> list[Diagnostic]:
    """One remark for each table and key that nothing reads."""
    remarks = []
    known = (*_TABLES, *(f"export.{name}" for name in formats))
    for name, table in tables.values.items():
        if name not in known and not name.startswith(("activities.", "editions.")):
            remarks.append(_unknown(tables, name, "", known))
        elif not name.startswith(_HELD):  # whoever owns them knows their keys
            keys = _keys_of(name)
            remarks += [_unknown(tables, name, key, keys) for key in table if key not in keys]
    return remarks


def _unknown(tables: Tables, name: str, key: str, known: Collection[str]) -> Diagnostic:
    what = f"{name}.{key}" if key else f"[{name}]"
    return Code.UNKNOWN_LAYOUT_KEY.remark(
        tables.place,
        tables.line(name, key),
        f"Nothing reads {what}.",
        suggestion(key or name, known),
        column=0,
    )


def _keys_of(table: str) -> tuple[str, ...]:
    if table == "layout":
        return _HEAD_KEYS
    kinds: dict[str, type[Metadata | PublicationSettings | Theme | Labels | Timing]] = {
        "metadata": Metadata,
        "timing": Timing,
        "publication": PublicationSettings,
        "theme": Theme,
        "labels": Labels,
    }
    return tuple(field.name for field in dataclasses.fields(kinds[table]))


def _assembled(every: Sequence[Tables], named: Tables, edition_name: str) -> Layout:
    layers = [part for tables in every for part in (tables, tables.of_edition(edition_name))]
    editions = (PARTICIPANT, *(name for tables in every for name in tables.editions()))
    metadata, publication = Metadata(), PublicationSettings()
    edition, timing = Edition(edition_name), Timing()
    theme, labels = THEMES["classic"], ENGLISH
    export: dict[str, dict[str, object]] = {}
    for tables in layers:
        metadata = _laid_over(metadata, "metadata", tables)
        publication = _laid_over(publication, "publication", tables)
        edition = _laid_over(edition, "edition", tables)
        timing = _laid_over(timing, "timing", tables)
        theme = _laid_over(_preset(theme, THEMES, "theme", "name", tables), "theme", tables)
        labels = _laid_over(_labels(labels, tables), "labels", tables)
        for name, options in tables.values.items():
            if name.startswith("export."):
                export.setdefault(name.removeprefix("export."), {}).update(options)
    _refuse_faint_colours(theme, layers)
    return Layout(
        name=_head([named], "name", Path(named.place).stem),
        title=_head(layers, "title", ""),
        scope=Scope(_head(layers, "scope", Scope.COLLECTION)),
        description=_head(layers, "description", ""),
        metadata=metadata,
        publication=publication,
        theme=theme,
        labels=labels,
        edition=edition,
        editions=tuple(dict.fromkeys(editions)),
        activities=activity_plans(layers),
        timing=timing,
        export=export,
        place=named.place,
    )


def _refuse_faint_colours(theme: Theme, layers: Sequence[Tables]) -> None:
    """Raises for the layer that changed a colour so that nobody can read it."""
    for key, fault in too_faint(theme):
        changed = [tables for tables in layers if key in tables.values.get("theme", {})]
        tinted = [tables for tables in layers if "tint" in tables.values.get("theme", {})]
        tables = (changed or tinted or list(layers))[-1]
        raise tables.fault(fault, "theme", key, "Take a darker colour, or a lighter tint.")


def _head(layers: Sequence[Tables], key: str, otherwise: str) -> str:
    """What the last layer that has it says about the layout itself."""
    kind = Scope if key == "scope" else str
    for tables in reversed(layers):
        table = tables.values.get("layout", {})
        if key in table:
            return str(_value(kind, table[key], tables, "layout", key))
    return otherwise


def _preset(
    current: Settings, presets: Mapping[str, Settings], table: str, key: str, tables: Tables
) -> Settings:
    """The preset that a layer names; naming one drops what earlier layers changed."""
    name = tables.values.get(table, {}).get(key)
    if name is None:
        return current
    if name not in presets:
        hint = suggestion(str(name), presets)
        raise tables.fault(f"There is no {table} {name!r}.", table, key, hint)
    return presets[str(name)]


def _labels(current: Labels, tables: Tables) -> Labels:
    """The labels of the language that a layer names."""
    language = tables.values.get("labels", {}).get("language")
    if language is None:
        return current
    if language not in languages():
        hint = suggestion(str(language), languages())
        raise tables.fault(
            f"There is no set of labels for {language!r}.", "labels", "language", hint
        )
    return labels_in(str(language))


def _laid_over(base: Settings, table: str, tables: Tables) -> Settings:
    """`base` with the values that the layer's table gives."""
    hints = get_type_hints(type(base))
    changes: dict[str, Any] = {}
    for key, value in tables.values.get(table, {}).items():
        if key in hints:
            changes[key] = _value(hints[key], value, tables, table, key)
            _inspect(table, key, changes[key], tables)
        elif not tables.place and key != "language":
            hint = suggestion(key, _keys_of(table))
            raise tables.fault(f"There is no setting {table}.{key}.", table, key, hint)
    return dataclasses.replace(base, **changes) if changes else base


def _value(kind: object, value: object, tables: Tables, table: str, key: str) -> object:
    try:
        return converted(kind, value)
    except ValueError as expected:
        message = f"{table}.{key} takes {expected}, not {value!r}."
        raise tables.fault(message, table, key) from None


def _inspect(table: str, key: str, value: object, tables: Tables) -> None:
    """Refuse what has the right type and yet no meaning."""
    expected = ""
    match table, key, value:
        case "theme", _, str(colour) if key in _COLOURS:
            if not (colour == "" and key == "tint") and not re.fullmatch(
                r"#[0-9A-Fa-f]{6}", colour
            ):
                expected = 'a colour like "#1f3f6e"'
        case "publication", "contents_depth", int(depth) if depth not in (1, 2):
            expected = "1 (chapters) or 2 (sections as well)"
        case "timing", _, _:
            expected = _expected_time(value)
        case "metadata", "language", str(tag):
            if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
                expected = "a language tag like en or ja-JP"
        case "labels", _, str(label):
            if re.search(r"[{}]", re.sub(r"\{pages?\}", "", label) if key == "page_of" else ""):
                expected = "a text with no braces but {page} and {pages}"
    if expected:
        raise tables.fault(f"{table}.{key} takes {expected}, not {value!r}.", table, key)


def _expected_time(value: object) -> str:
    """What a timing takes, if this is not it."""
    if isinstance(value, str):
        is_clock = re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value, re.ASCII)
        return "" if is_clock else 'a time like "09:00"'
    return "a number of 1 or more" if isinstance(value, int) and value < 1 else ""
