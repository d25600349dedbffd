"""`handouts check`."""

from __future__ import annotations

from pathlib import Path

import click

from handouts.cli.console import (
    diagnostic_lines,
    exit_code,
    failure_diagnostic,
    plural,
    print_data,
    print_json,
    say,
)
from handouts.cli.options import (
    DEFAULT_OUTPUT,
    json_option,
    layout_option,
    settings_option,
    source_paths,
    sources_argument,
    strict_option,
)
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import ExitCode

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts check\n"
    "  handouts check my-texts --layout client.toml --strict\n"
    "  handouts check --github        (annotations in a GitHub workflow)"
)
@sources_argument
@layout_option
@settings_option
@strict_option
@json_option
@click.option("--github", is_flag=True, help="Print GitHub workflow commands (::warning …).")
def check(
    sources: tuple[Path, ...],
    layout: str,
    settings: tuple[str, ...],
    strict: bool,
    as_json: bool,
    github: bool,
) -> ExitCode:
    """Say what is doubtful in the sources, and where.

    SOURCES are files or folders, by default the folder sources/. Nothing is written. A layout is
    checked too where one is named.
    """
    from handouts.pipeline.plan import examine
    from handouts.pipeline.request import Request

    if as_json and github:
        raise click.UsageError("--json and --github exclude each other.")
    examined = examine(
        Request(source_paths(sources), DEFAULT_OUTPUT, layout=layout, settings=settings)
    )
    remarks = [*map(failure_diagnostic, examined.failures), *examined.diagnostics]
    remarks.sort(key=lambda remark: remark.sort_key)
    if as_json:
        from handouts.readers.listing import diagnostic_json

        print_json(
            {
                "schema": 1,
                "episodes": examined.episodes,
                "diagnostics": [diagnostic_json(remark) for remark in remarks],
            }
        )
    else:
        for remark in remarks:
            for line in [_github_line(remark)] if github else diagnostic_lines(remark):
                print_data(line)
        say(_summary(remarks, examined.episodes))
    return exit_code(examined.failures, remarks, strict=strict)


def _summary(remarks: list[Diagnostic], episodes: int) -> str:
    counts = []
    for severity in Severity:
        count = sum(remark.severity is severity for remark in remarks)
        if count:
            counts.append(plural(count, severity.value))
    return f"{plural(episodes, 'episode')}: {', '.join(counts) or 'nothing to remark'}."


def _github_line(remark: Diagnostic) -> str:
    """One workflow command; its escapes are those of GitHub's toolkit (command.ts)."""
    properties = {"file": remark.path, "title": remark.code}
    if remark.line:
        properties["line"] = str(remark.line)
    if remark.column:
        properties["col"] = str(remark.column)
    place = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = f"{remark.message} {remark.hint}".strip()
    return f"::{_GITHUB[remark.severity]} {place}::{_escaped(text, '')}"


def _escaped(text: str, more: str) -> str:
    return "".join(f"%{ord(mark):02X}" if mark in "%\r\n" + more else mark for mark in text)
