"""`handouts formats`, `handouts activities` and `handouts layouts`: what is installed."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import print_data, say_error, write_bytes
from handouts.errors import ExitCode, LayoutError, RegistryError
from handouts.suggestions import suggestion

if TYPE_CHECKING:
    from handouts.publication.activities.api import Activity


@click.command(epilog="\b\nExample:\n  handouts formats")
def formats() -> ExitCode:
    """List the formats, where they come from, and their options for --set."""
    from handouts.exporters import registry
    from handouts.layout.options import describe_options
    from handouts.plugins import chosen

    installed = registry.formats()
    code = ExitCode.DONE
    rows = []
    options: list[str] = []
    for plugin in installed:
        try:
            kind = registry.exporter_of(chosen(plugin.name, installed, "format"))
        except RegistryError as error:
            code = ExitCode.FAILED
            rows.append((plugin.name, "broken", plugin.distribution))
            say_error(error)
        else:
            rows.append((plugin.name, kind.suffix, plugin.distribution))
            described = getattr(kind, "options_kind", None)
            for name, values, purpose in describe_options(described) if described else ():
                options.append(f"  --set {plugin.name}.{name}={values}")
                options += _wrapped(purpose)
    _print_table(rows)
    for line in options:
        print_data(line)
    return code


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 78, initial_indent="      ", subsequent_indent="      ")


@click.command(epilog="\b\nExample:\n  handouts activities")
def activities() -> ExitCode:
    """List the activities that a layout may name, where they come from, and their options.

    The second column says what one is made of: each chapter, the whole book, or either.
    """
    from handouts.layout.options import describe_options
    from handouts.plugins import chosen
    from handouts.publication.activities import registry

    installed = registry.activities()
    code = ExitCode.DONE
    rows = []
    options = []
    for plugin in installed:
        try:
            kind = registry.activity_class(chosen(plugin.name, installed, "activity"))
        except RegistryError as error:
            code = ExitCode.FAILED
            rows.append((plugin.name, "broken", plugin.distribution))
            say_error(error)
        else:
            described = describe_options(kind.options_kind)
            rows.append((plugin.name, _made_of(kind, described), plugin.distribution))
            for name, values, purpose in described:
                options.append(f"  --set activities.{plugin.name}.{name}={values}")
                options += _wrapped(purpose)
    _print_table(rows)
    for line in options:
        print_data(line)
    return code


def _made_of(kind: type[Activity], options: list[tuple[str, str, str]]) -> str:
    """What a class says by itself, else what its option `scope` takes."""
    of_book = getattr(kind, "of_book", None)
    if isinstance(of_book, bool):
        return "book" if of_book else "chapter"
    return next((values for name, values, _ in options if name == "scope"), "chapter|book")


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts layouts\n"
    "  handouts layouts --show workbook > my-workbook.toml\n"
    "  handouts layouts --labels en > de.toml\n\n"
    "docs/layouts.md lists everything that a layout can say."
)
@click.option("--show", metavar="NAME", help="Print this layout's file, to copy and edit.")
@click.option(
    "--labels",
    "language",
    metavar="LANGUAGE",
    help="Print the words that a book adds in this language, to copy and translate.",
)
def layouts(show: str | None, language: str | None) -> ExitCode:
    """List the shipped layouts, or show one."""
    from handouts.layout.labels import languages
    from handouts.layout.loader import load_layout, shipped_layouts

    shipped = shipped_layouts()
    if language is not None:
        _write_named(language, languages(), "set of labels for")
        return ExitCode.DONE
    if show is None:
        found = [load_layout(name) for name in shipped]
        _print_table([(layout.name, layout.scope.value, layout.description) for layout in found])
        return ExitCode.DONE
    _write_named(show, shipped, "layout")
    return ExitCode.DONE


def _write_named(name: str, files: Mapping[str, Path], what: str) -> None:
    if name not in files:
        raise LayoutError(f"There is no {what} {name!r}.", hint=suggestion(name, files))
    write_bytes(files[name].read_bytes())


def _print_table(rows: list[tuple[str, str, str]]) -> None:
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(row[1]) for row in rows), default=0)
    for name, kind, text in rows:
        print_data(f"{name:<{first}}  {kind:<{second}}  {text}")
