"""Activities that the layers of a layout ask for, in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.layout.layout import ActivityPlan, Place
from handouts.layout.tables import Tables
from handouts.layout.values import converted

_HOLDER = "activities."


def activity_plans(layers: Sequence[Tables]) -> tuple[ActivityPlan, ...]:
    """One plan for each activity; later layers change single settings. Raises LayoutError."""
    options: dict[str, dict[str, object]] = {}
    places: dict[str, Place] = {}
    for tables in layers:
        for table, values in tables.values.items():
            if table.startswith(_HOLDER):
                name = table.removeprefix(_HOLDER)
                if "place" in values:
                    places[name] = _place(values["place"], table, tables)
                own = {key: value for key, value in values.items() if key != "place"}
                options.setdefault(name, {}).update(own)
    return tuple(
        ActivityPlan(name, places.get(name, Place.CHAPTER), given)
        for name, given in options.items()
    )


def _place(value: object, table: str, tables: Tables) -> Place:
    try:
        return Place(str(converted(Place, value)))
    except ValueError as expected:
        message = f"{table}.place takes {expected}, not {value!r}."
        raise tables.fault(message, table, "place") from None
