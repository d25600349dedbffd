"""From layout files, a collection's metadata and the command line to one complete Layout.

Later layers win: shipped layout, the user's configuration, collection, the user's layout file,
the workshop's file and environment, command line.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from handouts.errors import LayoutError, raise_all
from handouts.layout.brand import NO_BRAND, Brand, branded
from handouts.layout.contrast import too_faint
from handouts.layout.faults import Names, faults_in, unknown_editions, value_faults_in
from handouts.layout.labels import ENGLISH
from handouts.layout.layout import (
    FACILITATOR,
    PARTICIPANT,
    Edition,
    Head,
    Layout,
    Metadata,
    PublicationSettings,
    Timing,
)
from handouts.layout.plans import activity_plans
from handouts.layout.tables import Tables, read_tables
from handouts.layout.theme import CLASSIC, THEMES, Theme
from handouts.layout.values import converted
from handouts.layout.wording import worded
from handouts.resources import layouts_folder
from handouts.suggestions import suggestion

Settings = TypeVar("Settings", Head, Metadata, PublicationSettings, Theme, Edition, Timing, Brand)
ANYBODY = Names()


@dataclass(frozen=True, slots=True)
class Layers:
    """What is laid under and over a layout's own files, each the weakest first.

    `beneath` lies over nothing but shipped layouts, then comes the `collection`; `above` lies over
    all files, the command line last.
    """

    beneath: tuple[Tables, ...] = ()
    collection: Tables | None = None
    above: tuple[Tables, ...] = ()


NOTHING_ELSE = Layers()


def shipped_layouts() -> dict[str, Path]:
    """The layouts of the package by name."""
    return {path.stem: path for path in sorted(layouts_folder().glob("*.toml"))}


def load_layout(
    reference: str,
    *,
    default: str = "",
    names: Names = ANYBODY,
    around: Layers = NOTHING_ELSE,
    edition: str = PARTICIPANT,
) -> Layout:
    """Load a shipped layout by name or a file by path, and lay the other layers over it.

    What a file says for `edition` alone lies over what it says for all.

    `default` names the layout that fills what a file without `based_on` leaves open. `names` are
    those that `[export.*]` and `[activities.*]` may have. Raises LayoutError for files, all
    faults of the first that has any, and OptionError for settings of the command line.
    """
    files = _lineage(reference, default)
    shipped = [tables for tables in files if _is_shipped(tables)]
    own = [tables for tables in files if not _is_shipped(tables)]
    for tables in (*around.beneath, *own, *around.above):
        raise_all(faults_in(tables, names))
    for tables in around.above:
        raise_all(unknown_editions(tables, _editions(files)))
    if around.collection:
        raise_all(value_faults_in(around.collection))
    layers = [*shipped, *around.beneath, around.collection, *own, *around.above]
    return _assembled([tables for tables in layers if tables], files[-1], edition)


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


def _editions(layers: Sequence[Tables]) -> tuple[str, ...]:
    named = (name for tables in layers for name in tables.editions())
    return tuple(dict.fromkeys((PARTICIPANT, *named)))


def _assembled(every: Sequence[Tables], named: Tables, edition_name: str) -> Layout:
    layers = [part for tables in every for part in (tables, tables.of_edition(edition_name))]
    head, metadata, publication = Head(), Metadata(), PublicationSettings()
    edition, timing, theme = Edition(edition_name), Timing(), CLASSIC
    brand = NO_BRAND
    export: dict[str, dict[str, object]] = {}
    for tables in layers:
        head = _laid_over(head, "layout", tables)
        metadata = _laid_over(metadata, "metadata", tables)
        publication = _laid_over(publication, "publication", tables)
        edition = _laid_over(edition, "edition", tables)
        timing = _laid_over(timing, "timing", tables)
        theme = _laid_over(_preset(theme, tables), "theme", tables)
        brand = _brand_laid_over(brand, tables)
        for name, options in tables.values.items():
            if name.startswith("export."):
                export.setdefault(name.removeprefix("export."), {}).update(options)
    keeps_tint = any("tint" in tables.values.get("theme", {}) for tables in layers)
    theme = branded(theme, brand, keeps_tint=keeps_tint)
    _refuse_faint_colours(theme, brand, layers)
    plans = activity_plans(layers)
    labels = worded(ENGLISH, layers, [plan.name for plan in plans])
    if edition.name == FACILITATOR and not edition.title:
        edition = dataclasses.replace(edition, title=labels.facilitators_guide)
    return Layout(
        name=_laid_over(Head(), "layout", named).name or Path(named.place).stem,
        title=head.title,
        scope=head.scope,
        description=head.description,
        metadata=metadata,
        publication=publication,
        theme=theme,
        brand=brand,
        labels=labels,
        edition=edition,
        editions=_editions(every),
        activities=plans,
        timing=timing,
        export=export,
        place=named.place,
        layers=tuple(layers),
    )


def _preset(current: Theme, tables: Tables) -> Theme:
    """The preset that a layer names; naming one drops what earlier layers changed."""
    name = tables.values.get("theme", {}).get("name")
    return current if name is None else THEMES[str(name)]


def _laid_over(base: Settings, table: str, tables: Tables) -> Settings:
    """`base` with the values that the layer's table gives, which are known to be right."""
    values = tables.values.get(table)
    if not values:
        return base
    hints = get_type_hints(type(base))
    changes: dict[str, Any] = {
        key: converted(hints[key], value) for key, value in values.items() if key in hints
    }
    return dataclasses.replace(base, **changes)


def _brand_laid_over(base: Brand, tables: Tables) -> Brand:
    """With paths that begin beside the file that says them; the command line's where one is."""
    brand = _laid_over(base, "brand", tables)
    folder = Path(tables.place).parent if tables.place else Path()
    said = {key: getattr(brand, key) for key in tables.values.get("brand", {})}
    paths: dict[str, Any] = {
        key: folder / path for key, path in said.items() if isinstance(path, Path)
    }
    return dataclasses.replace(brand, **paths)


def _refuse_faint_colours(theme: Theme, brand: Brand, layers: Sequence[Tables]) -> None:
    """Raises for the layer that changed a colour so that nobody can read it."""
    for key, fault in too_faint(theme):
        table = "brand" if getattr(theme, key) == brand.colours.get(key) else "theme"
        changed = [tables for tables in layers if key in tables.values.get(table, {})]
        tinted = [tables for tables in layers if "tint" in tables.values.get("theme", {})]
        tables = (changed or tinted or list(layers))[-1]
        message, hint = f"{table}.{key} {fault}", "Take a darker colour, or a lighter tint."
        raise tables.fault(message, table, key, hint)
