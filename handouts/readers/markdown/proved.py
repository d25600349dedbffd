"""Markdown that has been read again, so that whoever keeps it knows what it does not tell."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.likeness import difference
from handouts.readers.markdown.writer import markdown


@dataclass(frozen=True, slots=True)
class Proved:
    """`remark` names the first part of the episode that reads otherwise, where one does."""

    text: str
    remark: Diagnostic | None = None


def proved_markdown(episode: Episode) -> Proved:
    text = markdown(episode)
    try:
        place = difference(episode, MarkdownReader().read(text.encode(), episode.source))
    except SourceError as error:
        return Proved(text, _remark(episode, f"it is refused: {error.message}"))
    return Proved(text, _remark(episode, f"{place} reads otherwise.") if place else None)


def _remark(episode: Episode, what: str) -> Diagnostic:
    message = f"written as Markdown, the episode is not quite the same: {what}"
    hint = "Put this part into another order or wording, or go on with the source as it is."
    return Code.MARKDOWN_DIFFERS.remark(episode.source, 0, message, hint)
