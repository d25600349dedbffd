"""What somebody did to a handout, change by change, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handouts.pipeline.pull.matching import moved, words
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.structure.lines import MarkKind


class Kind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    RESTYLED = "restyled"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Change:
    """`place` is the heading it stands under. `paragraph` counts those of the edited file, 0 for
    what is no longer in it.

    `before` is, of what moved, the paragraph that it stood behind; `count` how many moved
    together. `is_text` says that it concerns the episode's text, and so is merged; what a build
    makes by itself (exercises, lists) is not.
    """

    kind: Kind
    place: str
    paragraph: int
    before: str = ""
    after: str = ""
    count: int = 1
    is_text: bool = True
    is_tracked: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """Somebody's remark in the margin of a paragraph."""

    author: str
    text: str
    place: str
    paragraph: int
    on: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Both handouts; `texts` says of each paragraph, new and old, whether it is the episode's."""

    old: Sequence[WordParagraph]
    new: Sequence[WordParagraph]
    pairs: Mapping[int, int]
    old_texts: Sequence[bool]
    new_texts: Sequence[bool]


def changes(sides: Sides) -> Iterator[Change]:
    """In the order of the edited file; what was deleted comes where it stood."""
    telling = _Telling(sides)
    yield from telling.deleted_after(-1)
    for new in range(len(sides.new)):
        yield from telling.of(new)
        old = sides.pairs.get(new)
        if old is not None:
            yield from telling.deleted_after(old)


class _Telling:
    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.news = {old: new for new, old in sides.pairs.items()}
        self.moved = moved(dict(sides.pairs))
        self.split = self._splits()
        self.joined = self._joins()

    def of(self, new: int) -> Iterator[Change]:
        one, old = self.sides.new[new], self.sides.pairs.get(new)
        if old is None:
            if new not in self.split.values():
                yield self._change(Kind.ADDED, new, "", one.text)
            return
        before = self.sides.old[old]
        if new in self.moved and not self._moves_on(new):
            yield self._move(new)
        if new in self.split:
            halves = (self.sides.new[at].text for at in sorted((new, self.split[new])))
            yield self._change(Kind.SPLIT, new, before.text, " ¶ ".join(halves))
        elif new in self.joined:
            halves = (self.sides.old[at].text for at in sorted((old, self.joined[new])))
            yield self._change(Kind.JOINED, new, " ¶ ".join(halves), one.text)
        elif words(before.text) != words(one.text):
            yield self._change(Kind.CHANGED, new, before.text, one.text)
        elif self.sides.new_texts[new] and marks_of(before) != marks_of(one):
            yield self._change(Kind.MARKED, new, marks_of(before), marks_of(one))
        if self.sides.new_texts[new] and sort_of(before) != sort_of(one):
            yield self._change(Kind.RESTYLED, new, sort_of(before), sort_of(one))

    def deleted_after(self, old: int) -> Iterator[Change]:
        """What stood behind an old paragraph and is gone."""
        at = old + 1
        while at < len(self.sides.old) and at not in self.news:
            if at not in self.joined.values():
                place = _place(self.sides.old, at)
                is_text = self.sides.old_texts[at]
                yield Change(Kind.DELETED, place, 0, self.sides.old[at].text, is_text=is_text)
            at += 1

    def _change(self, kind: Kind, new: int, before: str, after: str) -> Change:
        one = self.sides.new[new]
        return Change(
            kind,
            _place(self.sides.new, new),
            one.number,
            before,
            after,
            is_text=self.sides.new_texts[new],
            is_tracked=one.is_tracked,
        )

    def _moves_on(self, new: int) -> bool:
        """Did it move together with the paragraph before it?"""
        pairs = self.sides.pairs
        return new - 1 in self.moved and pairs[new - 1] == pairs[new] - 1

    def _move(self, new: int) -> Change:
        count = 1
        while new + count in self.moved and self._moves_on(new + count):
            count += 1
        one, old = self.sides.new[new], self.sides.pairs[new]
        return Change(
            Kind.MOVED,
            _place(self.sides.new, new),
            one.number,
            self.sides.old[old - 1].text if old else "",
            one.text,
            count,
            self.sides.new_texts[new],
            one.is_tracked,
        )

    def _splits(self) -> dict[int, int]:
        """By the place of the half that is known that of the other, before or after it."""
        found = {}
        for new, old in self.sides.pairs.items():
            for other in (new + 1, new - 1):
                if not 0 <= other < len(self.sides.new) or other in self.sides.pairs:
                    continue
                first, second = sorted((new, other))
                both = self.sides.new[first].text + self.sides.new[second].text
                if _letters(both) == _letters(self.sides.old[old].text):
                    found[new] = other
        return found

    def _joins(self) -> dict[int, int]:
        """By the place of the joined paragraph that of the old one it swallowed."""
        found = {}
        for new, old in self.sides.pairs.items():
            for other in (old + 1, old - 1):
                if not 0 <= other < len(self.sides.old) or other in self.news:
                    continue
                first, second = sorted((old, other))
                both = self.sides.old[first].text + self.sides.old[second].text
                if _letters(both) == _letters(self.sides.new[new].text):
                    found[new] = other
        return found


def _letters(text: str) -> str:
    return "".join(text.split())


def _place(paragraphs: Sequence[WordParagraph], at: int) -> str:
    """The words of the heading above a paragraph; of a heading, its own."""
    for one in reversed(paragraphs[: at + 1]):
        if one.style.level or one.style.name in ("title", "back matter heading"):
            return one.text
    return ""


def sort_of(one: WordParagraph) -> str:
    """What a paragraph is, in a reader's words."""
    if one.style.level:
        return f"heading {one.style.level}"
    if one.marker is not None:
        return f"{one.marker.kind.value} item" if one.marker.value else "bullet"
    return "paragraph" if one.style.name in ("normal", "list lead-in") else one.style.name


def marks_of(one: WordParagraph) -> str:
    """The words that are set off or linked, each with how."""
    signs = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*"}
    found = []
    for mark in one.marks:
        text = one.text[mark.start : mark.end].strip()
        if text:
            sign = signs.get(mark.kind)
            found.append(f"{sign}{text}{sign}" if sign else f"[{text}]({mark.href})")
    return ", ".join(found)


def comments(sides: Sides) -> Iterator[Comment]:
    """Those that the handout did not have when it was made."""
    own = {(remark.author, remark.text) for one in sides.old for remark in one.remarks}
    for at, one in enumerate(sides.new):
        for remark in one.remarks:
            if (remark.author, remark.text) not in own:
                place = _place(sides.new, at)
                yield Comment(remark.author, remark.text, place, one.number, one.text)
