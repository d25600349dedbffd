"""What somebody did to a handout, change by change, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from handouts.pipeline.pull.matching import Match, moved, words
from handouts.pipeline.pull.seams import letters
from handouts.readers.docx.paragraph import Remark, WordParagraph
from handouts.readers.structure.lines import MarkKind

_SEAM = " ¶ "


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
    together. `part` is the chapter or the paragraph on the firm to whose text it belongs, and
    so is merged; what a build makes by itself (exercises, lists) is in none.
    """

    kind: Kind
    place: str
    paragraph: int
    before: str = ""
    after: str = ""
    count: int = 1
    part: str = ""
    is_tracked: bool = False

    @property
    def is_text(self) -> bool:
        return bool(self.part)


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
    """Both files, as the new one is after all changes. `parts` says of each paragraph, new and
    old, in which part it is text of an episode; `deleted` are all letters deleted with tracking.
    """

    old: Sequence[WordParagraph]
    new: Sequence[WordParagraph]
    match: Match
    old_parts: Sequence[str]
    new_parts: Sequence[str]
    deleted: str = ""

    @property
    def pairs(self) -> Mapping[int, int]:
        return self.match.pairs


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
        self.sides, self.match = sides, sides.match
        self.news = {old: new for new, old in sides.pairs.items()}
        self.moved = moved(dict(sides.pairs))
        self.pieces = {at for run in sides.match.splits.values() for at in run[1:]}
        self.swallowed = {at for run in sides.match.joins.values() for at in run[1:]}
        self.new_places, self.old_places = places(sides.new), places(sides.old)

    def of(self, new: int) -> Iterator[Change]:
        one, old = self.sides.new[new], self.sides.pairs.get(new)
        if old is None:
            if new not in self.pieces:
                yield self._change(Kind.ADDED, new, "", one.text)
            return
        before = self.sides.old[old]
        if new in self.moved and not self._moves_on(new):
            yield self._move(new)
        if new in self.match.splits:
            yield self._split(new, before)
        elif new in self.match.joins:
            joined = (self.sides.old[at].text for at in self.match.joins[new])
            yield self._change(Kind.JOINED, new, _SEAM.join(joined), one.text)
        elif words(before.text) != words(one.text):
            yield self._change(Kind.CHANGED, new, before.text, one.text)
        elif self.sides.new_parts[new] and marks_of(before) != marks_of(one):
            yield self._change(Kind.MARKED, new, marks_of(before), marks_of(one))
        if self.sides.new_parts[new] and sort_of(before) != sort_of(one):
            yield self._change(Kind.RESTYLED, new, sort_of(before), sort_of(one))

    def _split(self, new: int, before: WordParagraph) -> Change:
        pieces = [self.sides.new[at] for at in self.match.splits[new]]
        after = _SEAM.join(piece.text for piece in pieces)
        found = self._change(Kind.SPLIT, new, before.text, after)
        return replace(found, is_tracked=any(piece.is_tracked for piece in pieces))

    def deleted_after(self, old: int) -> Iterator[Change]:
        """What stood behind an old paragraph and is gone."""
        at = old + 1
        while at < len(self.sides.old) and at not in self.news:
            if at not in self.swallowed:
                text, part = self.sides.old[at].text, self.sides.old_parts[at]
                tracked = letters(text) in self.sides.deleted
                place = self.old_places[at]
                yield Change(Kind.DELETED, place, 0, text, part=part, is_tracked=tracked)
            at += 1

    def _change(self, kind: Kind, new: int, before: str, after: str) -> Change:
        one = self.sides.new[new]
        return Change(
            kind,
            self.new_places[new],
            one.number,
            before,
            after,
            part=self.sides.new_parts[new],
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
            self.new_places[new],
            one.number,
            self.sides.old[old - 1].text if old else "",
            one.text,
            count,
            self.sides.new_parts[new],
            one.is_tracked,
        )


def places(paragraphs: Sequence[WordParagraph]) -> list[str]:
    """Of each paragraph the words of the heading above it; of a heading, its own."""
    found: list[str] = []
    place = ""
    for one in paragraphs:
        if one.style.level or one.style.name in ("title", "back matter heading"):
            place = one.text
        found.append(place)
    return found


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


def comments(
    sides: Sides, loose_before: Iterable[Remark], loose: Iterable[Remark]
) -> Iterator[Comment]:
    """Those that the handout did not have when it was made; `loose` hang on no words."""
    own = Counter(remark for one in sides.old for remark in one.remarks)
    own.update(loose_before)
    headings = places(sides.new)
    for at, one in enumerate(sides.new):
        for remark in one.remarks:
            if own[remark]:
                own[remark] -= 1
            else:
                yield Comment(remark.author, remark.text, headings[at], one.number, one.text)
    for remark in loose:
        if own[remark]:
            own[remark] -= 1
        else:
            yield Comment(remark.author, remark.text, "", 0, "")


def touched(sides: Sides, found: Iterable[Change]) -> frozenset[str]:
    """The parts whose text is another now: by a change, or by a text that went to another part."""
    parts = {change.part for change in found if change.part}
    for new, old in sides.pairs.items():
        before, after = sides.old_parts[old], sides.new_parts[new]
        if before != after:
            parts |= {part for part in (before, after) if part}
    return frozenset(parts)
