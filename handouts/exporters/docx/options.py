"""What `[export.docx]` of a layout may say."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.exporters.docx.page import Paper


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """`paper` is the sheet the file is set up for."""

    paper: Paper = Paper.A4
