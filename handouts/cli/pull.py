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
    "place of each changed source (a .txt is kept as .txt.orig); it leaves a source alone whose "
    "words changed after the handout was made. Repeat the --layout and --set of the build. "
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
@click.option("--write", is_flag=True, help="Write the changes into the sources.")
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write Markdown of each changed episode into this folder; the sources stay as they are.",
)
@layout_option
@settings_option
@strict_option
@json_option
def pull(  # noqa: PLR0913, PLR0917  one argument for each option
    edited: Path,
    against: Path | None,
    markdown: bool,
    write: bool,
    into: Path | None,
    layout: str,
    settings: tuple[str, ...],
    strict: bool,
    as_json: bool,
) -> ExitCode:
    """Read an edited handout or book back: what was changed, and the sources with the changes.

    EDITED is a Word file that `handouts build -f docx` made and somebody edited.
    """
    from handouts.cli.pull_report import json_report, report_lines
    from handouts.pipeline.plan import read
    from handouts.pipeline.pull.opening import open_handout, sources_of
    from handouts.pipeline.pull.pulling import pull as pull_changes
    from handouts.pipeline.request import Request

    if write and into:
        raise click.UsageError("--write and --into exclude each other.")
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
    sources = sources_of(file, collection.episodes, edited)
    if markdown and len(sources) > 1:
        raise click.UsageError(
            f"--markdown prints one episode, and this file has {len(sources)}; "
            "take --into DIR, which writes a file for each, or --write."
        )
    pulled = pull_changes(file, sources, collection, request)
    written = _write(pulled, into) if write or into else {}
    if as_json:
        print_json(json_report(pulled, edited, written))
    elif markdown:
        for line in report_lines(pulled, edited):
            say(line)
        print_data(pulled.episodes[0].markdown.rstrip("\n"))
    else:
        for line in report_lines(pulled, edited):
            print_data(line)
    for path in written.values():
        say(f"Written: {one_line(path.as_posix())}")
    return _exit_code(pulled, strict=strict)


def _write(pulled: Pulled, into: Path | None) -> dict[str, Path]:
    """By source the path of each that was changed and could be written."""
    from handouts.pipeline.pull.writing import write_beside, write_source

    found: dict[str, Path] = {}
    for one in pulled.episodes:
        source = Path(one.source.source)
        if one.is_changed and not one.is_older:
            found[one.source.source] = (
                write_beside(into, source, one.markdown)
                if into
                else write_source(source, one.markdown)
            )
    return found


def _exit_code(pulled: Pulled, *, strict: bool) -> ExitCode:
    for one in pulled.episodes:
        if one.is_older:
            say_error(
                SourceError(
                    "the handout is older than the source's present words, so that nobody can "
                    "tell an edit of the handout from one of the source; it is never written.",
                    place=one.source.source,
                    hint="Take over by hand what is listed, or compare with the source of that "
                    "time.",
                )
            )
    if pulled.is_older:
        return ExitCode.FAILED
    is_whole = not (pulled.unmerged or pulled.lost or pulled.remarks or pulled.has_lost_styles)
    return ExitCode.DONE if is_whole or not strict else ExitCode.WARNINGS
