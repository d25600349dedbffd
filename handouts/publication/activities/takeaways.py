"""Where a chapter's takeaways are."""

from __future__ import annotations

from handouts.model.blocks import BulletList
from handouts.publication.publication import Chapter, SectionKind


def takeaway_list(chapter: Chapter) -> BulletList | None:
    """The list of a chapter's takeaways, None for a chapter that has none."""
    for section in chapter.sections:
        if section.kind is SectionKind.TAKEAWAYS:
            for block in section.blocks:
                if isinstance(block, BulletList) and block.items:
                    return block
    return None
