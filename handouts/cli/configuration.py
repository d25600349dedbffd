"""Where the values of a build come from, as far as the command line knows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import say
from handouts.cli.options import Command
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.workshop.configuration import Configuration

_FILE = click.Path(path_type=Path, dir_okay=False)


def workshop_option(command: Command) -> Command:
    return click.option(
        "--workshop",
        metavar="FILE",
        type=_FILE,
        help="A workshop file: the event, its episodes, layouts and participants.",
    )(command)


def config_option(command: Command) -> Command:
    return click.option(
        "--config",
        "config_file",
        metavar="FILE",
        type=_FILE,
        help=f"Your own configuration. Default: {_shown(own_file())}",
    )(command)


def own_file() -> Path:
    """Where the user's configuration file is looked for; it need not be there."""
    return Path(click.get_app_dir("handouts")) / "config.toml"


def _shown(path: Path) -> str:
    """`Path.home` would raise for a user without a home, as containers have them."""
    home = os.path.expanduser("~")  # noqa: PTH111
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def configuration_of(
    workshop: Path | None,
    own: Path | None,
    settings: tuple[str, ...],
    build: Mapping[str, object],
) -> Configuration:
    """Every place that says something. `build` are options by key; an empty one says nothing.

    Raises LayoutError and OptionError for whatever a place says wrongly.
    """
    from handouts.layout.settings import parse_settings
    from handouts.layout.tables import Tables
    from handouts.pipeline.preparing import installed_names
    from handouts.workshop.configuration import COMMAND_LINE, configured, existing
    from handouts.workshop.environment import CONFIG, WORKSHOP, named_file
    from handouts.workshop.settings import Source

    names = installed_names()
    said = {key: _plain(value) for key, value in build.items() if value}
    values = {**parse_settings(settings, names.formats or ()).values, "build": said}
    environment = os.environ
    return configured(
        Source(COMMAND_LINE, Tables("", values)),
        environment,
        existing(workshop or named_file(environment, WORKSHOP), "the workshop file"),
        existing(own or named_file(environment, CONFIG), "the configuration file") or own_file(),
        names,
    )


def tell_misspelled() -> None:
    """Variables that look like ours and say nothing."""
    from handouts.workshop.environment import misspelled

    for name, meant in misspelled(os.environ):
        say(f"Nothing reads the variable {one_line(name)}. Did you mean {meant}?")


def _plain(value: object) -> object:
    """As it would stand in a file."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, Path) else value
