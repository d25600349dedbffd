"""The chapter's takeaways, to tick what one will use. They stand here and not in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from handouts.layout.options import parse_options
from handouts.model.walk import item_inlines
from handouts.publication.activities.api import Book, Draft, Made, Subject, Words
from handouts.publication.activities.text_parts import takeaway_list
from handouts.publication.activities.trainer import asides, cues, materials, said
from handouts.publication.primitives import Checkbox


@dataclass(frozen=True, slots=True)
class TakeawaysToKeepOptions:
    minutes: int = 2


class TakeawaysToKeep:
    name: ClassVar[str] = "takeaways-to-keep"
    options_kind: ClassVar[type] = TakeawaysToKeepOptions
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = parse_options(TakeawaysToKeepOptions, f"activities.{self.name}", options)

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        """One draft, or none for a chapter without takeaways.

        Where it may begin is the composer's matter, which knows what must be kept apart from it.
        """
        assert subject is not None
        takeaways = takeaway_list(subject)
        if takeaways is None:
            return Made()
        draft = Draft(
            title=words["title"],
            elements=tuple(Checkbox(item_inlines(item)) for item in takeaways.items),
            instruction=said(words["instruction"]),
            minutes=self._options.minutes,
            company=words["company"],
            homes=(takeaways.key,),
            cues=cues(words, book),
            asides=asides(words, book),
            materials=materials(words),
        )
        return Made((draft,))
