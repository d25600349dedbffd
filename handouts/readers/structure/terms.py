"""Finding terms: Japanese, romaji and gloss in the many bracket forms that authors use.

What a mark says is not trusted: after ` / ` may come a gloss, romaji or another term. Script and
syllable shape decide. Every form yields spans over the text, so the author's characters stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model.inlines import Term, TermPart, TermRole
from handouts.model.scripts import JAPANESE
from handouts.readers.structure.romaji import is_place, is_romaji, is_syllabic

# Japanese words: no brackets, commas, full stops or blanks of the Japanese kind.
_WORD = f"(?:(?![　-】〔-〟！-／：-＠［-｀｛-･])[{JAPANESE}])"
_KEPT = "[々〆〇ー・～〜]"
KANJI = re.compile(f"(?:{_WORD}|[々〆〇])(?:{_WORD}|{_KEPT})*")
_BRACKET = re.compile(r"[(（]([^()（）]{1,200})[)）]")
_LATIN_BEFORE = re.compile(r"(?:[^\W\d_]|['’\-‐])+(?: (?:[^\W\d_]|['’\-‐])+){0,5}(?=[”’\"' ]*$)")
_SEPARATOR = re.compile(r"\s*(?:—|–|/|,|、|=|;|:|：| - )\s*")
_QUOTES = '“”"‘’「」『』'
_EQUATION = re.compile(r"([^\W\d_]+) = ([^→=;.()]{2,60}?)(?=\s*(?:→|;|\.|,|$|\())")
_STOP = frozenset(
    "a an the and or but of in on at to for from with by as is are was were be been that this "
    "these those his her its our your their my we you they it he she who which called means "
    "say says said not no nor so than then into over under about like such your one own via "
    "per if when while because before after between during without within through".split()
)
_RELATIVE = ("that", "which", "who")


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    role: TermRole


@dataclass(frozen=True, slots=True)
class Found:
    """A term's place in a text, with the spans that mean something."""

    start: int
    end: int
    spans: tuple[Span, ...]

    def meaning(self, text: str, role: TermRole) -> str | None:
        """The words of one role; quotation marks around them are not part of it."""
        said = [text[span.start : span.end] for span in self.spans if span.role is role]
        words = said[0].strip() if said else ""
        if words[:1] in _QUOTES and words[-1:] in _QUOTES and len(words) > 2:
            words = words[1:-1]
        return words or None

    def term(self, text: str, line: int) -> Term:
        return Term(
            parts=tuple(self._parts(text)),
            japanese=self.meaning(text, TermRole.JAPANESE),
            romaji=self.meaning(text, TermRole.ROMAJI),
            gloss=self.meaning(text, TermRole.GLOSS),
            line=line,
        )

    def _parts(self, text: str) -> Iterator[TermPart]:
        end = self.start
        for span in sorted(self.spans, key=lambda span: span.start):
            if span.start > end:
                yield TermPart(TermRole.MARK, text[end : span.start])
            yield TermPart(span.role, text[span.start : span.end])
            end = span.end
        if end < self.end:
            yield TermPart(TermRole.MARK, text[end : self.end])


def find_terms(text: str) -> list[Found]:
    """All terms of a text, in order, none over another."""
    found: list[Found] = []
    for match in _BRACKET.finditer(text):
        floor = found[-1].end if found else 0
        found += _of_bracket(text, match, floor)
    found += (term for term in _equations(text) if _is_free(term, found))
    found += (term for term in _bare(text) if _is_free(term, found))
    return sorted(found, key=lambda term: term.start)


def _is_free(term: Found, found: list[Found]) -> bool:
    return all(term.end <= other.start or other.end <= term.start for other in found)


def _bare(text: str) -> Iterator[Found]:
    if text.isascii():
        return
    for match in KANJI.finditer(text):
        span = Span(match.start(), match.end(), TermRole.JAPANESE)
        yield Found(match.start(), match.end(), (span,))


