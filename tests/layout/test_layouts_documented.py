"""`docs/layouts.md` against the code: every table, key, activity and option stands there."""

from __future__ import annotations

import re

from handouts.layout.faults import EDITION, TABLES
from handouts.layout.options import describe_options
from handouts.publication.activities.registry import activities, activity_class
from handouts.resources import layouts_folder

PAGE = (layouts_folder().parent / "docs" / "layouts.md").read_text("utf-8")


def _keys(part: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", part.partition("Keys:")[2].partition(".\n")[0]))


def test_every_table_and_key_is_documented() -> None:
    parts = dict(
        re.findall(r"^### `\[([\w.]+)\]`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    )
    assert set(TABLES) <= set(parts)
    for table in TABLES.keys() - {"labels"}:
        assert _keys(parts[table]) == set(TABLES[table])
    assert _keys(parts["editions.NAME"]) == set(EDITION)


def test_every_activity_is_documented_with_its_options_and_their_values() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", PAGE, re.MULTILINE))
    ours = [one for one in activities() if one.distribution.startswith("handouts ")]
    assert set(rows) == {plugin.name for plugin in ours}
    for plugin in ours:
        options = describe_options(activity_class(plugin).options_kind)
        told = [f"`{name}` {values}".replace("|", ", ").strip() for name, values, *_ in options]
        assert rows[plugin.name] == "; ".join(told)
