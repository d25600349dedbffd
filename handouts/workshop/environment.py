"""Settings of the environment: `HANDOUTS_LAYOUT=…`, and `HANDOUTS_SET` for all the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from pathlib import Path

from handouts.errors import HandoutsError
from handouts.layout.settings import parse_settings
from handouts.layout.tables import Tables
from handouts.workshop.settings import BuildKeys, Source

PREFIX = "HANDOUTS_"
NAME = "the environment"
WORKSHOP, CONFIG, SET = f"{PREFIX}WORKSHOP", f"{PREFIX}CONFIG", f"{PREFIX}SET"
KEYS = {f"{PREFIX}{field.name.upper()}": field.name for field in dataclasses.fields(BuildKeys)}


def environment_source(environment: Mapping[str, str], formats: Collection[str]) -> Source:
    """`HANDOUTS_` and a key of `[build]`; `HANDOUTS_SET` has one `KEY=VALUE` a line.

    An empty variable says nothing. Raises OptionError for what HANDOUTS_SET has and nobody reads.
    """
    build = {key: environment[name] for name, key in KEYS.items() if environment.get(name)}
    lines = [line for line in environment.get(SET, "").splitlines() if line.strip()]
    try:
        values = dict(parse_settings(lines, formats).values)
    except HandoutsError as error:
        error.place = SET
        raise
    return Source(NAME, Tables("", {**values, **({"build": build} if build else {})}))


def unread(environment: Mapping[str, str]) -> list[str]:
    """Variables that look like ours and say nothing."""
    known = {*KEYS, WORKSHOP, CONFIG, SET}
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)


def named_file(environment: Mapping[str, str], variable: str) -> Path | None:
    """The file that a variable names."""
    return Path(environment[variable]) if environment.get(variable) else None
