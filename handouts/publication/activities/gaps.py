"""Where a text may have a gap, and how well each would serve a learner.

A gap takes a glossary term, or a content word that a learner can find in what was read: never a
function word, a name or a word with figures. In Japanese text it takes glossary terms alone,
since words there are not told apart by spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts.model.content_words import VERB_MARKERS, WORD, is_function_word, stem, stems_of
from handouts.model.inlines import Inline, Inlines, Term, TermRole, Text
from handouts.model.scripts import has_japanese
from handouts.model.walk import plain_text
from handouts.publication.folding import folded

_SENTENCE_ENDS = re.compile(r"[.!?。！？][”’\"')）」』]*(?:\s+|$)|[。！？]")
_LATIN = re.compile(r"[A-Za-z]")
_KANJI = re.compile("[\u3400-\u9fff\u30a1-\u30fa\u30fc]")
_NOUN_ENDINGS = re.compile(
    r"(tion|sion|ment|ness|ity|ship|ance|ence|ism|age|ure|ers?|ors?|ics|acy|cy|dom|hood|ys?is)s?$"
)
_GOES_ON = re.compile(r"\s+\w")
_FIGURE = re.compile(r"\d")
_POSSESSIVE = re.compile("[’']s?$")
_NO_NOUN_AFTER = VERB_MARKERS | frozenset(
    "is are was were be been being gets get too very so more most less as not never you we they "
    "i who it he she".split()
)
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 4
_LONGEST_NAME = 4
TERM_WORTH = 10.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of one inline: characters `start` to `end` of its written words.

    `at` is its place among the words of its text, `length` how many words it has. `listed` is
    the answer as a list of words has it, without the capital of a sentence's beginning. One that
    `modifies` the next word could often be another that does.
    """

    text: int
    inline: int
    start: int
    end: int
    sentence: int
    at: int
    length: int
    answer: str
    listed: str
    worth: float
    modifies: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    inline: int
    start: int
    end: int
    text: str
    sentence: int
    is_first: bool
    is_last: bool
    is_free: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The terms of a book: their romaji by what it is when folded, and their script."""

    romaji: Mapping[str, str]
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a text: how often each stem stands in what it sums up (`read`) and in
    the chapter, and in how many of the book's `chapters` (`spread`). `nouns` and `verbs` are
    stems that the book uses as such.
    """

    read: Counter[str]
    chapter: Counter[str]
    spread: Counter[str]
    chapters: int
    nouns: frozenset[str]
    verbs: frozenset[str]

    def is_noun(self, word: str, is_near: bool) -> bool:
        """As far as anyone can tell: a verb that is never a noun is none, nor a participle.

        `is_near` says that only a space parts it from the word before: after a comma a word that
        nobody has seen with an article may well be a verb.
        """
        one = stem(word)
        if one in self.nouns or _NOUN_ENDINGS.search(word):
            return True
        return is_near and one not in self.verbs and not word.endswith(("ing", "ed", "en"))


def is_japanese(text: str) -> bool:
    return has_japanese(text) and 2 * len(_LATIN.findall(text)) < len(text)


def gaps_in(content: Inlines, number: int, names: Names, around: Around) -> list[Gap]:
    """All that may become a gap in text `number`."""
    if is_japanese(plain_text(content)):
        return list(_japanese_gaps(content, number, names.scripts))
    words = _words(content)
    sizes = Counter(word.sentence for word in words)
    found = [
        *_term_gaps(content, words, number, names),
        *_named_gaps(content, words, number, names),
    ]
    taken = {at for gap in found for at in range(gap.at, gap.at + gap.length)}
    found += [gap for gap in _word_gaps(words, number, around) if gap.at not in taken]
    return [gap for gap in found if sizes[gap.sentence] >= _FEWEST_WORDS + gap.length - 1]


def sentence_ends(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE_ENDS.finditer(text)]


def _words(content: Inlines) -> list[_Word]:
    """Every word in reading order; those inside emphasis or a link are not free to be a gap."""
    written = [plain_text((inline,)) for inline in content]
    whole = "".join(written)
    ends = sentence_ends(whole)
    words: list[_Word] = []
    offset = 0
    for at, (inline, text) in enumerate(zip(content, written, strict=True)):
        for match in WORD.finditer(text):
            sentence = bisect_right(ends, offset + match.start())
            words.append(
                _Word(
                    inline=at,
                    start=match.start(),
                    end=match.end(),
                    text=match.group(),
                    sentence=sentence,
                    is_first=not words or sentence != words[-1].sentence,
                    is_last=not _GOES_ON.match(whole[offset + match.end() :]),
                    is_free=_is_plain(inline),
                )
            )
        offset += len(text)
    return words


