"""What an edited file has beside its paragraphs' words: notes, pictures, heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from handouts.model.episode import DroppedLine
from handouts.pipeline.pull.changes import Sides
from handouts.pipeline.pull.matching import words
from handouts.readers.docx.document import RUNNING, WordFile
from handouts.readers.docx.inside import DELETED, READING
from handouts.readers.docx.reading import refused_links

_FIGURES = re.compile(r"[0-9]+")
_NO_LINK = "the address of a link, which begins with neither https: nor mailto:"


def leavings(old: WordFile, new: WordFile, sides: Sides) -> Iterator[DroppedLine]:
    """Each with its reason, where the handout had it not when it was made."""
    known = Counter((words(line.text), line.reason) for line in old.left_out)
    readings = {line.text for line in old.left_out if line.reason == READING}
    running = _Running(old, new)
    told = {DELETED, *(f"a comment by {remark.author}" for remark in new.loose)}
    for line in (one for one in new.left_out if one.reason not in told):
        mark = (words(line.text), line.reason)
        if line.reason == RUNNING:
            if running.is_new(line.text):
                yield line
        elif line.reason == READING:  # without any of its own the layout was not named again
            if readings and line.text not in readings:
                yield line
        elif known[mark]:
            known[mark] -= 1
        else:
            yield line
    yield from _pictures(old, new)
    for one, part in zip(sides.new, sides.new_parts, strict=True):
        if part:
            for href in refused_links(one.marks):
                yield DroppedLine(one.number, href, _NO_LINK)
    yield from _signs(sides)


def _pictures(old: WordFile, new: WordFile) -> Iterable[DroppedLine]:
    """Those more than before, the unknown ones first: programs forget what a picture is called."""
    more = len(new.pictures) - len(old.pictures)
    known = {line.text for line in old.pictures}
    unknown_first = sorted(new.pictures, key=lambda line: line.text in known)
    return sorted(unknown_first[: max(more, 0)], key=lambda line: line.line)


def _signs(sides: Sides) -> Iterator[DroppedLine]:
    for at, one in enumerate(sides.new):
        before = sides.old[sides.pairs[at]].signs if at in sides.pairs else ()
        for sign in one.signs:
            if sign not in before:
                yield DroppedLine(one.number, sign.text, f"{sign.what}; the words stay")


class _Running:
    """Heads and feet repeat headings and count pages, as each program fills them in."""

    def __init__(self, old: WordFile, new: WordFile) -> None:
        paragraphs = (*old.paragraphs, *new.paragraphs)
        headings = {
            words(one.text) for one in paragraphs if one.style.level or "title" in one.style.name
        }
        self._headings = sorted(headings, key=len, reverse=True)
        self._known = {self._bare(line.text) for line in old.left_out if line.reason == RUNNING}

    def is_new(self, text: str) -> bool:
        bare = self._bare(text)
        return bool(bare) and bare not in self._known

    def _bare(self, text: str) -> str:
        bare = words(text)
        for heading in self._headings:
            bare = bare.replace(heading, "")
        return words(_FIGURES.sub("", bare))
