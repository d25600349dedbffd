"""What the learner will do: the text's steps, and room for when, with whom and what is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.blocks import ListItem
from handouts.model.walk import item_inlines, plain_text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.quoting import filled, item_pieces
from handouts.publication.activities.text_parts import action_steps, items_of, takeaways
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import (
    Cell,
    Elements,
    Entry,
    EntryCell,
    Grid,
    GridRow,
    Pieces,
    Start,
    TickCell,
    WordsCell,
)

_COLUMNS = ("step", "when", "with_whom", "help")
_SHARES = (2, 18, 6, 7, 9)


@dataclass(frozen=True, slots=True)
class Options:
    """`days` are the terms within which one's own steps fall, each with `own_rows` rows to fill."""

    at_most: int = 7
    days: tuple[str, ...] = ("30", "60", "90")
    own_rows: int = 1
    signature: bool = True
    minutes: int = 10


class ActionPlan:
    name: ClassVar[str] = "action-plan"
    options_kind: ClassVar[type] = Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """A plan from Action Steps, else from takeaways, else of one's own steps alone.

        Of a single section only if it has Action Steps.
        """
        assert subject is not None
        steps = action_steps(subject)
        if not steps and subject.sections != subject.chapter.sections:
            return Made()
        keeps = () if steps else takeaways(subject)
        rows, instruction = self._quoted(items_of(steps), items_of(keeps), words)
        rows = (*rows, *self._own(words, apart=bool(rows)))
        if not rows:
            return Made()
        grid = Grid(
            label=filled(words, "title"),
            head=("", *(filled(words, key) for key in _COLUMNS)),
            rows=rows,
            shares=_SHARES,
        )
        draft = Draft(
            title=filled(words, "title"),
            instruction=instruction,
            elements=(grid, *self._signatures(words)),
            minutes=self.options.minutes,
            company=filled(words, "company"),
            start=Start.PAGE,
            shows=tuple(block.key for block in (*steps, *keeps)),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))

    def _quoted(
        self, steps: tuple[ListItem, ...], keeps: tuple[ListItem, ...], words: Words
    ) -> tuple[tuple[GridRow, ...], Pieces]:
        """Rows for what the text says, and what to do with them."""
        most = max(self.options.at_most, 1)
        if steps:
            rows = (_row(item_pieces(item), words) for item in steps[:most])
            key = "instruction_steps" if len(steps) <= most else "instruction_first_steps"
            note = filled(words, key, shown=min(len(steps), most), all=len(steps))
            return tuple(rows), said(note)
        if keeps:
            return tuple(_turned(keeps[:most], words)), said(filled(words, "instruction_takeaways"))
        return (), said(filled(words, "instruction_own"))

    def _own(self, words: Words, *, apart: bool) -> Iterator[GridRow]:
        """Rows for the learner's own steps and when they are due; `apart` from those before."""
        if apart and self.options.days:
            yield GridRow(group=filled(words, "own_steps"))
        for days in self.options.days:
            for _ in range(max(self.options.own_rows, 1)):
                yield _row((), words, said(filled(words, "within", days=days)))

    def _signatures(self, words: Words) -> Elements:
        if not self.options.signature:
            return ()
        head = tuple(filled(words, key) for key in ("date", "signature", "manager"))
        takes = (Entry.DATE, Entry.WORDS, Entry.WORDS)
        cells = tuple(
            EntryCell(label, 2, takes=each) for label, each in zip(head, takes, strict=True)
        )
        return (Grid(filled(words, "signatures"), head, (GridRow(cells),), (4, 9, 9)),)


def _turned(keeps: tuple[ListItem, ...], words: Words) -> Iterator[GridRow]:
    """A takeaway is no step: under each is room for the step that the learner makes of it."""
    for item in keeps:
        yield GridRow(group=plain_text(item_inlines(item)))
        yield _row((), words)


def _row(step: Pieces, words: Words, when: Pieces = ()) -> GridRow:
    own: Cell = WordsCell(step, is_head=True) if step else EntryCell(filled(words, "step"), 2)
    term: Cell = WordsCell(when) if when else EntryCell(filled(words, "when"), 2, takes=Entry.DATE)
    entries = (EntryCell(filled(words, key), 2) for key in ("with_whom", "help"))
    return GridRow((TickCell(filled(words, "done")), own, term, *entries))
