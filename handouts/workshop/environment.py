"""Settings of the environment: `HANDOUTS_LAYOUT=…`, and `HANDOUTS_SET` for all the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from difflib import get_close_matches
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


def misspelled(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """Variables that nothing reads, each with the one that it is like.

    Others may begin like ours and be somebody else's.
    """
    known = {name.removeprefix(PREFIX): name for name in (*KEYS, WORKSHOP, CONFIG, SET)}
    found = []
    for name in sorted(environment):
        key = name.removeprefix(PREFIX)
        if name != key and key not in known:
            found += [(name, known[close]) for close in get_close_matches(key, known, 1, 0.75)]
    return found


def named_file(environment: Mapping[str, str], variable: str) -> Path | None:
    """The file that a variable names."""
    return Path(environment[variable]) if environment.get(variable) else None