def _equations(text: str) -> Iterator[Found]:
    """`Kokoro = heart`: romaji and gloss without any bracket."""
    if " = " not in text:
        return
    for match in _EQUATION.finditer(text):
        if is_romaji(match.group(1)):
            spans = (
                Span(*match.span(1), TermRole.ROMAJI),
                Span(*match.span(2), TermRole.GLOSS),
            )
            yield Found(match.start(), match.end(), spans)


# ---- brackets ----------------------------------------------------------------------------


def _of_bracket(text: str, bracket: re.Match[str], floor: int) -> list[Found]:
    """The terms that a bracket and the words before it make, or none."""
    inside = (bracket.start(1), bracket.end(1))
    before = text[floor : bracket.start()]
    script = KANJI.search(text, *inside)
    head = _script_before(before)
    if head is not None and script is None:
        return _script_then_bracket(text, bracket, floor + head, inside)
    if script is not None:
        return _bracket_with_script(text, bracket, floor, inside)
    return _romaji_then_gloss(text, bracket, floor, inside)


def _script_before(before: str) -> int | None:
    """Where the Japanese word begins that ends right before the bracket."""
    trimmed = before.rstrip(" ”’\"'」』")
    start = None
    for match in KANJI.finditer(trimmed):
        start = match.start() if match.end() == len(trimmed) else None
    return start


def _script_then_bracket(
    text: str, bracket: re.Match[str], start: int, inside: tuple[int, int]
) -> list[Found]:
    """K (G), K (R), K (R, G), K (R — “G”), K (R / G)."""
    end = KANJI.match(text, start)
    assert end is not None
    spans = [Span(start, end.end(), TermRole.JAPANESE), *_romaji_and_gloss(text, *inside)]
    return [Found(start, bracket.end(), tuple(spans))]


def _romaji_and_gloss(text: str, start: int, end: int) -> list[Span]:
    """What explains a Japanese word: romaji, a gloss, or romaji and then a gloss."""
    start, end = _trim(text, start, end)
    separator = _SEPARATOR.search(text, start, end)
    first = text[start : separator.start() if separator else end].strip(_QUOTES)
    if separator and _is_reading(first):
        return [
            Span(start, separator.start(), TermRole.ROMAJI),
            Span(*_trim(text, separator.end(), end), TermRole.GLOSS),
        ]
    if separator is None and _is_reading(first) and not is_place(first):
        return [Span(start, end, TermRole.ROMAJI)]
    return [Span(start, end, TermRole.GLOSS)] if start < end else []


