"""Pulled changes into the source: over a Markdown file, else into one beside it."""

from __future__ import annotations

from pathlib import Path

from handouts.errors import ExportError, OptionError
from handouts.pipeline.delivery import deliver

_MARKDOWN = (".md", ".markdown")
KEPT = ".orig"  # added to the name of a source that Markdown took the place of: nothing reads it


def write_beside(folder: Path, source: Path, markdown: str) -> Path:
    """Write into a folder, under the source's name. Raises as `write_source` does."""
    target = folder / f"{source.stem}.md"
    if target.exists():
        raise _in_the_way(target)
    deliver(target, markdown.encode())
    return target


def write_source(source: Path, markdown: str) -> Path:
    """Write the source anew; the path it has now.

    A source in another form stays as it was, under a name that nothing reads. Raises OptionError
    where a file is in the way, ExportError where one can't be written.
    """
    content = markdown.encode()
    if source.suffix.lower() in _MARKDOWN:
        deliver(source, content)
        return source
    target, kept = source.with_suffix(".md"), source.with_name(source.name + KEPT)
    for path in (target, kept):
        if path.exists():
            raise _in_the_way(path)
    deliver(target, content)
    try:
        source.rename(kept)
    except OSError as error:
        raise ExportError(
            f"the old source can't be renamed: {error.strerror}.",
            place=source.as_posix(),
            hint=f"Move it away by hand: {target.as_posix()} took its place.",
        ) from None
    return target


def _in_the_way(path: Path) -> OptionError:
    return OptionError(
        "this file is there already, and nothing is overwritten but the source.",
        place=path.as_posix(),
        hint="Move it away, or name an empty folder: --into DIR",
    )
