"""Activities that the layers of a layout ask for, in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.layout.layout import ActivityPlan, Place
from handouts.layout.tables import Tables
from handouts.layout.values import converted

_HOLDER = "activities."


def activity_plans(layers: Sequence[Tables]) -> tuple[ActivityPlan, ...]:
    """One plan for each activity; later layers change single settings.

    A file asks for an activity by naming it; the command line only by giving its place, so that
    one setting does for all layouts of a build.
    """
    options: dict[str, dict[str, object]] = {}
    places: dict[str, Place] = {}
    for tables in layers:
        for table, values in tables.values.items():
            if table.startswith(_HOLDER):
                name = table.removeprefix(_HOLDER)
                if "place" in values:
                    places[name] = Place(str(converted(Place, values["place"])))
                elif tables.place:
                    places.setdefault(name, Place.CHAPTER)
                own = {key: value for key, value in values.items() if key != "place"}
                options.setdefault(name, {}).update(own)
    return tuple(
        ActivityPlan(name, places[name], given) for name, given in options.items() if name in places
    )
