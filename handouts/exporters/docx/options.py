"""What `[export.docx]` of a layout may say."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.exporters.docx.page import Paper


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """`paper` is the sheet the file is set up for.

    `portable` leaves out content controls, which Google Docs and Pages cannot read: plain
    underscores and boxes stand in their places.
    """

    paper: Paper = Paper.A4
    portable: bool = False
