"""`handouts build`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from handouts.cli.configuration import (
    config_option,
    configuration_of,
    tell_misspelled,
    workshop_option,
)
from handouts.cli.console import exit_code
from handouts.cli.options import (
    complete_formats,
    complete_themes,
    json_option,
    layout_option,
    repair_option,
    settings_option,
    source_paths,
    sources_argument,
    strict_option,
)
from handouts.cli.report import Manner, tell
from handouts.errors import ExitCode


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts build\n"
    "  handouts build my-texts -f pdf --set metadata.title='Spring course'\n"
    "  handouts build episode.txt -f docx --layout client.toml -o for-client\n"
    "  handouts build --workshop workshop.toml\n\n"
    "What an option does not say comes from the environment (HANDOUTS_LAYOUT and so on), the "
    "workshop file, and a configuration file of your own: `handouts config` shows which says what."
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
    help="Where the files go. Default: dist.",
)
@layout_option
@workshop_option
@click.option(
    "--edition",
    metavar="NAME|all",
    help="For whom. Default: participant.",
)
@click.option(
    "--theme",
    metavar="NAME",
    shell_complete=complete_themes,
    help="How it looks: classic, modern or mono. Default: the layout's.",
)
@settings_option
@config_option
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes work at once. Default: one for each processor, at most 8.",
)
@repair_option
@strict_option
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: every remark, every time taken.")
def build(  # noqa: PLR0913, PLR0917  one argument for each option
    sources: tuple[Path, ...],
    formats: tuple[str, ...],
    output: Path | None,
    layout: str,
    workshop: Path | None,
    config_file: Path | None,
    edition: str | None,
    theme: str | None,
    settings: tuple[str, ...],
    jobs: int | None,
    repair: bool,
    strict: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> ExitCode:
    """Make PDF, Word and EPUB files from episodes.

    SOURCES are files or folders, by default the folder sources/. Without further options: one PDF
    workbook and one EPUB of all episodes, and a Word handout for each, all in dist/.
    """
    from handouts.pipeline.build import build as make
    from handouts.pipeline.plan import plan
    from handouts.pipeline.request import Report
    from handouts.pipeline.workers import usable_processors
    from handouts.workshop.configuration import with_roster

    begun = time.perf_counter()
    manner = Manner(as_json, quiet, verbose)
    said = configuration_of(
        workshop,
        config_file,
        settings,
        build={
            "sources": sources,
            "output": output,
            "formats": formats,
            "layout": layout,
            "edition": edition,
            "theme": theme,
            "jobs": jobs,
        },
    )
    keys = said.build()
    chosen_theme = (f"theme.name={theme}",) if theme else ()
    named = source_paths(tuple(map(Path, keys.sources)))
    roster = said.roster()
    settings = (*chosen_theme, *settings)
    request = said.request(named, settings, roster, repair=repair)
    processes = keys.jobs or min(8, usable_processors())
    if not (quiet or as_json):
        tell_misspelled()
    planned = with_roster(plan(request, processes), roster)
    if dry_run:
        report = Report((), planned.failures, planned.diagnostics, planned.episodes)
    else:
        with _progress(len(planned.orders), manner) as made:
            report = make(planned, processes, made)
    tell(planned, report, manner, dry_run=dry_run, seconds=time.perf_counter() - begun)
    return exit_code(report.failures, report.diagnostics, strict=strict)


@contextmanager
def _progress(count: int, manner: Manner) -> Iterator[Callable[[], object]]:
    """A progress bar on stderr, where a person is watching."""
    if manner.as_json or manner.quiet or count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label="Building", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
