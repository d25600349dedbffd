"""Which gaps are taken, and the texts with blanks in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.model.content_words import is_function_word, stem, words_in
from handouts.model.inlines import Inlines, Text
from handouts.model.scripts import has_japanese
from handouts.model.walk import plain_text
from handouts.publication.activities.gaps import Gap
from handouts.publication.activities.questions import evenly
from handouts.publication.folding import folded
from handouts.publication.primitives import Blank, Pieces

_ROOMS = (12, 20, 32)
_FEWEST_BETWEEN = 2
_SHAPE = 6
_WORTH_A_SECOND = 4.5


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many blanks, in the whole and in a sentence."""

    count: int
    per_sentence: int


def chosen_gaps(
    texts: Sequence[str], gaps: Sequence[Sequence[Gap]], limits: Limits
) -> tuple[tuple[Gap, ...], ...]:
    """The gaps that each text gets, in reading order; a text that can have none gets none.

    Of more texts than blanks some from first to last are taken. No answer stands elsewhere in
    the texts taken, whatever its ending, so no two blanks take the same.
    """
    able = [at for at, found in enumerate(gaps) if found]
    taken = [able[at] for at in evenly(limits.count, len(able))]
    visible = Visible([texts[at] for at in taken])
    alone = [[gap for gap in gaps[at] if visible.has_once(gap.answer)] for at in taken]
    chosen: list[Gap] = []
    for found in alone:
        best = sorted(found, key=_rank, reverse=True)
        chosen += [gap for gap in best if not _is_second_modifier(gap, chosen)][:1]
    for gap in sorted((gap for found in alone for gap in found), key=_rank, reverse=True):
        if len(chosen) < limits.count and _has_room(gap, chosen, limits):
            chosen.append(gap)
    return tuple(
        tuple(sorted((gap for gap in chosen if gap.text == at), key=lambda gap: gap.at))
        for at in range(len(texts))
    )


class Visible:
    """What a learner can read in some texts, whatever the endings of the words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = "\n".join(texts)
        self._shapes = Counter(_shapes(self._whole))

    def has_once(self, answer: str) -> bool:
        """Does it stand there, and nothing like it a second time?"""
        if has_japanese(answer):
            return self._whole.count(answer) == 1
        return all(self._shapes[shape] == 1 for shape in _told_by(answer))

    def has(self, answer: str) -> bool:
        if has_japanese(answer):
            return answer in self._whole
        return any(self._shapes[shape] for shape in _told_by(answer))


def _told_by(answer: str) -> list[str]:
    """The shapes of the words that tell it from others."""
    content = " ".join(word for word in words_in(answer) if not is_function_word(word))
    return list(_shapes(content or answer))


def _shapes(text: str) -> Iterator[str]:
    """What a hasty reader takes for the same word: `apology`, `apologizing`."""
    for word in words_in(folded(text)):
        yield from (stem(part)[:_SHAPE] for part in word.replace("‑", "-").split("-"))


def _rank(gap: Gap) -> tuple[float, int, int]:
    return gap.worth, -gap.text, -gap.at


def _is_second_modifier(gap: Gap, chosen: Sequence[Gap]) -> bool:
    """“Digital” and “virtual” could change places: one such blank is enough."""
    return gap.modifies and any(one.modifies for one in chosen)


def _has_room(gap: Gap, chosen: Sequence[Gap], limits: Limits) -> bool:
    """Not too many in its sentence, and words between it and its neighbours."""
    beside = [one for one in chosen if one.text == gap.text]
    if not beside or gap.worth < _WORTH_A_SECOND or _is_second_modifier(gap, chosen):
        return False
    in_sentence = sum(one.sentence == gap.sentence for one in beside)
    return in_sentence < limits.per_sentence and all(
        max(gap.at - one.at - one.length, one.at - gap.at - gap.length) >= _FEWEST_BETWEEN
        for one in beside
    )


def with_blanks(content: Inlines, gaps: Sequence[Gap], label: str, first: int) -> Pieces:
    """The text with a blank for each gap; `label` has the `{number}`, counted from `first`."""
    pieces: list[Pieces] = []
    number = first
    for at, inline in enumerate(content):
        own = [gap for gap in gaps if gap.inline == at]
        text, end = plain_text((inline,)), 0
        for gap in own:
            name = label.replace("{number}", str(number))
            blank = Blank(room_for(gap.answer), name, text[gap.start : gap.end])
            pieces.append((*_words(text[end : gap.start]), blank))
            end, number = gap.end, number + 1
        pieces.append(_words(text[end:]) if own else (inline,))
    return tuple(piece for some in pieces for piece in some)


def _words(text: str) -> Pieces:
    return (Text(text),) if text else ()


def room_for(answer: str) -> int:
    """One of few sizes, so that a blank tells nothing of its answer; kanji take double."""
    size = sum(1 if character.isascii() else 2 for character in answer)
    return next((room for room in _ROOMS if size <= room), _ROOMS[-1])
