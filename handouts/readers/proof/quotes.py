"""Straight quotation marks and apostrophes among curly ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import Episode
from handouts.readers.proof.sayings import Saying, sayings, shown

# Not the marks of feet and inches, nor the apostrophe in a romaji (kon'yaku).
_STRAIGHT = re.compile(r"""(?<!\d)"|(?<![\dn])'|(?<=n)'(?![aiueoyāīūēō])|(?<=\d)'(?=s\b)""")
_CURLY = re.compile("[“”‘’]")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text that has quotation marks, and how many of each kind."""

    saying: Saying
    straight: int
    curly: int


def mixed_quotes(episodes: Sequence[Episode]) -> Iterator[Diagnostic]:
    """In each episode the rarer kind; else an episode that differs from most of the others."""
    marked = [list(_marked(episode)) for episode in episodes]
    habits = [_straight_rather(texts) for texts in marked if texts]
    usual = sum(habits) * 2 > len(habits)
    for texts in marked:
        own = _straight_rather(texts)
        odd = [text for text in texts if (text.curly if own else text.straight)]
        if odd:
            yield from (_mixed(text, straight_rather=own) for text in odd)
        elif texts and own != usual:
            yield _differs(texts[0].saying, straight=own)


def _marked(episode: Episode) -> Iterator[_Marked]:
    for saying in sayings(episode):
        text = saying.text
        straight = len(_STRAIGHT.findall(text)) if "'" in text or '"' in text else 0
        curly = 0 if text.isascii() else len(_CURLY.findall(text))
        if straight or curly:
            yield _Marked(saying, straight, curly)


def _straight_rather(texts: Sequence[_Marked]) -> bool:
    """Where both are as many, the straight ones are the mistake."""
    return sum(text.straight for text in texts) > sum(text.curly for text in texts)


def _mixed(text: _Marked, *, straight_rather: bool) -> Diagnostic:
    count = text.curly if straight_rather else text.straight
    kind, others = ("curly", "straight") if straight_rather else ("straight", "curly")
    words = text.saying.text
    match = (_CURLY if straight_rather else _STRAIGHT).search(words)
    assert match is not None
    is_inside = words[match.start() - 1 : match.end() + 1].replace(match.group(), "").isalpha()
    mark = "apostrophe" if match.group() in "'’" and is_inside else "quotation mark"
    more = f" ({count} in this paragraph)" if count > 1 else ""
    start = max(match.start() - 12, 0)
    context = shown(("…" if start else "") + words[start:], 40)
    return Code.MIXED_QUOTES.remark(
        text.saying.source,
        text.saying.line,
        f"{kind} {mark} among {others} ones{more}: {context}",
        f"Make {'it' if count == 1 else 'them'} {others}, as in the rest of the episode.",
    )


def _differs(saying: Saying, *, straight: bool) -> Diagnostic:
    kind, others = ("straight", "curly") if straight else ("curly", "straight")
    return Code.MIXED_QUOTES.remark(
        saying.source,
        saying.line,
        f"this episode has {kind} quotation marks and apostrophes, most others have {others} ones.",
        "Use one kind in all episodes: they are printed side by side.",
    )
