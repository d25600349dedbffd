"""Which of the episodes that were read are wanted, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handouts.errors import OptionError
from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, plain_text
from handouts.suggestions import suggestion


@dataclass(frozen=True, slots=True)
class Selection:
    """What every episode must answer to; nothing given takes all.

    `episodes` are numbers, ranges of numbers ("101-103") or keys (names of files without suffix),
    in the order wanted. Of `categories` it has one, of `search` all words, capitals aside.
    `place` is where it is said, for messages.
    """

    episodes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


EVERYTHING = Selection()


def selected(episodes: Sequence[Episode], selection: Selection) -> tuple[Episode, ...]:
    """Raises OptionError for a number, a key or a category that no episode has, and where
    nothing is left.
    """
    try:
        return _selected(episodes, selection)
    except OptionError as error:
        error.place = selection.place
        raise


def _selected(episodes: Sequence[Episode], selection: Selection) -> tuple[Episode, ...]:
    if selection == EVERYTHING or not episodes:
        return tuple(episodes)
    named = _in_order(episodes, selection.episodes) if selection.episodes else list(episodes)
    known = {episode.category or "" for episode in episodes}
    for category in selection.categories:
        if _folded(category) not in map(_folded, known):
            hint = suggestion(category, known - {""})
            raise OptionError(f"No episode has the category {category!r}.", hint=hint)
    wanted = {_folded(category) for category in selection.categories}
    left = tuple(
        episode
        for episode in named
        if (not wanted or _folded(episode.category or "") in wanted)
        and _has_words(episode, selection.search)
    )
    if not left:
        hint = "Leave out a category, or a word of the search."
        raise OptionError("No episode answers to all of it.", hint=hint)
    return left


def _in_order(episodes: Sequence[Episode], references: Sequence[str]) -> list[Episode]:
    found = [episode for reference in references for episode in _named(episodes, reference)]
    return list({episode.key: episode for episode in found}.values())


def _named(episodes: Sequence[Episode], reference: str) -> Iterator[Episode]:
    """Those of one reference: series share numbers, so there may be several."""
    numbers = _numbers(reference)
    found = [one for one in episodes if one.key == reference or (one.number in numbers)]
    if not found:
        known = [*(str(one.number) for one in episodes if one.number is not None)]
        known += [one.key for one in episodes]
        raise OptionError(f"There is no episode {reference!r}.", hint=suggestion(reference, known))
    yield from found


def _numbers(reference: str) -> range:
    if found := re.fullmatch(r"([0-9]{1,6})\s*[-–]\s*([0-9]{1,6})", reference.strip()):
        return range(int(found[1]), int(found[2]) + 1)
    number = reference.strip()
    is_number = re.fullmatch(r"[0-9]{1,6}", number)
    return range(int(number), int(number) + 1) if is_number else range(0)


def _has_words(episode: Episode, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = _folded("\n".join(plain_text(inlines) for inlines in episode_inlines(episode)))
    return all(_folded(word) in text for word in words)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
