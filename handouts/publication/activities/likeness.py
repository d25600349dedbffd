"""How much two texts say the same: the share of content words that they have in common."""

from __future__ import annotations

from collections.abc import Collection

from handouts.model.content_words import content_stems

Stems = frozenset[str]

_ALIKE = 0.4
_TOLD_IN_ONE = 0.45
_TOLD_IN_ALL = 0.7
_FEWEST = 3
_BEGINNING = 6


def stems_of_text(text: str) -> Stems:
    """By their beginnings, so that spellings such as `kokorogame`, `kokorogamae` agree."""
    return frozenset(one[:_BEGINNING] for one in content_stems(text))


def share(words: Stems, text: Stems) -> float:
    """How much of `words` stands in `text`, 0 to 1."""
    return len(words & text) / len(words) if words else 0.0


def can_be_told_apart(words: Stems) -> bool:
    """Too few words tell nothing of likeness."""
    return len(words) >= _FEWEST


def are_alike(one: Stems, other: Stems) -> bool:
    """Do they share two in five words of the shorter one, or more?"""
    shorter, longer = sorted((one, other), key=len)
    return share(shorter, longer) >= _ALIKE


def is_told(words: Stems, texts: Collection[Stems]) -> bool:
    """Do the texts say the same, one of them or all together, as far as their words show?"""
    whole = frozenset[str]().union(*texts)
    return share(words, whole) >= _TOLD_IN_ALL or any(
        share(words, text) >= _TOLD_IN_ONE for text in texts
    )
