"""What `[export.docx]` of a layout may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from handouts.exporters.docx.page import Paper, Sides


class TermNotes(StrEnum):
    NONE = "none"
    FOOTNOTES = "footnotes"


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """`paper` is the sheet the file is set up for.

    `portable` leaves out content controls, which Google Docs and Pages cannot read: plain
    underscores and boxes stand in their places.

    `sides`: printed on both, the inner margin is the wider one, and running lines change sides.

    `restrict` lets a reader fill in controls and change nothing else; anybody can lift it, as it
    has no password. A file without controls stays open.

    `term_notes` says where the explanation of a term is repeated at its first use.

    `template` is a client's .docx or .dotx whose looks the file takes; its paper counts then.
    `cover` keeps the cover page of that file.
    """

    paper: Paper = Paper.A4
    sides: Sides = field(
        default=Sides.SINGLE, metadata={"help": "“double”: mirrored margins for printing on both"}
    )
    portable: bool = field(
        default=False, metadata={"help": "no content controls: for Google Docs and Pages"}
    )
    restrict: bool = field(
        default=False, metadata={"help": "only what is to be filled in can be changed"}
    )
    term_notes: TermNotes = field(
        default=TermNotes.NONE, metadata={"help": "“footnotes”: each term explained at first use"}
    )
    template: Path | None = field(
        default=None, metadata={"help": "a client’s .docx or .dotx: styles, running lines, paper"}
    )
    cover: bool = field(default=True, metadata={"help": "keep the template’s cover page"})
