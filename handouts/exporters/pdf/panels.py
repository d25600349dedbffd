"""Panels on a chapter's first page: what the chapter is for, where one stands, one's question."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.block import Block, Room
from handouts.exporters.pdf.exercises.activity import ActivitySetter, least_height, panel_height
from handouts.exporters.pdf.measures import MODULE, U
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.publication.primitives import Activity

_FIRST = 13  # modules from the top, on pages with room for three panels
_PITCHES = {30: 6, 28: 5}  # modules of a page: from one panel to the next


class ChapterList(Block):
    """What stands beside the first panel: see `opener.InThisChapter`."""

    least: float
    others: float


def panels(
    activities: Sequence[Activity],
    in_this_chapter: ChapterList,
    setting: Setting,
    typesetter: Typesetter,
    root: Tag,
) -> list[Block]:
    """The first in the text column, with the chapter's list beside it; the others full width.

    They keep to their modules as long as what is above leaves them room, else all move down.
    """
    setter = ActivitySetter(setting, typesetter, root, 2)
    sheet = setting.recto
    modules = round((sheet.top - sheet.bottom) / MODULE)
    pitch = _PITCHES.get(modules, 0)
    story: list[Block] = []
    for place, activity in enumerate(activities):
        is_first = place == 0
        depth = (_FIRST + place * pitch) * MODULE if pitch else 0.0
        panel = setter.panel(activity, is_narrow=is_first)
        if is_first and not activity.asides:
            panel.insert(0, in_this_chapter)
            in_this_chapter.least = panel_height(panel)
        else:
            in_this_chapter.others += MODULE + panel_height(panel)
        need = least_height(panel) if panel[-1].head(2)[0] < panel[-1].content_height() else 0.0
        story += [Room(3 * U if is_first else 1 * U, MODULE, depth, need), *panel]
    return story
