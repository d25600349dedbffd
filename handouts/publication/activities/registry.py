"""Which activities there are, and the one that a layout names."""

from __future__ import annotations

from typing import cast

from handouts.errors import OptionError, RegistryError
from handouts.layout.layout import ActivityPlan
from handouts.plugins import Plugin, chosen, installed
from handouts.publication.activities.api import ENTRY_POINT_GROUP, Activity

_ATTRIBUTES = ("name", "options_kind", "of_book", "words", "make")


def activities() -> tuple[Plugin, ...]:
    """Every activity that is installed, broken ones and twins included."""
    return installed(ENTRY_POINT_GROUP)


def activity_of(plan: ActivityPlan, place: str) -> Activity:
    """The activity that a plan names, built with its options. `place` is the layout's, for errors.

    Raises RegistryError for one that is unknown, there twice or broken, OptionError for options.
    """
    try:
        plugin = chosen(plan.name, activities(), "activity")
        kind = activity_class(plugin)
    except RegistryError as error:
        error.place = error.place or place
        raise
    try:
        return kind(plan.options)
    except OptionError as error:
        error.place = error.place or place
        raise


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
