"""`handouts check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import (
    diagnostic_lines,
    exit_code,
    failure_diagnostic,
    plural,
    print_data,
    print_json,
    say,
    say_error,
)
from handouts.cli.options import (
    DEFAULT_OUTPUT,
    complete_codes,
    json_option,
    layout_option,
    repair_option,
    settings_option,
    source_paths,
    sources_argument,
    strict_option,
)
from handouts.cli.selection import Selection, codes_in
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import ExitCode, HandoutsError
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.pipeline.copies import Copy
    from handouts.readers.collection import Collection

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts check\n"
    "  handouts check my-texts --layout client.toml --strict\n"
    "  handouts check --select missing,romaji-differs\n"
    "  handouts check --fix checked   (copies with hints, in the folder checked/)\n"
    "  handouts check --github        (annotations in a GitHub workflow)\n\n"
    "Every code is explained in docs/diagnostics.md. A folder's collection.toml may ignore codes "
    "for good, under [check]."
)
@sources_argument
@layout_option
@settings_option
@click.option(
    "--select",
    metavar="CODE,…",
    multiple=True,
    shell_complete=complete_codes,
    help="Show only these codes; `missing` stands for all that begin with it.",
)
@click.option(
    "--ignore",
    metavar="CODE,…",
    multiple=True,
    shell_complete=complete_codes,
    help="Leave out these codes. Errors are always shown.",
)
@click.option(
    "--fix",
    "copies",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write copies of the sources into DIR, with hints that settle the guesses.",
)
@repair_option
@strict_option
@json_option
@click.option("--github", is_flag=True, help="Print GitHub workflow commands (::warning …).")
def check(  # noqa: PLR0913, PLR0917  one argument for each option
    sources: tuple[Path, ...],
    layout: str,
    settings: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    copies: Path | None,
    repair: bool,
    strict: bool,
    as_json: bool,
    github: bool,
) -> ExitCode:
    """Say what is doubtful in the sources, and where.

    SOURCES are files or folders, by default the folder sources/. Nothing is written but what
    --fix asks for. A layout is checked too where one is named.
    """
    from handouts.pipeline.plan import examine, read
    from handouts.pipeline.request import Request

    if as_json and github:
        raise click.UsageError("--json and --github exclude each other.")
    if repair and copies is None:
        raise click.UsageError("--repair-mojibake goes with --fix, which writes the repaired copy.")
    request = Request(source_paths(sources), DEFAULT_OUTPUT, layout=layout, settings=settings)
    collection = read(request)
    examined = examine(request, collection)
    found = [*map(failure_diagnostic, examined.failures), *examined.diagnostics]
    remarks = Selection(codes_in(select), codes_in(ignore)).of(found)
    remarks.sort(key=lambda remark: remark.sort_key)
    _show(remarks, examined.episodes, as_json=as_json, github=github)
    failures = list(examined.failures)
    if copies is not None:
        failures += _write_copies(collection, request.sources, copies, repair=repair)
    return exit_code(failures, remarks, strict=strict)


def _show(remarks: list[Diagnostic], episodes: int, *, as_json: bool, github: bool) -> None:
    if as_json:
        from handouts.readers.listing import diagnostic_json

        print_json(
            {
                "schema": 1,
                "episodes": episodes,
                "diagnostics": [diagnostic_json(remark) for remark in remarks],
            }
        )
        return
    for remark in remarks:
        for line in [_github_line(remark)] if github else diagnostic_lines(remark):
            print_data(line)
    say(_summary(remarks, episodes))


def _write_copies(
    collection: Collection, folders: tuple[Path, ...], target: Path, *, repair: bool
) -> list[HandoutsError]:
    from handouts.pipeline.copies import make_copies

    sources = [episode.source for episode in collection.episodes]
    made, failures = make_copies(sources, folders, target, repair=repair)
    for copy in made:
        say(one_line(_told(copy)))
    for failure in failures:
        say_error(failure)
    return failures


def _told(copy: Copy) -> str:
    if copy.path is None:
        return f"{copy.source}: not copied, as {copy.reason}."
    parts = [f"{plural(copy.hints, 'hint')} added"]
    if copy.is_repaired:
        parts.append("garbled text repaired")
    if copy.left:
        left = plural(len(copy.left), "guess", "guesses")
        parts.append(f"{left} left, to be settled by hand: line {', '.join(map(str, copy.left))}")
    return f"{copy.path.as_posix()}: {', '.join(parts)}."


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
