"""Which activities there are, and the one that a layout names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from handouts.errors import HandoutsError, OptionError, RegistryError, raise_all
from handouts.layout.layout import ActivityPlan, Layout, Place
from handouts.plugins import Plugin, chosen, installed
from handouts.publication.activities.api import ENTRY_POINT_GROUP, Activity

_ATTRIBUTES = ("name", "options_kind", "of_book", "words", "make")


def activities() -> tuple[Plugin, ...]:
    """Every activity that is installed, broken ones and twins included."""
    return installed(ENTRY_POINT_GROUP)


def planned_activities(layout: Layout) -> list[tuple[ActivityPlan, Activity]]:
    """The activities of a layout, built with their options; those that are off are not loaded.

    Raises RegistryError for one that is unknown, there twice or broken, and OptionError for
    options, all that are wrong, with their places in the layout's files.
    """
    plugins = activities()
    found: list[tuple[ActivityPlan, Activity]] = []
    faults: list[HandoutsError] = []
    for plan in layout.activities:
        if plan.place is not Place.OFF:
            try:
                found.append((plan, _activity_of(plan, plugins)))
            except (OptionError, RegistryError) as error:
                faults += _placed(error, f"activities.{plan.name}", layout)
    raise_all(faults)
    return found


def _activity_of(plan: ActivityPlan, plugins: Sequence[Plugin]) -> Activity:
    return activity_class(chosen(plan.name, plugins, "activity"))(plan.options)


def _placed(error: HandoutsError, table: str, layout: Layout) -> Iterator[HandoutsError]:
    for one in (error, *error.others):
        one.place = one.place or layout.place_of(table, getattr(one, "key", ""))
        yield one
    error.others = ()


def activity_class(plugin: Plugin) -> type[Activity]:
    """Load a plug-in and see that it is an activity."""
    loaded = plugin.load()
    missing = [name for name in _ATTRIBUTES if not hasattr(loaded, name)]
    if not isinstance(loaded, type) or missing or getattr(loaded, "name", None) != plugin.name:
        fault = f"it lacks {', '.join(missing)}" if missing else "it is no class of that name"
        raise RegistryError(
            f"{plugin.entry.value} is no activity: {fault}.",
            place=plugin.distribution,
            hint="Ask its author, or remove it.",
        )
    return cast("type[Activity]", loaded)
