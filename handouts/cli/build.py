"""`handouts build`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import (
    Json,
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
    complete_formats,
    complete_themes,
    json_option,
    layout_option,
    settings_option,
    source_paths,
    sources_argument,
    strict_option,
)
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import ExitCode

if TYPE_CHECKING:
    from handouts.pipeline.request import Output, Plan, Report

_MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Manner:
    """How a build talks."""

    as_json: bool
    quiet: bool
    verbose: bool


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts build\n"
    "  handouts build my-texts -f pdf --set metadata.title='Spring course'\n"
    "  handouts build episode.txt -f docx --layout client.toml -o for-client"
)
@sources_argument
@click.option(
    "-f",
    "--format",
    "formats",
    metavar="FORMAT",
    multiple=True,
    shell_complete=complete_formats,
    help="pdf, docx, epub or an installed plug-in's. May be repeated. Default: all three.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_OUTPUT,
    show_default=True,
    help="Where the files go.",
)
@layout_option
@click.option(
    "--edition",
    metavar="NAME|all",
    default="participant",
    show_default=True,
    help="For whom.",
)
@click.option(
    "--theme",
    metavar="NAME",
    shell_complete=complete_themes,
    help="How it looks: classic, modern or mono. Default: the layout's.",
)
@settings_option
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes work at once. Default: one for each processor, at most 8.",
)
@strict_option
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: every remark, every time taken.")
def build(  # noqa: PLR0913, PLR0917  one argument for each option
    sources: tuple[Path, ...],
    formats: tuple[str, ...],
    output: Path,
    layout: str,
    edition: str,
    theme: str | None,
    settings: tuple[str, ...],
    jobs: int | None,
    strict: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> ExitCode:
    """Make the publications from SOURCES: files or folders, by default the folder sources/.

    Without further options: one PDF workbook and one EPUB of all episodes, and a Word handout for
    each episode, all in dist/.
    """
    from handouts.pipeline.build import build as make
    from handouts.pipeline.plan import plan
    from handouts.pipeline.request import DEFAULT_FORMATS, Report, Request
    from handouts.pipeline.workers import usable_processors

    begun = time.perf_counter()
    manner = Manner(as_json, quiet, verbose)
    chosen_theme = (f"theme.name={theme}",) if theme else ()
    request = Request(
        source_paths(sources),
        output,
        formats or DEFAULT_FORMATS,
        layout,
        edition,
        (*chosen_theme, *settings),
    )
    planned = plan(request)
    if dry_run:
        report = Report((), planned.failures, planned.diagnostics, planned.episodes)
    else:
        with _progress(len(planned.orders), manner) as made:
            report = make(planned, jobs or min(8, usable_processors()), made)
    _tell(planned, report, manner, dry_run=dry_run, seconds=time.perf_counter() - begun)
    return exit_code(report.failures, report.diagnostics, strict=strict)


@contextmanager
def _progress(count: int, manner: Manner) -> Iterator[Callable[[], object]]:
    """A progress bar on stderr, where a person is watching."""
    if manner.as_json or manner.quiet or count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label="Building", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _tell(plan: Plan, report: Report, manner: Manner, *, dry_run: bool, seconds: float) -> None:
    if manner.as_json:
        print_json(_report_json(plan, report, dry_run=dry_run, seconds=seconds))
    else:
        for path in [order.path for order in plan.orders if dry_run] + [
            output.path for output in report.outputs
        ]:
            print_data(path.as_posix())
    if not manner.quiet and not manner.as_json:
        _say_remarks(report.diagnostics, every=manner.verbose)
    for failure in report.failures:
        say_error(failure)
    if manner.verbose:
        for output in report.outputs:
            pages = f", {plural(output.pages, 'page')}" if output.pages else ""
            say(f"{output.path.as_posix()}: {output.size:,} bytes{pages}")
    if not manner.quiet and not manner.as_json:
        say(_summary(plan, report, dry_run=dry_run, seconds=seconds))


def _say_remarks(remarks: tuple[Diagnostic, ...], *, every: bool) -> None:
    shown = [remark for remark in remarks if every or remark.severity is not Severity.NOTE]
    shown.sort(key=lambda remark: remark.sort_key)
    for remark in shown if every else shown[:_MOST_REMARKS]:
        for line in diagnostic_lines(remark):
            say(line)
    if not every and len(shown) > _MOST_REMARKS:
        say(f"… and {len(shown) - _MOST_REMARKS} more: `handouts check` shows them all.")


def _summary(plan: Plan, report: Report, *, dry_run: bool, seconds: float) -> str:
    episodes = plural(report.episodes, "episode")
    if dry_run:
        return f"{plural(len(plan.orders), 'file')} would be written from {episodes}."
    failed = f", {len(report.failures)} failed" if report.failures else ""
    return f"{plural(len(report.outputs), 'file')} from {episodes} in {seconds:.1f} s{failed}."


def _report_json(plan: Plan, report: Report, *, dry_run: bool, seconds: float) -> Json:
    from handouts.readers.listing import diagnostic_json

    remarks = [*map(failure_diagnostic, report.failures), *report.diagnostics]
    outputs = [_output_json(output) for output in report.outputs]
    if dry_run:
        outputs = [
            {
                "format": order.format,
                "path": order.path.as_posix(),
                "edition": order.publication.edition,
                "episodes": list(order.publication.episodes),
            }
            for order in plan.orders
        ]
    return {
        "schema": 1,
        **({"dry_run": True} if dry_run else {}),
        "outputs": outputs,
        "diagnostics": [diagnostic_json(remark) for remark in remarks],
        "seconds": round(seconds, 3),
    }


def _output_json(output: Output) -> Json:
    return {
        "format": output.format,
        "path": output.path.as_posix(),
        "bytes": output.size,
        **({} if output.pages is None else {"pages": output.pages}),
        "edition": output.edition,
        "episodes": list(output.episodes),
    }
