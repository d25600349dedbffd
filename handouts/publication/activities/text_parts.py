"""What a chapter asks its reader to do and to keep."""

from __future__ import annotations

from handouts.model.blocks import ActionSteps, BulletList, ListItem
from handouts.publication.activities.api import Subject
from handouts.publication.publication import SectionKind

Quoted = tuple[ActionSteps | BulletList, ...]


def action_steps(subject: Subject) -> Quoted:
    """The subject's Action Steps, in order."""
    return tuple(
        block
        for section in subject.sections
        for block in section.blocks
        if isinstance(block, ActionSteps)
    )


def takeaways(subject: Subject) -> Quoted:
    """The subject's Key Takeaways, if it has any."""
    found = takeaway_list(subject)
    return (found,) if found else ()


def items_of(lists: Quoted) -> tuple[ListItem, ...]:
    return tuple(item for block in lists for item in block.items)


def takeaway_list(subject: Subject) -> BulletList | None:
    """The list of the Key Takeaways, None where there is none."""
    for section in subject.sections:
        if section.kind is SectionKind.TAKEAWAYS:
            for block in section.blocks:
                if isinstance(block, BulletList) and block.items:
                    return block
    return None
