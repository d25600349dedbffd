"""Activities out of sight of what gives their answers away: the later of two starts a spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from handouts.layout.layout import Place
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.primitives import Start


def kept_apart(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The drafts of one chapter, in reading order.

    What a draft must be apart from stands in an activity, or else in the text before it. A new
    spread puts all before it out of sight. The back of the book is not in sight of the chapters.
    """
    homes = frozenset(key for one in placed for key in one.draft.homes)
    sights = {False: _Sight(text=True), True: _Sight(text=False)}
    for one in placed:
        draft, place = one.draft, one.plan.place
        at_back = place is Place.BACK
        is_in_sight = sights[at_back].is_in_the_way_of(draft, homes)
        if is_in_sight:
            # after each section more text follows, in sight of the spread's next activity
            sights[at_back] = _Sight(text=place in (Place.OPENING, Place.SECTION))
        sights[at_back].add(draft)
        yield replace(one, draft=replace(draft, start=Start.SPREAD)) if is_in_sight else one


@dataclass(slots=True)
class _Sight:
    """What may be seen from where the next activity goes: the text, keys shown, keys asked for."""

    text: bool
    shown: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)

    def is_in_the_way_of(self, draft: Draft, homes: frozenset[str]) -> bool:
        secret, showing = set(draft.apart_from), {*draft.homes, *draft.shows}
        in_text = self.text and not secret <= homes
        return bool(in_text or self.shown & secret or self.asked & showing)

    def add(self, draft: Draft) -> None:
        self.shown |= {*draft.homes, *draft.shows}
        self.asked |= set(draft.apart_from)
