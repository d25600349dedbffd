"""The words before a bracket: which of them the bracket explains or translates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handouts.readers.structure.kana import is_kana
from handouts.readers.structure.readings import (
    distance,
    fits,
    is_reading_beside,
    may_be_japanese,
    reads,
)
from handouts.readers.structure.romaji import (
    content_words,
    has_macron,
    is_english,
    is_english_name,
    is_foreign,
    is_hepburn,
    is_particle,
    is_person,
    is_romaji,
)
from handouts.readers.structure.spans import opening_quote

# As far back as any word that belongs to a term may begin.
_REACH = 120
_MOST_WORDS = 8
_CLOSING = "”’\"'」』»*_"
_OPENING = "“‘\"'「『«(*_"
_PART = re.compile(r"\S+")
_WORD = re.compile(r"(?:Co|Corp|Inc|Ltd)\.|(?:[^\W\d_]|['’\-‐‑&]|(?<=[a-z])–(?=[a-z]))+")
_POSSESSIVE = ("'s", "’s")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;—–•…]|[“‘\"'「『«(])\s*$")
STOP_WORDS = frozenset(
    "a an the and or but of in on at to for from with by as is are was were be been being am that "
    "this these those his her its our your their my we you they it he she i who which called means "
    "meaning say says said not no nor so than then into over under about like such your one own "
    "via per if when while because before after between during without within through also often "
    "always never usually sometimes just only even still really truly simply already there here "
    "how what why where whose some any every each all both many much more most few several do does "
    "did can could will would may might must should upon toward towards against among plus versus "
    "term word phrase concept idea named known".split()
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Up to eight words right before a bracket, and the quotation marks around them.

    `starts` are where the words begin, `end` is where the last one ends; `closing` are the
    quotation marks between it and the bracket; `floor` is where the text may be used from.
    """

    text: str
    starts: tuple[int, ...]
    end: int
    closing: str
    floor: int
    is_quoted: bool = False

    def words(self, count: int) -> str:
        """The last `count` words as one."""
        return self.text[self.starts[-count] : self.end]

    def word(self, number: int) -> str:
        """One word, counted from the end as negative numbers; nothing beyond the first."""
        if -number > len(self.starts):
            return ""
        end = self.end if number == -1 else self.starts[number + 1]
        return self.text[self.starts[number] : end].strip()

    def begins_sentence(self, start: int) -> bool:
        return _SENTENCE_END.search(self.text[max(start - 3, 0) : start]) is not None or start == 0

    def term_start(self, start: int) -> int:
        """Where a term begins whose words begin at `start`: with its quotation mark, if any."""
        return opening_quote(self.text, start, self.closing, self.floor)


def words_before(text: str, floor: int, end: int) -> Lead | None:
    window = max(floor, end - _REACH)
    stop = end
    while stop > window and text[stop - 1] in " \u00a0":
        stop -= 1
    last = stop
    while last > window and text[last - 1] in _CLOSING:
        last -= 1
    closing = text[last:stop]
    if text.endswith(_POSSESSIVE, window, last):  # the buyer’s (購買担当) signature
        last -= 2
    starts: list[int] = []
    for part in reversed(list(_PART.finditer(text, window, last))):
        begin = part.start()
        while begin < part.end() and text[begin] in _OPENING:
            begin += 1
        if not _WORD.fullmatch(text, begin, part.end()):
            break
        starts.insert(0, begin)
        if begin > part.start() or len(starts) == _MOST_WORDS:
            break
    if not starts:
        return None
    is_quoted = opening_quote(text, starts[0], closing, floor) < starts[0]
    return Lead(text, tuple(starts), last, closing, floor, is_quoted)


# ---- romaji ------------------------------------------------------------------------------


def romaji_before_script(lead: Lead, script: str) -> int | None:
    """Where the romaji begins that is read so: of all tails that may be, the one that fits best."""
    best: tuple[float, int] | None = None
    for count in range(1, len(lead.starts) + 1):
        words = lead.words(count)
        if not is_one_word(lead, count, words) or not _may_read(lead, words, script):
            continue
        if not fits(words, script) and not (lead.is_quoted and count == len(lead.starts)):
            continue
        off = distance(words, script)
        if best is None or off < best[0]:
            best = (off, count)
    return lead.starts[-best[1]] if best else None


def romaji_in_compound(lead: Lead, script: str) -> tuple[int, int] | None:
    """Where the reading is that describes an English word: `the nemawashi process (根回し)`."""
    word = lead.word(-2)
    if not word or (is_kana(script) and not _is_hiragana(script)):
        return None
    start = lead.starts[-2]
    is_small = word[:1].islower() or has_macron(word) or lead.begins_sentence(start)
    is_read = is_small and not is_person(word) and is_reading_beside(word, script)
    return (start, start + len(word)) if is_read and not is_romaji(lead.word(-1)) else None


def _may_read(lead: Lead, words: str, script: str) -> bool:
    """Of an English lookalike (`name (名前)`) only function words and quoted ones are readings."""
    first, *others = words.split()
    if others[:1] == ["no"] and may_be_japanese(first):  # ba no kuuki (場の空気)
        return is_romaji(" ".join(others)) and "の" in script
    if is_english_name(words) or (first != words and is_foreign(first) and not lead.is_quoted):
        return False
    if is_romaji(words):
        return True
    content = content_words(words)
    if all(is_english(word) for word in content):
        is_sounded = bool(content) and _is_hiragana(script)
        is_word = words.lower() in STOP_WORDS or lead.is_quoted or is_sounded
        return is_word and reads(words, script)
    return reads(words, script) and not is_english(content[0])


def _is_hiragana(script: str) -> bool:
    return all("ぁ" <= sign <= "ゖ" for sign in script)


def is_one_word(lead: Lead, count: int, words: str) -> bool:
    """Do the last words belong together: no particle first, no capital in the middle of them?

    A name is capitalised throughout (`Kansai Denryoku`); a first capital may begin a sentence.
    """
    parts = words.split()
    if len(parts) == 1:
        return True
    if is_particle(parts[0]) and not has_macron(parts[0]):
        return False
    capitals = [part[:1].isupper() for part in parts if not is_particle(part)]
    if not any(capitals[1:]):
        return not capitals[0] or lead.begins_sentence(lead.starts[-count])
    return all(capitals)


def romaji_alone(lead: Lead) -> int | None:
    """Where sure romaji begins that has no script beside it: the longest tail of words."""
    for count in range(len(lead.starts), 0, -1):
        words = lead.words(count)
        first = words.split()[0]
        is_sure = is_hepburn(words) and is_romaji(words) and is_romaji(first)
        if is_sure and is_one_word(lead, count, words):
            return lead.starts[-count]
    return None
