"""A wrong option of an activity is named as it stands in a layout."""

from __future__ import annotations

import pytest

from handouts.errors import OptionError
from handouts.plugins import Plugin
from handouts.publication.activities.registry import activities, activity_class


@pytest.mark.parametrize("plugin", activities(), ids=lambda plugin: plugin.name)
def test_an_option_that_is_wrong_is_named_with_its_table(plugin: Plugin) -> None:
    with pytest.raises(OptionError, match=rf"\bactivities\.{plugin.name}\b"):
        activity_class(plugin)({"no-such-option": 1})
