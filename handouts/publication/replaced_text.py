"""Text whose place an activity takes: one activity for each block, and not a word of it lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handouts.errors import HandoutsError, LayoutError, RegistryError
from handouts.layout.layout import Layout
from handouts.model.blocks import Block
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.primitive_walk import elements_in, pieces_of, plain_pieces
from handouts.publication.primitives import EntryCell, Grid
from handouts.publication.publication import Chapter


def refuse_lost_text(chapters: Sequence[Chapter], placed: Sequence[Placed], layout: Layout) -> None:
    """Raises LayoutError for two activities in the place of one block, and RegistryError for an
    activity that takes text which is not its chapter's, takes it twice, or lacks its words.
    """
    _refuse_twins(placed, layout)
    blocks = {
        chapter.key: {block.key: block for section in chapter.sections for block in section.blocks}
        for chapter in chapters
    }
    for one in placed:
        if fault := _fault(one.draft, blocks.get(one.chapter, {})):
            raise _broken(one, fault, layout)


def _refuse_twins(placed: Sequence[Placed], layout: Layout) -> None:
    owners: dict[str, str] = {}
    for one in placed:
        for home in one.draft.homes:
            if home not in owners:
                owners[home] = one.plan.name
            elif owners[home] == one.plan.name:
                raise _broken(one, "takes the place of one text twice", layout)
            else:
                raise LayoutError(
                    f"{owners[home]} and {one.plan.name} both take the place of the same text.",
                    place=layout.place,
                    hint='Set place = "off" for one of them.',
                )


def _fault(draft: Draft, own: Mapping[str, Block]) -> str:
    if any(home not in own for home in draft.homes):
        return "takes the place of text that is not in its chapter"
    shown = "".join("".join(text.split()) for text in _texts(draft)) if draft.homes else ""
    for home in draft.homes:
        for inlines in block_inlines(own[home]):
            if any(word not in shown for word in plain_text(inlines).split()):
                return "takes the place of text and does not show all of it"
    return ""


def _texts(draft: Draft) -> Iterator[str]:
    """All words of a draft, answers as well."""
    for element in elements_in(draft.elements):
        yield from map(plain_pieces, pieces_of(element))
        if isinstance(element, Grid):
            cells = (cell for row in element.rows for cell in row.cells)
            yield from (cell.answer for cell in cells if isinstance(cell, EntryCell))


def _broken(one: Placed, fault: str, layout: Layout) -> HandoutsError:
    name = one.plan.name
    return RegistryError(
        f"The activity {name} {fault}.",
        place=layout.place_of(f"activities.{name}", "") or layout.place,
        hint='Tell its author; place = "off" does without it.',
    )
