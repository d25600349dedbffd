"""Proofreading: what an editor would remark on a collection of episodes, noun by noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.collection import Collection
from handouts.readers.collection_file import kept
from handouts.readers.proof.characters import damaged_characters
from handouts.readers.proof.completeness import missing_parts
from handouts.readers.proof.numbers import odd_numbers
from handouts.readers.proof.omissions import dropped_lines
from handouts.readers.proof.quotes import mixed_quotes
from handouts.readers.proof.repeats import repeated_texts
from handouts.readers.proof.sections import long_sections
from handouts.readers.proof.spelling import mixed_spelling
from handouts.readers.proof.takeaways import unsupported_takeaways
from handouts.readers.proof.terms import differing_terms

Proof = Episode | tuple[Episode, ...]
"""What is read at one time: an episode by itself, or all of them side by side."""


def proofread(collection: Collection) -> tuple[Diagnostic, ...]:
    """All remarks on a collection's texts, in the order of files and lines.

    What the collection's own ignore lists name is left out.
    """
    return remarks_on(collection, map(proofread_one, proofs(collection)))


def proofs(collection: Collection) -> Sequence[Proof]:
    """All that `proofread` reads, in any order and in any process."""
    return [collection.episodes, *collection.episodes]


def proofread_one(proof: Proof) -> list[Diagnostic]:
    return list(_within(proof) if isinstance(proof, Episode) else _across(proof))


def remarks_on(
    collection: Collection, found: Iterable[Sequence[Diagnostic]]
) -> tuple[Diagnostic, ...]:
    """What `proofread` says; `found` are the remarks on each of the `proofs`, in their order."""
    remarks = [*collection.diagnostics, *chain.from_iterable(found)]
    return kept(sorted(remarks, key=lambda remark: remark.sort_key), collection.ignores)


def _across(episodes: tuple[Episode, ...]) -> Iterator[Diagnostic]:
    """What only a look at all episodes can tell."""
    repeats = list(repeated_texts(episodes))
    yield from repeats
    copies = {remark.path for remark in repeats}
    yield from odd_numbers([episode for episode in episodes if episode.source not in copies])
    yield from differing_terms(episodes)
    yield from mixed_quotes(episodes)
    yield from mixed_spelling(episodes)


def _within(episode: Episode) -> Iterator[Diagnostic]:
    found = list(damaged_characters(episode))
    garbled = {remark.line for remark in found if remark.code == Code.GARBLED_TEXT}
    for remark in episode.diagnostics:
        # One cause, one remark: garbled text is full of control characters.
        if remark.code != Code.REPLACED_CHARACTER or remark.line not in garbled:
            yield remark
    yield from found
    yield from missing_parts(episode)
    yield from dropped_lines(episode)
    yield from long_sections(episode)
    yield from unsupported_takeaways(episode)
