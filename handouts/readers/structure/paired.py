"""Several readings before a bracket with as many scripts: `honne/tatemae (本音/建前)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from handouts.model.inlines import TermRole
from handouts.readers.structure.japanese_words import Stretch
from handouts.readers.structure.readings import fits
from handouts.readers.structure.romaji import is_romaji
from handouts.readers.structure.spans import Found, Span

_BETWEEN = re.compile(r"\s*[/／・、,&＆–-]\s*|\s+(?:and|or|vs\.?)\s+")
_LAST_WORD = re.compile(r"(?<![\w’'-])[^\W\d_](?:[^\W\d_]|['’-](?=\w))*$")


def paired(text: str, inside: Sequence[Stretch], bracket: re.Match[str], floor: int) -> list[Found]:
    """One term for each pair, or none. The last one's characters hold all the scripts."""
    begin, end = bracket.span(1)
    inside = [part for stretch in inside for part in _parts(text, stretch)]
    if len(inside) < 2:
        return []
    gaps = [text[one[1] : two[0]] for one, two in pairwise(inside)]
    is_bare = not (text[begin : inside[0][0]] + text[inside[-1][1] : end]).strip()
    if not is_bare or not all(map(_BETWEEN.fullmatch, gaps)):
        return []
    readings = _words_before(text, bracket.start(), floor, len(inside))
    pairs = list(zip(readings, inside, strict=False))
    if len(readings) < len(inside) or not all(
        is_romaji(text[slice(*one)]) and fits(text[slice(*one)], text[slice(*script)])
        for one, script in pairs
    ):
        return []
    scripts = [Span(*script, TermRole.JAPANESE) for script in inside]
    found = [
        Found(*one, (Span(*one, TermRole.ROMAJI),), (script,))
        for one, script in zip(readings[:-1], scripts, strict=False)
    ]
    # Of several scripts the first counts as the term's, wherever it stands.
    spans = (Span(*readings[-1], TermRole.ROMAJI), scripts[-1], *scripts[:-1])
    return [*found, Found(readings[-1][0], bracket.end(), spans)]


def _parts(text: str, stretch: Stretch) -> list[Stretch]:
    """`表・裏` are two words where two readings stand before them."""
    return [
        (stretch[0] + part.start(), stretch[0] + part.end())
        for part in re.finditer(r"[^・]+", text[slice(*stretch)])
    ]


def _words_before(text: str, end: int, floor: int, count: int) -> list[Stretch]:
    """As many words as `count`, with a mark or `and` between them; fewer if there are."""
    words: list[Stretch] = []
    at = floor + len(text[floor:end].rstrip())
    while len(words) < count:
        word = _LAST_WORD.search(text, floor, at)
        if word is None:
            break
        words.insert(0, word.span())
        gap = re.search(rf"(?:{_BETWEEN.pattern})$", text[floor : word.start()])
        if gap is None:
            break
        at = floor + gap.start()
    return words
