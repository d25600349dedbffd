"""Episodes as Markdown files, one each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath, PurePosixPath

from handouts.model.episode import Episode
from handouts.pipeline.copies import refuse_to_overwrite
from handouts.pipeline.delivery import deliver
from handouts.pipeline.names import numbered
from handouts.readers.markdown.proved import Proved, proved_markdown


def write_markdown(episodes: Sequence[Episode], target: Path) -> list[tuple[Path, Proved]]:
    """Write each episode into `target`, under the name of its source.

    Everything is prepared before the first file is written. Raises OptionError where a file is in
    the way, ExportError where one can't be written.
    """
    taken: set[str] = set()
    made = []
    for episode in episodes:
        name = PurePosixPath(f"{PurePath(episode.source).stem}.md")
        made.append((target / numbered(name, taken), proved_markdown(episode)))
    refuse_to_overwrite(path for path, _ in made)
    for path, proved in made:
        deliver(path, proved.text.encode())
    return made
