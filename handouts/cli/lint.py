"""`handouts lint`."""

from __future__ import annotations

from pathlib import Path

import click

from handouts.cli.console import plural, print_data, print_json, say, say_error
from handouts.cli.options import json_option
from handouts.errors import ExitCode, SourceError
from handouts.layout.values import one_line


@click.command(
    epilog="\b\nExamples:\n"
    "  handouts lint dist/handouts/*.docx\n"
    "  handouts lint --json returned/9-first.docx\n\n"
    "Findings are faults that no schema knows: what Word repairs, asks about or shows wrongly, "
    "what it would load from outside, and what a screen reader misses. A file fresh from "
    "`handouts build` has none. More in docs/word.md."
)
@click.argument(
    "files",
    metavar="FILE.docx…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)
@json_option
def lint(files: tuple[Path, ...], as_json: bool) -> ExitCode:
    """Look through Word files for what Word would stumble over."""
    # lxml takes its time to load: only when a file is looked through.
    from handouts.exporters.docx.lint import lint as findings_in

    found: dict[Path, list[str]] = {}
    unread = False
    for file in files:
        try:
            found[file] = findings_in(file.read_bytes())
        except OSError as error:
            unread = True
            say_error(SourceError(f"{file} cannot be read: {error.strerror}."))
    if as_json:
        files_found = [{"path": str(file), "findings": lines} for file, lines in found.items()]
        print_json({"files": files_found})
    else:
        for file, lines in found.items():
            for line in lines:
                print_data(f"{one_line(str(file))}: {one_line(line)}")
        count = sum(map(len, found.values()))
        say(f"{plural(count, 'finding')} in {plural(len(found), 'file')}.")
    return ExitCode.FAILED if unread or any(found.values()) else ExitCode.DONE
