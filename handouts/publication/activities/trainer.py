"""What an activity's words have for the trainer: cues, remarks beside it, things to bring."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.layout.labels import Labels
from handouts.model.inlines import Text
from handouts.publication.activities.api import Book, Words
from handouts.publication.primitives import Aside, Cue, Pieces, Prompt

_COMMA = re.compile("[,、]\\s*")


def said(text: str) -> Pieces:
    """Generated words as pieces; none for an empty text."""
    return (Text(text),) if text else ()


def cues(words: Words, book: Book) -> tuple[Prompt, ...]:
    """Words whose key is `say`, `ask` or `do` (or begins so: `do_after`), in their order.

    What is spoken stands in the quotation marks of the book's language.
    """
    return tuple(_cues(words, book.labels))


def _cues(words: Words, labels: Labels) -> Iterator[Prompt]:
    for key, text in words.items():
        kind = key.partition("_")[0]
        if kind in tuple(Cue) and text:
            spoken = text if kind == Cue.DO else labels.spoken.format(words=text)
            yield Prompt(said(spoken), cue=Cue(kind))


def asides(words: Words, book: Book, listen_for: tuple[Pieces, ...] = ()) -> tuple[Aside, ...]:
    """What to listen for, what to drop (`if_short`), room for notes."""
    labels = book.labels
    heard = tuple(said(words[key]) for key in words if key.startswith("listen_for"))
    content = (*heard, *listen_for)
    found = [Aside(labels.listen_for, content)] if content else []
    if words.get("if_short"):
        found.append(Aside(labels.if_time_is_short, (said(words["if_short"]),)))
    return (*found, Aside(labels.your_notes, rows=3))


def materials(words: Words) -> tuple[str, ...]:
    """Things to bring, named in `materials` with commas between them."""
    return tuple(filter(None, _COMMA.split(words.get("materials", ""))))
