"""One participant's own copy of a publication: their name is where others have room for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handouts.layout.labels import Labels
from handouts.model.inlines import Strong, Text
from handouts.publication.matter import ActivityPart, BackMatter, FrontMatter, TitlePage
from handouts.publication.participant import Participant
from handouts.publication.primitives import Activity, Card, Element, Entry, Prompt, ResponseArea
from handouts.publication.publication import Publication


def personal(publication: Publication, participant: Participant) -> Publication:
    """The chapters are the very same objects: what is made of them serves every copy."""
    return replace(
        publication,
        participant=participant,
        front=tuple(_front(part, participant, publication.labels) for part in publication.front),
        back=tuple(_back(part, participant) for part in publication.back),
    )


def _front(part: FrontMatter, participant: Participant, labels: Labels) -> FrontMatter:
    if not isinstance(part, TitlePage):
        return part
    known = {labels.name, labels.company if participant.company else ""}
    left = tuple(name for name in part.fields if name not in known)
    return replace(part, owner=tuple(_owner(participant, labels)), fields=left)


def _owner(participant: Participant, labels: Labels) -> Iterator[str]:
    yield participant.name_read
    if participant.company:
        yield participant.company
    if participant.table:
        yield labels.table_number.format(table=participant.table)


def _back(part: BackMatter, participant: Participant) -> BackMatter:
    if not isinstance(part, ActivityPart):
        return part
    return replace(part, activities=tuple(_activity(one, participant) for one in part.activities))


def _activity(activity: Activity, participant: Participant) -> Activity:
    elements = tuple(_element(one, participant) for one in activity.elements)
    # The same object where nothing changes, so that nothing is laid out again for it.
    return activity if elements == activity.elements else replace(activity, elements=elements)


def _element(element: Element, participant: Participant) -> Element:
    match element:
        case ResponseArea(takes=Entry.NAME):
            return Prompt((Strong((Text(participant.name),)),), key=element.key)
        case Card():
            return replace(
                element,
                front=tuple(_element(one, participant) for one in element.front),
                back=tuple(_element(one, participant) for one in element.back),
            )
    return element