def _is_plain(inline: Inline) -> bool:
    return isinstance(inline, Text) or (isinstance(inline, Term) and not inline.is_explained)


def _term_gaps(
    content: Inlines, words: Sequence[_Word], number: int, names: Names
) -> Iterator[Gap]:
    """Of an explained term its romaji, if something else of it is left; else its meaning."""
    for inline, term in enumerate(content):
        if not isinstance(term, Term) or term.fullness < 2:
            continue
        role = TermRole.ROMAJI if term.romaji else TermRole.GLOSS
        start = 0
        for part in term.parts:
            end = start + len(part.text)
            inside = [
                at
                for at, word in enumerate(words)
                if word.inline == inline and start <= word.start and word.end <= end
            ]
            if part.role is role and inside and not _FIGURE.search(part.text):
                sentence = words[inside[0]].sentence
                place = (number, inline, start, end, sentence, inside[0], len(inside))
                listed = names.romaji.get(folded(part.text), part.text)
                yield Gap(*place, part.text, listed, TERM_WORTH)
                break
            start = end


def _named_gaps(
    content: Inlines, words: Sequence[_Word], number: int, names: Names
) -> Iterator[Gap]:
    """Terms of the glossary that stand in the text without their explanation."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            first, last = words[at], words[at + length - 1]
            if not first.is_free or (first.inline, first.sentence) != (last.inline, last.sentence):
                continue
            answer = plain_text((content[first.inline],))[first.start : last.end]
            if folded(answer) in names.romaji:
                place = (number, first.inline, first.start, last.end, first.sentence, at, length)
                yield Gap(*place, answer, names.romaji[folded(answer)], TERM_WORTH)
                at += length - 1
                break
        at += 1


def _word_gaps(words: Sequence[_Word], number: int, around: Around) -> Iterator[Gap]:
    for before, (at, word), after in zip(
        (None, *words), enumerate(words), (*words[1:], None), strict=False
    ):
        answer = _POSSESSIVE.sub("", word.text)
        if before is None or word.is_first or not word.is_free or not _is_askable(answer):
            continue
        is_near = (before.inline, before.end + 1) == (word.inline, word.start)
        if before.text.casefold() in _NO_NOUN_AFTER or not around.is_noun(answer, is_near):
            continue
        modifies = not (word.is_last or after is None or is_function_word(after.text))
        place = (number, word.inline, word.start, word.start + len(answer), word.sentence, at, 1)
        yield Gap(*place, answer, answer, _worth(answer, around, modifies=modifies), modifies)


def _is_askable(word: str) -> bool:
    """An English word in small letters that says something."""
    return (
        word.isascii()
        and word.islower()
        and len(word) >= _FEWEST_LETTERS
        and "'" not in word
        and not is_function_word(word)
        and not word.endswith("ly")
    )


def _worth(answer: str, around: Around, *, modifies: bool) -> float:
    """High for a noun at the end of a phrase, which was read before and is rare in the book."""
    stems = list(stems_of(answer))
    worth = 3.0 if all(around.read[one] for one in stems) else 0.0
    worth += min(*(around.chapter[one] for one in stems), 4) / 2
    worth += 1 - max(around.spread[one] for one in stems) / max(around.chapters, 1)
    worth += min(len(answer), 10) / 10 + bool(_NOUN_ENDINGS.search(answer))
    worth += (stem(answer) in around.nouns) - (stem(answer) in around.verbs)
    worth -= 2.5 * modifies + ("-" in answer)
    return worth - 1.5 * answer.endswith(("ing", "ed"))


def _japanese_gaps(content: Inlines, number: int, scripts: Sequence[str]) -> Iterator[Gap]:
    ends = sentence_ends(plain_text(content))
    offset = 0
    for inline, written in enumerate(content):
        text = plain_text((written,))
        for name in scripts if _is_plain(written) else ():
            for match in re.finditer(re.escape(name), text):
                if _stands_alone(text, match.start(), match.end()):
                    at = offset + match.start()
                    place = (number, inline, match.start(), match.end(), bisect_right(ends, at))
                    yield Gap(*place, at, len(name), name, name, TERM_WORTH)
        offset += len(text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not a part of a longer word: no kanji or katakana goes on beside it."""
    return not (
        (start and _KANJI.match(text[start - 1]) and _KANJI.match(text[start]))
        or (end < len(text) and _KANJI.match(text[end]) and _KANJI.match(text[end - 1]))
    )
