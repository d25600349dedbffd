"""Styles and lists as they were, of a file that came back from a program which keeps none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handouts.pipeline.pull.matching import words
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.structure.lines import MarkKind
from handouts.word_names import BUILT_IN_NAMES, STYLE_NAMES

_OWN = frozenset(name.lower() for style, name in STYLE_NAMES.items() if style not in BUILT_IN_NAMES)

_KNOWN = frozenset(name.lower() for name in STYLE_NAMES.values())


@dataclass(frozen=True, slots=True)
class Restored:
    paragraphs: tuple[WordParagraph, ...]
    has_lost_styles: bool


def restored(
    old: Sequence[WordParagraph], new: Sequence[WordParagraph], pairs: Mapping[int, int]
) -> Restored:
    """`new`, where none of our own styles is left in it, with those of `old`.

    Google Docs knows headings, a title and a subtitle, and makes everything else normal text, of
    which it says itself what is bold and slanted: labels and romaji as well.
    """
    new = _renamed(old, new, pairs)
    had = any(old[at].style.name in _OWN for at in pairs.values())
    if not had or any(one.style.name in _OWN for one in new):
        return Restored(tuple(new), has_lost_styles=False)
    return Restored(
        tuple(
            _as_before(one, old[pairs[at]]) if at in pairs else one for at, one in enumerate(new)
        ),
        has_lost_styles=True,
    )


def _renamed(
    old: Sequence[WordParagraph], new: Sequence[WordParagraph], pairs: Mapping[int, int]
) -> list[WordParagraph]:
    """With our styles for those of a client's that were known by an alias: LibreOffice drops it."""
    styles: dict[str, set[str]] = defaultdict(set)
    counts = Counter(old[at].style.name for at in pairs.values())
    for place, at in pairs.items():
        styles[old[at].style.name].add(new[place].style.name)
    names = {
        next(iter(found)): name
        for name, found in styles.items()
        if counts[name] > 1 and len(found) == 1 and not found & _KNOWN
    }
    ours = {one.style.name: one.style for one in old}
    return [
        replace(one, style=ours[names[one.style.name]]) if one.style.name in names else one
        for one in new
    ]


def _as_before(one: WordParagraph, before: WordParagraph) -> WordParagraph:
    if one.style.level and one.style.level != before.style.level:
        return one
    marker = before.marker if one.marker is None else one.marker
    if words(one.text) == words(before.text):
        return replace(one, style=before.style, marker=marker, marks=before.marks)
    had_emphasis = any(mark.kind is MarkKind.EMPHASIS for mark in before.marks)
    marks = (mark for mark in one.marks if had_emphasis or mark.kind is not MarkKind.EMPHASIS)
    return replace(one, style=before.style, marker=marker, marks=tuple(marks))
