"""A question of the text played through by three: who asks, who advises, who observes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.blocks import ActionSteps, BulletList, MiniSummary, OrderedList
from handouts.model.inlines import Inlines
from handouts.model.walk import item_inlines
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.questions import is_question
from handouts.publication.activities.quoting import filled, item_pieces, prompt
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import (
    Grid,
    GridRow,
    Pieces,
    Prompt,
    Start,
    TickCell,
    WordsCell,
)
from handouts.publication.publication import Section, SectionKind

_DEGREES = ("seen", "partly", "not_seen")
_List = BulletList | OrderedList | ActionSteps


@dataclass(frozen=True, slots=True)
class Options:
    """`at_most` role-plays of a chapter, each with at most `points` to look for."""

    at_most: int = 1
    points: int = 7
    minutes: int = 12


class RolePlay:
    name: ClassVar[str] = "role-play"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """Role-plays of the sections that lend themselves best, in the order of the text."""
        assert subject is not None
        scenes = [scene for section in subject.sections if (scene := _scene(section))]
        ranked = sorted(scenes, key=lambda scene: scene.rank)[: max(self.options.at_most, 0)]
        chosen = (scene for scene in scenes if scene in ranked)
        return Made(tuple(self._draft(scene, book, words) for scene in chosen))

    def _draft(self, scene: _Scene, book: Book, words: Words) -> Draft:
        points = scene.points[: max(self.options.points, 1)]
        return Draft(
            title=filled(words, "title"),
            instruction=said(filled(words, "instruction")),
            elements=(*_roles(scene, words), _checklist(points, words)),
            minutes=self.options.minutes,
            company=filled(words, "company"),
            shows=(scene.block,),
            start=Start.PAGE,
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )


@dataclass(frozen=True, slots=True)
class _Scene:
    """A section's question and what the block of that key says to it; a lower rank goes first."""

    rank: int
    question: Inlines
    points: tuple[Pieces, ...]
    block: str


def _scene(section: Section) -> _Scene | None:
    """Only a question can be asked; what is looked for is a list, else the mini-summary.

    Steps to take come first, then bullets (manners of doing), then numbered lists (what follows on
    what), then the mini-summary alone.
    """
    if section.kind is not SectionKind.SECTION or not is_question(section.heading):
        return None
    lists = [block for block in section.blocks if isinstance(block, _List) and _is_told(block)]
    if lists:
        best = min(lists, key=_list_rank)
        return _Scene(
            _list_rank(best), section.heading, tuple(map(item_pieces, best.items)), best.key
        )
    sums = [block for block in section.blocks if isinstance(block, MiniSummary)]
    return _Scene(3, section.heading, (sums[-1].content,), sums[-1].key) if sums else None


def _is_told(block: _List) -> bool:
    """Two points at least, most of them no question: that would be one's own to answer."""
    asked = sum(is_question(item_inlines(item)) for item in block.items)
    return len(block.items) > 1 and 2 * asked < len(block.items)


def _list_rank(block: _List) -> int:
    match block:
        case ActionSteps():
            return 0
        case BulletList():
            return 1
        case OrderedList():
            return 2


def _roles(scene: _Scene, words: Words) -> Iterator[Prompt]:
    yield Prompt((*said(filled(words, "situation")), *scene.question))
    for marker, key in (("A", "role_a"), ("B", "role_b"), ("C", "observer")):
        yield prompt(words, key, marker)


def _checklist(points: Sequence[Pieces], words: Words) -> Grid:
    title = filled(words, "checklist")
    head = (title, *(filled(words, degree) for degree in _DEGREES))
    rows = tuple(GridRow(_row(point, words)) for point in points)
    return Grid(title, head, rows, (15, 2, 2, 2))


def _row(point: Pieces, words: Words) -> tuple[WordsCell | TickCell, ...]:
    return (
        WordsCell(point, is_head=True),
        *(TickCell(filled(words, degree)) for degree in _DEGREES),
    )