def _is_reading(words: str) -> bool:
    """Romaji; beside its script a short English lookalike is more likely a reading (恩: on)."""
    return is_romaji(words) or (
        is_syllabic(words) and words.islower() and " " not in words and len(words) <= 3
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bracket_with_script(
    text: str, bracket: re.Match[str], floor: int, inside: tuple[int, int]
) -> list[Found]:
    """R (K …), E (K …) and brackets that hold whole terms (K G / K G)."""
    scripts = list(KANJI.finditer(text, *inside))
    if len(scripts) > 1:
        return _several(text, scripts, inside)
    script = scripts[0]
    spans = [Span(*script.span(), TermRole.JAPANESE)]
    after = _explanation(text, script.end(), inside[1])
    lead = _words_before(text, floor, bracket.start())
    romaji = _romaji_tail(text, lead) if lead else None
    if romaji is not None:
        spans.insert(0, Span(*romaji, TermRole.ROMAJI))
        gloss = [Span(*after, TermRole.GLOSS)] if after else []
        return [Found(romaji[0], bracket.end(), (*spans, *gloss))]
    explained = _romaji_and_gloss_loosely(text, *after) if after else []
    has_gloss = any(span.role is TermRole.GLOSS for span in explained)
    english = None if has_gloss or lead is None else _english_tail(text, lead)
    if english is not None:
        head = Span(*english, TermRole.GLOSS)
        return [Found(english[0], bracket.end(), (head, *spans, *explained))]
    end = explained[-1].end if explained else script.end()
    return [Found(script.start(), end, (*spans, *explained))]


def _several(text: str, scripts: list[re.Match[str]], inside: tuple[int, int]) -> list[Found]:
    """`(本音 true feelings / 建前 public face)`: one term for each script."""
    found = []
    ends = [script.start() for script in scripts[1:]] + [inside[1]]
    for script, limit in zip(scripts, ends, strict=True):
        after = _explanation(text, script.end(), limit)
        explained = _romaji_and_gloss_loosely(text, *after) if after else []
        spans = (Span(*script.span(), TermRole.JAPANESE), *explained)
        found.append(Found(script.start(), spans[-1].end, spans))
    return found


def _explanation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words after a script inside its bracket, without the marks around them."""
    opening = _SEPARATOR.match(text, start, end)
    start, end = _trim(text, opening.end() if opening else start, end)
    while end > start and text[end - 1] in " /,;—–、":
        end -= 1
    return (start, end) if start < end else None


def _romaji_and_gloss_loosely(text: str, start: int, end: int) -> list[Span]:
    """As beside a script, but the romaji may also be parted from its gloss by a blank only."""
    spans = _romaji_and_gloss(text, start, end)
    words = text[start:end]
    first = words.split(" ", 1)[0]
    if len(spans) == 1 and spans[0].role is TermRole.GLOSS and " " in words and is_romaji(first):
        cut = start + len(first)
        return [Span(start, cut, TermRole.ROMAJI), Span(*_trim(text, cut, end), TermRole.GLOSS)]
    return spans


# ---- words before a bracket --------------------------------------------------------------


def _words_before(text: str, floor: int, end: int) -> tuple[int, int] | None:
    """Up to six words that end right before a bracket."""
    match = _LATIN_BEFORE.search(text[floor:end])
    return (floor + match.start(), floor + match.end()) if match else None


def _romaji_tail(text: str, lead: tuple[int, int]) -> tuple[int, int] | None:
    """The longest run of words at the end that is romaji."""
    start, end = lead
    words = text[start:end].split(" ")
    for count in range(len(words), 0, -1):
        tail = " ".join(words[-count:])
        if _reads_as_romaji(words[-count:]):
            return end - len(tail), end
    return None


def _reads_as_romaji(words: list[str]) -> bool:
    return (
        is_romaji(" ".join(words))
        and is_romaji(words[0])
        and not is_place(words[-1])
        and not any(word[:1].isupper() for word in words[1:])
    )


def _english_tail(text: str, lead: tuple[int, int]) -> tuple[int, int] | None:
    """The English word or two that the script translates; of a name only the last word.

    After `that`, `which` or `who` stands a verb, which no noun in brackets translates.
    """
    start, end = lead
    words = text[start:end].split(" ")
    if words[-1].lower() in _STOP or any(word in _RELATIVE for word in words[-3:-1]):
        return None
    taken = [words[-1]]
    if not words[-1][:1].isupper():
        before = words[-2] if len(words) > 1 else ""
        if before and before.lower() not in _STOP and not before[:1].isupper():
            taken.insert(0, before)
    return end - len(" ".join(taken)), end


def _romaji_then_gloss(
    text: str, bracket: re.Match[str], floor: int, inside: tuple[int, int]
) -> list[Found]:
    """R (G) without script. `OJT (On The Job Training)` and `pay (salary + bonus)` are none."""
    lead = _words_before(text, floor, bracket.start())
    romaji = _romaji_tail(text, lead) if lead else None
    words = text[inside[0] : inside[1]]
    if romaji is None or not re.search(r"[^\W\d_]{2}", words) or re.search(r"[+=\d]", words):
        return []
    spans = (Span(*romaji, TermRole.ROMAJI), Span(*_trim(text, *inside), TermRole.GLOSS))
    return [Found(romaji[0], bracket.end(), spans)]
