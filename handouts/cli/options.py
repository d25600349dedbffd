"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from handouts.errors import SourceError

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_SOURCES = Path("sources")
DEFAULT_OUTPUT = Path("dist")


def source_paths(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """What was named, else the folder `sources`. Raises SourceError where there is none."""
    if given:
        return given
    if not DEFAULT_SOURCES.is_dir():
        raise SourceError(
            "there is no such folder here, and no sources were named.",
            place=f"{DEFAULT_SOURCES}/",
            hint="Name files or folders, or begin with: handouts init my-workspace",
        )
    return (DEFAULT_SOURCES,)


def sources_argument(command: Command) -> Command:
    return click.argument("sources", nargs=-1, type=click.Path(path_type=Path, readable=False))(
        command
    )


def layout_option(command: Command) -> Command:
    return click.option(
        "--layout",
        metavar="NAME|FILE",
        default="",
        shell_complete=_complete_layouts,
        help="A shipped layout or a file of your own, for all formats. "
        "Default: each format's own (see `handouts layouts`).",
    )(command)


def settings_option(command: Command) -> Command:
    return click.option(
        "--set",
        "settings",
        metavar="KEY=VALUE",
        multiple=True,
        help="Change one setting: metadata.title=…, publication.glossary=false, "
        "theme.primary=#1f3f6e, labels.language=ja, timing.start=13:00, "
        "activities.reflection.count=2, an option of a format (pdf.…=…), or any of these for one "
        "edition (editions.facilitator.pdf.…=…). May be repeated.",
    )(command)


def json_option(command: Command) -> Command:
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document on stdout."
    )(command)


def repair_option(command: Command) -> Command:
    return click.option(
        "--repair-mojibake",
        "repair",
        is_flag=True,
        help="Repair text that was garbled by a wrong encoding (â€™ for ’). Needs ftfy: "
        "pip install 'handouts[mojibake]'.",
    )(command)


def strict_option(command: Command) -> Command:
    return click.option(
        "--strict", is_flag=True, help="End with status 3 where there are warnings."
    )(command)


def _complete_layouts(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from handouts.layout.loader import shipped_layouts

    found = [CompletionItem(name) for name in shipped_layouts() if name.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def complete_formats(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from handouts.exporters.registry import formats

    names = dict.fromkeys(plugin.name for plugin in formats())
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def complete_themes(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from handouts.layout.theme import THEMES

    return [CompletionItem(name) for name in THEMES if name.startswith(incomplete)]


def complete_codes(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The last of a list of codes."""
    from handouts.codes import Code

    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{code.value}", help=code.summary)
        for code in Code
        if code.value.startswith(begun)
    ]
