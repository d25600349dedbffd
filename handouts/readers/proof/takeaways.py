"""Takeaways that no section speaks of.

A takeaway sums up in words of its own, so little has to agree: of the takeaways that we know
each shares a third of its words or more with one section, and of those held against another
episode's sections four in five share less than three in ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.content_words import stem
from handouts.model.episode import Episode
from handouts.model.walk import block_inlines, item_inlines, plain_text
from handouts.readers.proof.sayings import shown

_LEAST_SHARED = 0.3
_MOST_TAKEAWAYS = 40  # what is longer sums up nothing, and would take its time
_FEWEST_WORDS = 4  # fewer tell nothing
_WORD = re.compile(r"[^\W\d_][\w’']*")
# Fewer than those that no blank may stand for: the shares above were measured with these.
_STOP = frozenset(
    "about above after again against all also always and another any are around because been "
    "before being below between both but can cannot could did does doing done down during each "
    "even ever every few first for from get give given goes going had has have having her here "
    "him his how into its itself just keep last less let like made make many may might more most "
    "much must never not nothing now off often once one only other our out over own same shall "
    "she should since some something still such than that the their them then there these they "
    "thing things this those through too two under until upon use very via was way well were "
    "what when where which while who whom whose why will with within without would yet you "
    "your".split()
)


def unsupported_takeaways(episode: Episode) -> Iterator[Diagnostic]:
    if not episode.takeaways or not episode.sections:
        return
    intro = [plain_text(text) for block in episode.intro for text in block_inlines(block)]
    sections = [_content_words(" ".join(intro))]
    for section in episode.sections:
        texts = [plain_text(text) for block in section.blocks for text in block_inlines(block)]
        sections.append(_content_words(" ".join([plain_text(section.heading.content), *texts])))
    for item in episode.takeaways[:_MOST_TAKEAWAYS]:
        text = plain_text(item_inlines(item))
        words = _content_words(text)
        shared = max(len(words & section) for section in sections)
        if len(words) >= _FEWEST_WORDS and shared < _LEAST_SHARED * len(words):
            yield Code.UNSUPPORTED_TAKEAWAY.remark(
                episode.source,
                item.line,
                f"no section seems to speak of this takeaway: {shown(text)}",
                "Look whether it belongs to this episode, and whether a section is missing.",
            )


def _content_words(text: str) -> set[str]:
    words = set(_WORD.findall(text.casefold()))
    return {stem(word) for word in words if _has_content(word)}


def _has_content(word: str) -> bool:
    return not word.isascii() or (len(word) > 2 and word not in _STOP)
