"""`handouts init`."""

from __future__ import annotations

from pathlib import Path

import click

from handouts.cli.console import print_data, say
from handouts.errors import ExitCode, ExportError

_LAYOUT, _WORKSHOP, _PARTICIPANTS = "layout.toml", "workshop.toml", "participants.csv"


@click.command(epilog="\b\nExample:\n  handouts init my-workspace")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> ExitCode:
    """Make a workspace with samples, a layout and a workshop.

    DIR gets sample sources to replace, a commented layout and workshop file to edit, and a list of
    participants. Files that are there already are never overwritten.
    """
    files = _files()
    present = [name for name in files if (folder / name).exists()]
    if present:
        raise ExportError(
            "the file is there already.",
            place=str(folder / present[0]),
            hint="Choose a new folder; nothing was written.",
        )
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
            print_data(path.as_posix())
    except OSError as error:
        raise ExportError(
            f"the workspace cannot be written: {error.strerror or error}.",
            place=str(folder),
            hint="Check path and rights.",
        ) from None
    say(
        f"Next:\n  cd {folder}\n  handouts build --layout {_LAYOUT}\n"
        f"For one event, with a copy for everybody:\n  handouts build --workshop {_WORKSHOP}"
    )
    return ExitCode.DONE


def _files() -> dict[str, bytes]:
    """What a workspace begins with, by path relative to it."""
    from handouts.resources import samples_folder

    samples = sorted(path for path in samples_folder().iterdir() if path.is_file())
    files = {f"sources/{path.name}": path.read_bytes() for path in samples}
    here = {_LAYOUT: "starter.toml", _WORKSHOP: _WORKSHOP, _PARTICIPANTS: _PARTICIPANTS}
    own = {name: Path(__file__).with_name(file).read_bytes() for name, file in here.items()}
    return {**files, **own}
