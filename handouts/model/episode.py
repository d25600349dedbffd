"""An episode: one source, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.diagnostics import Diagnostic
from handouts.model.blocks import Blocks, ListItem
from handouts.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a title or heading and the line they stand on."""

    line: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Section:
    """A question (or statement) and what answers it. Its mini-summary, if any, comes last."""

    key: str
    heading: Heading
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class About:
    """The paragraph on the firm that closes every episode; a book prints it once."""

    heading: str
    line: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A source line that is no part of the episode, with the reason why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Episode:
    """Everything a source says. Each non-blank source line is in here or in `dropped`.

    `key` is unique within a collection: the explicit id, else the file's stem. `number` is no
    key, as series share numbers. `source` is the path as the user named it. `intro` stands before
    the first heading, `outro` between the takeaways and the firm's paragraph.
    """

    key: str
    source: str
    title: Heading
    number: int | None = None
    subtitle: Heading | None = None
    category: str | None = None
    series: str | None = None
    date: date | None = None
    intro: Blocks = ()
    sections: tuple[Section, ...] = ()
    takeaways: tuple[ListItem, ...] = ()
    takeaways_heading: str = ""
    outro: Blocks = ()
    about: About | None = None
    dropped: tuple[DroppedLine, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
