"""A wrong option of an activity is named as it stands in a layout."""

from __future__ import annotations

import dataclasses

import pytest

from handouts.errors import OptionError
from handouts.plugins import Plugin
from handouts.publication.activities.registry import activities, activity_class


@pytest.mark.parametrize("plugin", activities(), ids=lambda plugin: plugin.name)
def test_an_option_that_is_wrong_is_named_with_its_table(plugin: Plugin) -> None:
    with pytest.raises(OptionError, match=rf"\bactivities\.{plugin.name}\b"):
        activity_class(plugin)({"no-such-option": 1})


@pytest.mark.parametrize("plugin", activities(), ids=lambda plugin: plugin.name)
def test_nothing_takes_less_than_no_time(plugin: Plugin) -> None:
    kind = activity_class(plugin)
    if "minutes" in {field.name for field in dataclasses.fields(kind.options_kind)}:
        with pytest.raises(OptionError, match="takes a number of 0 or more, not -5"):
            kind({"minutes": -5})
