"""What a chapter asks its reader to do and to keep."""

from __future__ import annotations

from handouts.model.blocks import ActionSteps, BulletList, ListItem
from handouts.publication.activities.api import Subject
from handouts.publication.publication import SectionKind


def action_steps(subject: Subject) -> tuple[ListItem, ...]:
    """All steps of the subject's Action Steps, in order."""
    return tuple(
        item
        for section in subject.sections
        for block in section.blocks
        if isinstance(block, ActionSteps)
        for item in block.items
    )


def takeaways(subject: Subject) -> tuple[ListItem, ...]:
    """The subject's Key Takeaways, in order."""
    found = takeaway_list(subject)
    return found.items if found else ()


def takeaway_list(subject: Subject) -> BulletList | None:
    """The list of the Key Takeaways, None where there is none."""
    for section in subject.sections:
        if section.kind is SectionKind.TAKEAWAYS:
            for block in section.blocks:
                if isinstance(block, BulletList) and block.items:
                    return block
    return None
