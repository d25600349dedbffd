"""`handouts formats` and `handouts layouts`: what is installed."""

from __future__ import annotations

import click

from handouts.cli.console import print_data, say_error, write_bytes
from handouts.errors import ExitCode, LayoutError, RegistryError
from handouts.suggestions import suggestion


@click.command(epilog="\b\nExample:\n  handouts formats")
def formats() -> ExitCode:
    """List the formats, where they come from, and their options for --set."""
    from handouts.exporters import registry
    from handouts.layout.options import describe_options
    from handouts.plugins import chosen

    installed = registry.formats()
    code = ExitCode.DONE
    rows = []
    options = []
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
            for name, values in describe_options(described) if described else ():
                options.append((f"  --set {plugin.name}.{name}=", values))
    _print_table(rows)
    for assignment, values in options:
        print_data(assignment + values)
    return code


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts layouts\n"
    "  handouts layouts --show workbook > my-workbook.toml"
)
@click.option("--show", metavar="NAME", help="Print this layout's file, to copy and edit.")
def layouts(show: str | None) -> ExitCode:
    """List the shipped layouts, or show one."""
    from handouts.layout.loader import load_layout, shipped_layouts

    shipped = shipped_layouts()
    if show is None:
        found = [load_layout(name).layout for name in shipped]
        _print_table([(layout.name, layout.scope.value, layout.description) for layout in found])
        return ExitCode.DONE
    if show not in shipped:
        raise LayoutError(f"There is no layout {show!r}.", hint=suggestion(show, shipped))
    write_bytes(shipped[show].read_bytes())
    return ExitCode.DONE


def _print_table(rows: list[tuple[str, str, str]]) -> None:
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(row[1]) for row in rows), default=0)
    for name, kind, text in rows:
        print_data(f"{name:<{first}}  {kind:<{second}}  {text}")
