"""What `[export.docx]` of a layout may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from handouts.exporters.docx.page import Paper


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """`paper` is the sheet the file is set up for.

    `portable` leaves out content controls, which Google Docs and Pages cannot read: plain
    underscores and boxes stand in their places.

    `template` is a client's .docx or .dotx whose looks the file takes; its paper counts then.
    `cover` keeps the cover page of that file.
    """

    paper: Paper = Paper.A4
    portable: bool = False
    template: Path | None = field(
        default=None, metadata={"help": "a client’s .docx or .dotx: styles, running lines, paper"}
    )
    cover: bool = field(default=True, metadata={"help": "keep the template’s cover page"})
