"""`handouts inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import (
    diagnostic_lines,
    exit_code,
    print_data,
    print_json,
    say,
    say_error,
)
from handouts.cli.options import (
    DEFAULT_OUTPUT,
    complete_formats,
    json_option,
    layout_option,
    settings_option,
    source_paths,
    sources_argument,
)
from handouts.errors import ExitCode
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.diagnostics import Diagnostic
    from handouts.pipeline.request import Request
    from handouts.readers.collection import Collection


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts inspect my-texts/101_first.txt\n"
    "  handouts inspect --markdown my-texts/101_first.html > 101_first.md\n"
    "  handouts inspect --markdown my-texts -o as-markdown\n"
    "  handouts inspect --publication -f docx\n"
    "  handouts inspect --json | jq '.episodes[].title'"
)
@sources_argument
@click.option("--markdown", is_flag=True, help="Print what was read as Markdown source.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="With --markdown: write one .md file for each episode into DIR. Overwrites nothing.",
)
@click.option("--publication", is_flag=True, help="Show what is composed instead of what is read.")
@click.option(
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    default="pdf",
    show_default=True,
    shell_complete=complete_formats,
    help="With --publication: whose layout to compose by.",
)
@layout_option
@click.option("--edition", metavar="NAME|all", default="participant", help="With --publication.")
@settings_option
@json_option
def inspect(  # noqa: PLR0913, PLR0917  one argument for each option
    sources: tuple[Path, ...],
    markdown: bool,
    target: Path | None,
    publication: bool,
    format_name: str,
    layout: str,
    edition: str,
    settings: tuple[str, ...],
    as_json: bool,
) -> ExitCode:
    """Show how the sources were read, line by line, or as Markdown that reads the same.

    SOURCES are files or folders, by default the folder sources/.
    """
    from handouts.pipeline.plan import read
    from handouts.pipeline.request import Request

    if markdown and (publication or as_json):
        raise click.UsageError("--markdown goes with neither --publication nor --json.")
    if target is not None and not markdown:
        raise click.UsageError("-o goes with --markdown; nothing else is written to files.")
    request = Request(
        source_paths(sources), DEFAULT_OUTPUT, (format_name,), layout, edition, settings
    )
    collection = read(request)
    remarks: tuple[Diagnostic, ...] = ()
    if markdown:
        remarks = _show_markdown(collection, target)
    elif publication:
        _show_publications(request, collection, as_json=as_json)
    else:
        _show_episodes(collection, as_json=as_json)
    for failure in collection.failures:
        say_error(failure)
    return exit_code(collection.failures, remarks, strict=False)


def _show_episodes(collection: Collection, *, as_json: bool) -> None:
    from handouts.cli.outline import episode_outline
    from handouts.readers.listing import episode_json

    listings = [episode_json(episode) for episode in collection.episodes]
    if as_json:
        print_json({"schema": 1, "episodes": listings})
        return
    for listing in listings:
        print_data("\n".join(episode_outline(listing)))


def _show_markdown(collection: Collection, target: Path | None) -> tuple[Diagnostic, ...]:
    """On stdout, or one file for each episode in `target`."""
    from handouts.pipeline.markdown_files import write_markdown
    from handouts.readers.markdown.proved import proved_markdown

    episodes = collection.episodes
    if target is None:
        proved = [proved_markdown(episode) for episode in episodes]
        print_data("\n".join(one.text for one in proved).rstrip("\n"))
        if len(proved) > 1:
            say(f"{len(proved)} episodes in one stream; -o DIR writes a file for each.")
    else:
        made = write_markdown(episodes, target)
        proved = [one for _, one in made]
        for path, _ in made:
            say(one_line(path.as_posix()))
    remarks = tuple(one.remark for one in proved if one.remark is not None)
    for remark in remarks:
        for line in diagnostic_lines(remark):
            say(line)
    return remarks


def _show_publications(request: Request, collection: Collection, *, as_json: bool) -> None:
    from handouts.cli.outline import publication_json, publication_outline
    from handouts.pipeline.ordering import publications
    from handouts.pipeline.preparing import prepare

    preparations, broken = prepare(request, collection)
    for error in broken:
        raise error
    listings = [
        publication_json(publication)
        for one in preparations
        for publication in publications(collection.episodes, one.layout)
    ]
    if as_json:
        print_json({"schema": 1, "publications": listings})
        return
    for listing in listings:
        print_data("\n".join(publication_outline(listing)))
