"""`handouts config`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.configuration import (
    config_option,
    configuration_of,
    own_file,
    tell_misspelled,
    workshop_option,
)
from handouts.cli.console import print_data, print_json, say
from handouts.cli.options import json_option, settings_option
from handouts.errors import ExitCode
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.workshop.configuration import Given


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts config --show\n"
    "  handouts config --show --workshop workshop.toml\n"
    "  HANDOUTS_LAYOUT=large-print handouts config --show"
)
@workshop_option
@settings_option
@config_option
@click.option("--show", is_flag=True, help="Show every value and where it was said.")
@json_option
def config(
    workshop: Path | None,
    settings: tuple[str, ...],
    config_file: Path | None,
    show: bool,
    as_json: bool,
) -> ExitCode:
    """Show the settings of a build, and where each was said.

    Stronger places win: options of the command line, variables of the environment, the workshop
    file, your own configuration file. What nobody says comes from the layout of each format.
    """
    if not (show or as_json):
        print_data(str(config_file or own_file()))
        say("That is your own configuration file. --show lists every value and who says it.")
        return ExitCode.DONE
    found = list(configuration_of(workshop, config_file, settings, {}).every())
    if as_json:
        print_json({"schema": 1, "values": [_json(given) for given in found]})
    else:
        for line in _table(found):
            print_data(line)
    tell_misspelled()
    return ExitCode.DONE


def _json(given: Given) -> dict[str, object]:
    value = given.value
    if isinstance(value, tuple):
        value = list(value)
    elif value is not None and not isinstance(value, str | int | float | bool | list):
        value = str(value)
    return {"name": given.name, "value": value, "origin": given.origin}


def _table(found: list[Given]) -> list[str]:
    shown = [(given.name, _words(given.value), one_line(given.origin)) for given in found]
    widths = [max(len(row[column]) for row in shown) for column in (0, 1)]
    return [f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for name, value, origin in shown]


def _words(value: object) -> str:
    if isinstance(value, tuple | list):
        return one_line(", ".join(map(str, value))) or "–"
    return one_line(str(value)) if value not in ("", None) else "–"
