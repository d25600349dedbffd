"""Which paragraph of an edited handout is which of the handout as it was made.

Bookmarks say it best and last through Word, LibreOffice and ODT; where they are lost, the words
do: the same words first, then the likest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handouts.pipeline.pull.likeness import likeness, opcodes
from handouts.pipeline.pull.seams import seams
from handouts.readers.docx.paragraph import WordParagraph

_ALIKE = 0.6  # of the words, where nothing else tells
_ALIKE_IN_BLOCK = 0.35
_MOST_PAIRS = 40_000  # comparisons of words: beyond, only the same words are the same paragraph


def words(text: str) -> str:
    """Without differences in blanks, which editors and programs make by themselves."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Match:
    """By place in the new file the place in the old; each place at most once.

    `splits` are, by the first of them, the new paragraphs that were one; `joins`, by the new
    paragraph, the old ones that it is made of. The first of several is the one that is paired.
    """

    pairs: dict[int, int]
    splits: dict[int, list[int]]
    joins: dict[int, list[int]]


def matched(old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> Match:
    matching = _Matching(old, new)
    matching.find()
    return Match(matching.pairs, matching.splits, matching.joins)


class _Matching:
    def __init__(self, old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> None:
        self.old, self.new = old, new
        self.old_words = [words(one.text) for one in old]
        self.new_words = [words(one.text) for one in new]
        self.pairs: dict[int, int] = {}
        self.splits: dict[int, list[int]] = {}
        self.joins: dict[int, list[int]] = {}
        self.taken: set[int] = set()  # old places that are used
        self.placed: set[int] = set()  # new ones

    def find(self) -> None:
        old_places, new_places = _by_name(self.old), _by_name(self.new)
        copied = [name for name in old_places if self._is_copied(new_places.get(name, []))]
        single = [name for name in old_places if name not in set(copied)]
        for name in single:
            self._same(old_places[name], new_places.get(name, []))
        self._seams()
        for name in single:
            self._within(old_places[name], new_places.get(name, []))
        for name in copied:
            self._originals(old_places[name], new_places[name])
            self._within(old_places[name], new_places[name])
        every_old, every_new = range(len(self.old)), range(len(self.new))
        self._same(every_old, every_new)
        self._same_elsewhere()
        self._alike(every_old, every_new, _ALIKE)
        self._between_neighbours()

    def _is_copied(self, places: Sequence[int]) -> bool:
        """Has somebody pasted words together with their bookmark? Then it tells nothing."""
        return len({self.new_words[at] for at in places}) < len(places)

    def _seams(self) -> None:
        olds, news = self._free(range(len(self.old)), range(len(self.new)))
        for old, pieces in seams(self.old_words, self.new_words, olds, news):
            self._pair(old, pieces[0])
            self.placed.update(pieces)
            self.splits[pieces[0]] = pieces
        olds, news = self._free(olds, news)
        for new, parts in seams(self.new_words, self.old_words, news, olds):
            self._pair(parts[0], new)
            self.taken.update(parts)
            self.joins[new] = parts

    def _free(self, old: Sequence[int], new: Sequence[int]) -> tuple[list[int], list[int]]:
        return (
            [at for at in old if at not in self.taken],
            [at for at in new if at not in self.placed],
        )

    def _pair(self, old: int, new: int) -> None:
        self.pairs[new] = old
        self.taken.add(old)
        self.placed.add(new)

    def _same(self, old: Sequence[int], new: Sequence[int]) -> None:
        """The same words in the same order."""
        olds, news = self._free(old, new)
        one = [self.old_words[at] for at in olds]
        two = [self.new_words[at] for at in news]
        for tag, i, j, k, _ in opcodes(one, two):
            if tag == "equal":
                for step in range(j - i):
                    self._pair(olds[i + step], news[k + step])

    def _originals(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Of the same words twice, what still has its neighbours."""
        for at in self._free(old, new)[0]:
            same = [
                place
                for place in self._free(old, new)[1]
                if self.new_words[place] == self.old_words[at]
            ]
            if same:
                self._pair(at, max(same, key=lambda place: self._neighbours(at, place)))

    def _neighbours(self, old: int, new: int) -> int:
        """How many of both neighbours are the same as before."""
        return sum(self.pairs.get(new + step) == old + step for step in (-1, 1))

    def _within(self, old: Sequence[int], new: Sequence[int]) -> None:
        """One block's paragraphs: a single one is itself, whatever words it has now."""
        olds, news = self._free(old, new)
        if len(old) == 1 and olds and news:
            best = max(news, key=lambda at: self._likeness(olds[0], at, 0))
            self._pair(olds[0], best)
        else:
            self._alike(olds, news, _ALIKE_IN_BLOCK)

    def _same_elsewhere(self) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        olds, news = self._free(range(len(self.old)), range(len(self.new)))
        for at in reversed(olds):
            places[self.old_words[at]].append(at)
        for at in news:
            if found := places[self.new_words[at]]:
                self._pair(found.pop(), at)

    def _alike(self, old: Sequence[int], new: Sequence[int], least: float) -> None:
        """The likest first; what is less alike than `least` is another paragraph."""
        olds, news = self._free(old, new)
        if len(olds) * len(news) > _MOST_PAIRS:
            return
        scored = sorted(
            (
                (-self._likeness(one, two, least), two, one)
                for one in olds
                for two in news
                if self._may_be(one, two, least)
            ),
        )
        for score, two, one in scored:
            if -score >= least and one not in self.taken and two not in self.placed:
                self._pair(one, two)

    def _between_neighbours(self) -> None:
        """What stands between the same two paragraphs and looks the same, in other words."""
        olds, news = self._free(range(len(self.old)), range(len(self.new)))
        free = set(olds)
        for new in news:
            old = self.pairs.get(new - 1, -2 if new else -1) + 1
            follows = self.pairs.get(new + 1, len(self.old) if new + 1 == len(self.new) else -1)
            follows = follows == old + 1
            if old in free and follows and self.old[old].style == self.new[new].style:
                self._pair(old, new)

    def _may_be(self, old: int, new: int, least: float) -> bool:
        """The quick answer, to spare most comparisons."""
        one, two = len(self.old_words[old]), len(self.new_words[new])
        return 2 * min(one, two) >= least * (one + two)

    def _likeness(self, old: int, new: int, least: float) -> float:
        return likeness(self.old_words[old], self.new_words[new], least)


def _by_name(paragraphs: Sequence[WordParagraph]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(paragraphs):
        for name in one.names:
            found[name].append(at)
    return found


def moved(pairs: dict[int, int]) -> set[int]:
    """The places in the new order that left the old one: all outside the longest run in order."""
    news = sorted(pairs)
    tails: list[int] = []  # the last of the best run of each length, as places in `news`
    before: dict[int, int] = {}
    for at in range(len(news)):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if pairs[news[tails[middle]]] < pairs[news[at]]:
                low = middle + 1
            else:
                high = middle
        if low:
            before[at] = tails[low - 1]
        tails[low : low + 1] = [at]
    kept = set()
    at_end = tails[-1] if tails else None
    while at_end is not None:
        kept.add(news[at_end])
        at_end = before.get(at_end)
    return set(news) - kept
