"""`--set KEY=VALUE` of the command line as one more layer of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handouts.errors import OptionError
from handouts.layout.tables import Tables
from handouts.layout.values import one_line
from handouts.suggestions import suggestion

_TABLES = ("metadata", "publication", "theme", "brand", "labels", "timing")
_HOLDERS = ("activities", "editions")


def parse_settings(assignments: Iterable[str], formats: Collection[str]) -> Tables:
    """`pdf.x=y` goes to that format's options, `metadata.title=y` and its kind to the layout.

    A table in a table is written with more dots: `editions.facilitator.pdf.x=y`.

    Raises OptionError for what is no assignment and for tables that do not exist; keys and
    values are refused later by whoever owns them.
    """
    tables: dict[str, dict[str, object]] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        table, dot, key = name.strip().partition(".")
        if not (equals and dot and key):
            raise OptionError(
                f"--set {one_line(assignment)} does not say whose setting it is, or its value.",
                hint='Write it like --set pdf.paper=Letter or --set metadata.title="My title".',
            )
        known = (*_TABLES, *_HOLDERS, *formats)
        if table not in known or (table in _HOLDERS and "." not in key):
            hint = suggestion(table, known) if table not in known else _LONGER[table]
            raise OptionError(f"There is no setting {one_line(name)}.", hint=hint)
        owner, _, key = name.strip().rpartition(".")
        tables.setdefault(_table_of(owner, formats), {})[key] = value
    return Tables("", tables)


_LONGER = {
    "activities": "Name the activity, as in activities.reflection.place=chapter.",
    "editions": "Name the edition, as in editions.facilitator.answers=false.",
}


def _table_of(owner: str, formats: Collection[str]) -> str:
    """`pdf` is `export.pdf` in a file, for one edition as well."""
    before, dot, last = owner.rpartition(".")
    is_overlay = before.startswith("editions.") and "." not in before.removeprefix("editions.")
    if last in formats and (not before or is_overlay):
        return f"{before}{dot}export.{last}"
    return owner
