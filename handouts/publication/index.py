"""The index of subjects: terms, their meanings in English, and the questions of all sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handouts.layout.labels import Labels
from handouts.model.inlines import Text
from handouts.model.walk import plain_text
from handouts.publication.folding import folded
from handouts.publication.matter import GlossaryEntry, GlossaryTerm, Index, IndexEntry, IndexGroup
from handouts.publication.mentions import Mention
from handouts.publication.part_keys import INDEX
from handouts.publication.publication import Chapter, SectionKind

_LONGEST_SUBJECT = 3  # words; a longer gloss is an explanation and nobody looks it up
_ARTICLES = ("a ", "an ", "the ", "to ")


def subject_index(
    chapters: Sequence[Chapter],
    entries: Sequence[GlossaryEntry],
    mentions: Mapping[str, tuple[Mention, ...]],
    labels: Labels,
) -> Index | None:
    """None for a book in which nothing is to be looked up."""
    sorted_entries = sorted(_terms(entries, mentions), key=lambda found: found[0])
    groups = [*_by_initial(sorted_entries), *_questions(chapters, labels)]
    return Index(INDEX, labels.index, labels.index_note, tuple(groups)) if groups else None


def _terms(
    entries: Sequence[GlossaryEntry], mentions: Mapping[str, tuple[Mention, ...]]
) -> Iterator[tuple[str, IndexEntry]]:
    """(what to sort by, entry) for every term, and again for each short meaning."""
    for entry in entries:
        term = entry.term
        places = tuple((one.key, one.title) for one in mentions.get(term.key, ()))
        if not places:
            continue
        name = term_words(term)
        called = (term.key, term.japanese, term.romaji)
        yield folded(name), IndexEntry((Text(name),), places, *called)
        for subject in _subjects(term):
            words = f"{subject} ({term.romaji or term.japanese})"
            yield folded(words), IndexEntry((Text(words),), places, *called)


def term_words(term: GlossaryTerm) -> str:
    """Romaji and script, as far as there are both."""
    return " ".join(part for part in (term.romaji, term.japanese) if part)


def _subjects(term: GlossaryTerm) -> Iterator[str]:
    for gloss in term.glosses:
        subject = next(
            (gloss[len(start) :] for start in _ARTICLES if gloss.casefold().startswith(start)),
            gloss,
        ).strip()
        if subject and len(subject.split()) <= _LONGEST_SUBJECT and folded(subject)[0].isalpha():
            yield subject


def _by_initial(found: Iterable[tuple[str, IndexEntry]]) -> Iterator[IndexGroup]:
    groups: dict[str, list[IndexEntry]] = {}
    for order, entry in found:
        groups.setdefault(_initial(order), []).append(entry)
    for initial, members in groups.items():
        yield IndexGroup(initial, tuple(members))


def _initial(order: str) -> str:
    first = order[:1].upper()
    return first if "A" <= first <= "Z" else "…"


def _questions(chapters: Sequence[Chapter], labels: Labels) -> Iterator[IndexGroup]:
    """The headings in the order of the book: who looks for one remembers where it was."""
    entries = tuple(
        IndexEntry(section.heading, ((section.key, plain_text(section.heading)),))
        for chapter in chapters
        for section in chapter.sections
        if section.kind is SectionKind.SECTION and section.heading
    )
    if entries:
        yield IndexGroup(labels.questions, entries)
