"""`--set KEY=VALUE` of the command line as one more layer of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handouts.errors import OptionError
from handouts.layout.tables import Tables
from handouts.layout.values import one_line
from handouts.suggestions import suggestion

_TABLES = ("metadata", "publication", "theme", "labels", "timing")
_HOLDERS = ("activities",)


def parse_settings(assignments: Iterable[str], formats: Collection[str]) -> Tables:
    """`pdf.x=y` goes to that format's options, `metadata.title=y` and its kind to the layout.

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
        if table in _HOLDERS and "." in key:
            member, _, key = key.rpartition(".")
            tables.setdefault(f"{table}.{member}", {})[key] = value
            continue
        if table not in _TABLES and table not in formats:
            hint = suggestion(table, (*_TABLES, *_HOLDERS, *formats))
            raise OptionError(f"There is no setting {one_line(name)}.", hint=hint)
        owner = table if table in _TABLES else f"export.{table}"
        tables.setdefault(owner, {})[key] = value
    return Tables("", tables)
