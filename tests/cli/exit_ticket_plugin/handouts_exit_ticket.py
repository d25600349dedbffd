"""A ticket to hand in on the way out: the questions in order, and what one takes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handouts.layout.options import parse_options
from handouts.model.inlines import Text
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.primitives import (
    Aside,
    Blank,
    Card,
    CardSize,
    Checkbox,
    Cue,
    EntryCell,
    Grid,
    GridRow,
    Mark,
    Prompt,
    ResponseArea,
    Room,
    Scale,
    TickCell,
    WordsCell,
)
from handouts.publication.publication import SectionKind


@dataclass(frozen=True, slots=True)
class Options:
    last: int = 10
    minutes: int = 3


class ExitTicket:
    name = "exit-ticket"
    options_kind = Options
    of_book = False
    words: Mapping[str, Words] = {
        "en": {
            "title": "Exit ticket",
            "order": "Number the questions as the chapter asks them.",
            "sure": "How sure are you?",
            "low": "lost",
            "high": "sure",
            "count": "The chapter asks {blank} questions.",
            "share": "Tell a neighbour",
            "keep": "What do you take along?",
            "say": "Hand it in at the door.",
        },
        "ja": {
            "title": "出口カード",
            "order": "章に出てきた順に番号を書きましょう。",
            "sure": "自信の度合い",
            "low": "ない",
            "high": "ある",
            "count": "この章の問いは{blank}つです。",
            "share": "隣の人に話す",
            "keep": "持ち帰ること",
            "say": "出口で渡してください。",
        },
    }

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(Options, self.name, options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        assert subject is not None
        asked = [one.heading for one in subject.sections if one.kind is SectionKind.SECTION]
        if not asked:
            return Made()
        before, _, after = words["count"].partition("{blank}")
        count = Blank(6, words["count"], str(len(asked)))
        boxes = (
            Checkbox(heading, Mark.NUMBER, str(at))
            for at, heading in reversed(list(enumerate(asked, 1)))
        )
        cells = (
            TickCell(words["share"]),
            WordsCell((Text(words["share"]),)),
            EntryCell(words["share"]),
        )
        draft = Draft(
            title=words["title"],
            instruction=(Text(words["order"]),),
            elements=(
                *boxes,
                Prompt((Text(before), count, Text(after))),
                Scale(words["sure"], words["low"], words["high"], 1, self.options.last),
                Grid(
                    words["share"],
                    ("", words["share"], words["keep"]),
                    (GridRow(cells),),
                    (1, 5, 5),
                ),
                Card(CardSize.POSTCARD, words["keep"], (ResponseArea(words["keep"], Room.SHORT),)),
            ),
            minutes=self.options.minutes,
            cues=(Prompt((Text(words["say"]),), cue=Cue.SAY),),
            asides=(Aside(book.labels.your_notes, rows=2),),
        )
        return Made((draft,))
