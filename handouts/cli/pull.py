"""`handouts pull`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handouts.cli.console import print_data, print_json, say, say_error
from handouts.cli.options import (
    DEFAULT_OUTPUT,
    json_option,
    layout_option,
    settings_option,
    source_paths,
    strict_option,
)
from handouts.errors import ExitCode, SourceError
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.pipeline.pull.pulling import Pulled


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts pull returned/9-first.docx\n"
    "  handouts pull returned/9-first.docx --against my-texts/9_first.txt --markdown > new.md\n"
    "  handouts pull returned/9-first.docx --write\n\n"
    "Tracked changes count as accepted. What was changed in exercises, lists of terms or of "
    "contents is told and not merged: each build makes them anew. --write puts Markdown in the "
    "place of the source (a .txt is kept as .txt.orig); it refuses a handout that is older than "
    "the source's present words. Repeat the --layout and --set of the build. "
    "More in docs/word-round-trip.md."
)
@click.argument("edited", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--against",
    metavar="FILE|DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The source of the handout, or a folder that holds it. Default: the folder sources/.",
)
@click.option("--markdown", is_flag=True, help="Print the source with the changes as Markdown.")
@click.option("--write", is_flag=True, help="Write the changes into the source.")
@layout_option
@settings_option
@strict_option
@json_option
def pull(  # noqa: PLR0913, PLR0917  one argument for each option
    edited: Path,
    against: Path | None,
    markdown: bool,
    write: bool,
    layout: str,
    settings: tuple[str, ...],
    strict: bool,
    as_json: bool,
) -> ExitCode:
    """Read an edited handout back: what was changed in it, and the source with the changes.

    EDITED is a Word file that `handouts build -f docx` made and somebody edited.
    """
    from handouts.cli.pull_report import json_report, report_lines
    from handouts.pipeline.plan import read
    from handouts.pipeline.pull.pulling import open_handout, source_of
    from handouts.pipeline.pull.pulling import pull as pull_changes
    from handouts.pipeline.request import Request

    if markdown and as_json:
        raise click.UsageError("--markdown and --json exclude each other; the JSON holds both.")
    file = open_handout(edited)
    request = Request(
        source_paths((against,) if against else ()),
        DEFAULT_OUTPUT,
        layout=layout,
        settings=settings,
    )
    collection = read(request)
    source = source_of(file, collection.episodes, edited)
    pulled = pull_changes(file, source, collection, request)
    written = _write(pulled) if write else None
    if as_json:
        print_json(json_report(pulled, edited, written))
    elif markdown:
        for line in report_lines(pulled, edited):
            say(line)
        print_data(pulled.markdown.rstrip("\n"))
    else:
        for line in report_lines(pulled, edited):
            print_data(line)
    if written is not None:
        say(f"Written: {one_line(written.as_posix())}")
    return _exit_code(pulled, strict=strict, write=write)


def _write(pulled: Pulled) -> Path | None:
    """The path of the source where something was to be written, and could be."""
    from handouts.pipeline.pull.writing import write_source

    if pulled.is_older or not pulled.merged:
        return None
    return write_source(Path(pulled.source.source), pulled.markdown)


def _exit_code(pulled: Pulled, *, strict: bool, write: bool) -> ExitCode:
    if pulled.is_older:
        say_error(
            SourceError(
                "the handout is older than the source's present words, so that nobody can tell "
                "an edit of the handout from one of the source"
                + ("; nothing was written." if write else "."),
                place=pulled.source.source,
                hint="Take over by hand what is listed, or compare with the source of that time.",
            )
        )
        return ExitCode.FAILED
    is_whole = not (pulled.unmerged or pulled.lost or pulled.remark)
    return ExitCode.DONE if is_whole or not strict else ExitCode.WARNINGS
