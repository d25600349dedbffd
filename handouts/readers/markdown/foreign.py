"""What Markdown has and an episode has not: HTML, code, tables. Their words become paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from handouts.readers.markdown.html_words import html_words
from handouts.readers.structure.lines import Role, SourceLine


@dataclass(frozen=True, slots=True)
class Foreign:
    """The lines that it becomes; `what` it was, empty where no more is to be said of it.

    `left_out` are the words that are no text, each with its line and the reason.
    """

    what: str
    lines: tuple[SourceLine, ...] = ()
    left_out: tuple[tuple[int, str, str], ...] = ()


@dataclass(slots=True)
class Row:
    """A row of a table while its cells come in."""

    line: int
    is_first: bool
    cells: list[str] = field(default_factory=list)

    def as_text(self) -> Foreign:
        text = " | ".join(cell for cell in self.cells if cell)
        lines = (_paragraph(self.line, text, Role.PARAGRAPH),) if text else ()
        return Foreign("a table" if self.is_first else "", lines)


def html_as_text(line: int, token: Token) -> Foreign:
    """Structure is read from its words, as from any other text."""
    found = html_words(token.content, line)
    lines = (_paragraph(number, text, None) for number, text in found.lines)
    return Foreign("HTML", tuple(lines), found.left_out)


def code_as_text(line: int, token: Token) -> Foreign:
    language = token.info.strip()
    lines = (
        _paragraph(number, text.strip(), Role.PARAGRAPH)
        for number, text in enumerate(token.content.split("\n"), start=line + 1)
        if text.strip()
    )
    left_out = ((line, language, "a language of code"),) if language else ()
    return Foreign("a block of code", tuple(lines), left_out)


def _paragraph(line: int, text: str, role: Role | None) -> SourceLine:
    return SourceLine(line, 1, text, after_blank=True, role=role)
