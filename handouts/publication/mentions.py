"""Where each term of the book is named: with its explanation or bare, in text or activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.model.inlines import Inlines, Term
from handouts.model.walk import block_inlines, plain_text, terms_in
from handouts.publication.folding import folded
from handouts.publication.matter import GlossaryEntry
from handouts.publication.publication import Chapter


@dataclass(frozen=True, slots=True)
class Mention:
    """`key` is what a reference can point to, `title` the heading it stands under."""

    key: str
    title: str


def mentions(
    chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry], homes: dict[str, str]
) -> dict[str, tuple[Mention, ...]]:
    """The mentions of every glossary term, by its key, in reading order and each place once.

    `homes` says of blocks that stand in an activity which one that is.
    """
    known = _names(entries)
    found: dict[str, dict[Mention, None]] = {}
    for chapter in chapters:
        for key, title, inlines in _texts(chapter):
            for term in terms_in(inlines):
                entry = known.get(_name(term))
                if entry:
                    place = Mention(homes.get(key, key), title)
                    found.setdefault(entry, {})[place] = None
    return {entry: tuple(places) for entry, places in found.items()}


def _names(entries: Sequence[GlossaryEntry]) -> dict[str, str]:
    """Script, else romaji, of every entry → its key."""
    names: dict[str, str] = {}
    for entry in entries:
        for name in (entry.term.japanese, entry.term.romaji):
            if name:
                names.setdefault(folded(name), entry.term.key)
    return names


def _name(term: Term) -> str:
    return folded(term.japanese or term.romaji or term.written)


def _texts(chapter: Chapter) -> Iterator[tuple[str, str, Inlines]]:
    """(key, heading above it, text) of all that is read."""
    title = plain_text(chapter.title)
    yield chapter.key, title, chapter.title
    yield chapter.key, title, chapter.subtitle
    for section in chapter.sections:
        heading = plain_text(section.heading) or title
        yield section.key, heading, section.heading
        for block in section.blocks:
            for inlines in block_inlines(block):
                yield block.key, heading, inlines
