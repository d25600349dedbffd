"""Which paragraph of an edited handout is which of the handout as it was made.

Bookmarks say it best and last through Word, LibreOffice and ODT; where they are lost, the words
do: the same words first, then the likest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from handouts.readers.docx.paragraph import WordParagraph

_ALIKE = 0.6  # of the words, where nothing else tells
_ALIKE_IN_BLOCK = 0.35
_MOST_PAIRS = 40_000  # comparisons of words: beyond, only the same words are the same paragraph


def words(text: str) -> str:
    """Without differences in blanks, which editors and programs make by themselves."""
    return " ".join(text.split())


def matched(old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> dict[int, int]:
    """By place in `new` the place in `old`; each place at most once."""
    return _Matching(old, new).found()


class _Matching:
    def __init__(self, old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> None:
        self.old, self.new = old, new
        self.old_words = [words(one.text) for one in old]
        self.new_words = [words(one.text) for one in new]
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()

    def found(self) -> dict[int, int]:
        old_places, new_places = _by_name(self.old), _by_name(self.new)
        for name, places in old_places.items():
            self._same(places, new_places.get(name, []))
        for name, places in old_places.items():
            self._within(places, new_places.get(name, []))
        every_old, every_new = range(len(self.old)), range(len(self.new))
        self._same(every_old, every_new)
        self._same_elsewhere()
        self._alike(every_old, every_new, _ALIKE)
        self._between_neighbours()
        return self.pairs

    def _free(self, old: Sequence[int], new: Sequence[int]) -> tuple[list[int], list[int]]:
        return (
            [at for at in old if at not in self.taken],
            [at for at in new if at not in self.pairs],
        )

    def _pair(self, old: int, new: int) -> None:
        self.pairs[new] = old
        self.taken.add(old)

    def _same(self, old: Sequence[int], new: Sequence[int]) -> None:
        """The same words in the same order."""
        olds, news = self._free(old, new)
        matcher = SequenceMatcher(
            None,
            [self.old_words[at] for at in olds],
            [self.new_words[at] for at in news],
            autojunk=False,
        )
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._pair(olds[block.a + step], news[block.b + step])

    def _within(self, old: Sequence[int], new: Sequence[int]) -> None:
        """One block's paragraphs: a single one is itself, whatever words it has now."""
        olds, news = self._free(old, new)
        if len(old) == 1 and olds and news:
            best = max(news, key=lambda at: self._likeness(olds[0], at))
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
                (-self._likeness(one, two), two, one)
                for one in olds
                for two in news
                if self._may_be(one, two, least)
            ),
        )
        for score, two, one in scored:
            if -score >= least and one not in self.taken and two not in self.pairs:
                self._pair(one, two)

    def _between_neighbours(self) -> None:
        """What stands between the same two paragraphs and looks the same, in other words."""
        olds, news = self._free(range(len(self.old)), range(len(self.new)))
        free = set(olds)
        for new in news:
            old = self.pairs.get(new - 1, -2) + 1
            follows = self.pairs.get(new + 1) == old + 1
            if old in free and follows and self.old[old].style == self.new[new].style:
                self._pair(old, new)

    def _may_be(self, old: int, new: int, least: float) -> bool:
        """The quick answer, to spare most comparisons."""
        one, two = len(self.old_words[old]), len(self.new_words[new])
        return 2 * min(one, two) >= least * (one + two)

    def _likeness(self, old: int, new: int) -> float:
        one, two = self.old_words[old].split(), self.new_words[new].split()
        if len(one) < 4 or len(two) < 4:  # few words, or Japanese without blanks
            return SequenceMatcher(
                None, self.old_words[old], self.new_words[new], autojunk=False
            ).ratio()
        return SequenceMatcher(None, one, two, autojunk=False).ratio()


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
