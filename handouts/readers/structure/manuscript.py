"""What a reader hands over: lines with all that its kind of file says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.diagnostics import Diagnostic
from handouts.model.episode import DroppedLine
from handouts.readers.structure.lines import Shape, SourceLine


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of its episode outside the text (front matter); None or empty: nothing."""

    key: str = ""
    number: int | None = None
    title: str = ""
    subtitle: str = ""
    category: str = ""
    series: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source before its structure is read.

    `marks_headings` says that the file's kind marks its headings, so that none is guessed;
    `breaks_lines` that only the author breaks lines in it, as in Markdown and web pages.
    """

    source: str
    lines: tuple[SourceLine, ...]
    shape: Shape
    facts: Facts = Facts()
    marks_headings: bool = False
    breaks_lines: bool = False
    dropped: tuple[DroppedLine, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
