"""Words for activities: the text's own, quoted, and the generated ones, filled in."""

from __future__ import annotations

from handouts.model.blocks import ListItem
from handouts.model.inlines import Strong, Text
from handouts.publication.activities.api import Words
from handouts.publication.activities.trainer import said
from handouts.publication.primitives import Pieces, Prompt


def filled(words: Words, key: str, **names: object) -> str:
    """One of an activity's words with its `{names}` filled in; empty where there is none.

    Braces that name nothing stay as they are: a label file may be anybody's.
    """
    text = words.get(key, "")
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def prompt(words: Words, key: str, marker: str = "", **names: object) -> Prompt:
    """One of an activity's words as a line of its own."""
    return Prompt(said(filled(words, key, **names)), marker)


def item_pieces(item: ListItem) -> Pieces:
    """All words of a list's item, its lead standing out."""
    return (Strong(item.lead), Text(item.separator), *item.content) if item.lead else item.content
