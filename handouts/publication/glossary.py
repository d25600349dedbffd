"""Terms of all chapters to one glossary: one entry for each Japanese form.

The fullest form wins, all glosses are kept as variants; body text is never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from handouts.model.entries import homes_of_readings, plain_reading
from handouts.model.inlines import Term, TermRole
from handouts.model.walk import terms_in
from handouts.publication.matter import GlossaryEntry, GlossaryTerm, Occurrence
from handouts.publication.publication import Chapter, section_texts


def with_places(
    entries: Sequence[GlossaryEntry], moved: Mapping[str, str]
) -> tuple[GlossaryEntry, ...]:
    """The entries with places of today: `moved` says what stands in a section's stead."""
    return tuple(
        replace(
            entry,
            occurrences=tuple(
                replace(place, section=moved.get(place.section, place.section))
                for place in entry.occurrences
            ),
        )
        for entry in entries
    )


@dataclass(slots=True)
class _Gathered:
    """All that the chapters say of one term."""

    terms: list[Term] = field(default_factory=list)
    occurrences: dict[Occurrence, None] = field(default_factory=dict)


def glossary_entries(chapters: Sequence[Chapter]) -> tuple[GlossaryEntry, ...]:
    """The explained terms of the chapters, sorted."""
    gathered: dict[str, _Gathered] = {}
    for occurrence, term in _explained(chapters):
        group = gathered.setdefault(term.identity, _Gathered())
        group.terms.append(term)
        group.occurrences[occurrence] = None
    _join_readings(gathered)
    entries = [
        GlossaryEntry(_glossary_term(identity, group.terms), tuple(group.occurrences))
        for identity, group in gathered.items()
    ]
    return tuple(sorted(entries, key=lambda entry: _sort_key(entry.term)))


def _explained(chapters: Iterable[Chapter]) -> Iterator[tuple[Occurrence, Term]]:
    for chapter in chapters:
        for section, inlines in section_texts(chapter):
            for term in terms_in(inlines):
                if term.is_explained:
                    yield Occurrence(chapter.key, section), term


def _join_readings(gathered: dict[str, _Gathered]) -> None:
    """A term met only in romaji belongs to the script that is read so, if there is just one."""
    homes = homes_of_readings({identity: group.terms for identity, group in gathered.items()})
    for identity, home in homes.items():
        group = gathered.pop(identity)
        gathered[home].terms += group.terms
        gathered[home].occurrences |= group.occurrences


def _glossary_term(identity: str, terms: Sequence[Term]) -> GlossaryTerm:
    digest = hashlib.sha256(identity.encode()).hexdigest()[:8]
    glosses = _variants(term.gloss for term in terms)
    return GlossaryTerm(
        key=f"term-{digest}",
        japanese=next((term.japanese for term in terms if term.japanese), None),
        romaji=next(iter(_variants(_reading(term) for term in terms)), None),
        glosses=tuple(glosses),
    )


def _reading(term: Term) -> str | None:
    """The romaji, without the capital that only a sentence's beginning gave it.

    A term that begins with its romaji may begin a sentence; that it is no name, the gloss tells.
    """
    reading = term.romaji
    begins = term.parts[0].role is TermRole.ROMAJI
    if reading and begins and (term.gloss is None or term.gloss[:1].islower()):
        return reading[:1].lower() + reading[1:]
    return reading


def _variants(words: Iterable[str | None]) -> list[str]:
    """Different wordings, the most frequent first; of spellings the one with fewest capitals."""
    spellings: dict[str, list[str]] = {}
    for word in words:
        if word:
            spellings.setdefault(word.casefold(), []).append(word)
    groups = sorted(spellings.values(), key=len, reverse=True)
    return [min(group, key=_capitals) for group in groups]


def _capitals(word: str) -> int:
    return sum(letter.isupper() for letter in word)


def _sort_key(term: GlossaryTerm) -> tuple[bool, str, str]:
    return term.romaji is None, plain_reading(term.romaji or ""), term.japanese or ""
