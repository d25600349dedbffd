"""Activities out of sight of what gives their answers away: the later of two starts a spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.layout.layout import Place
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.primitives import Start


def kept_apart(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The drafts of one chapter, in reading order.

    What a draft must be apart from stands in an activity, or else in the text before it. The back
    of the book is not in sight of the chapters.
    """
    homes = frozenset(key for one in placed for key in one.draft.homes)
    shown: dict[bool, set[str]] = {True: set(), False: set()}
    secret: dict[bool, set[str]] = {True: set(), False: set()}
    for one in placed:
        draft, at_back = one.draft, one.plan.place is Place.BACK
        in_text = frozenset() if at_back else frozenset(draft.apart_from) - homes
        showing = {*draft.homes, *draft.shows}
        if in_text or shown[at_back] & set(draft.apart_from) or secret[at_back] & showing:
            yield replace(one, draft=_on_a_new_spread(draft))
        else:
            yield one
        shown[at_back] |= showing
        secret[at_back] |= set(draft.apart_from)


def _on_a_new_spread(draft: Draft) -> Draft:
    return replace(draft, start=Start.SPREAD)
