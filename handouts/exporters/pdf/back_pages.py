"""Parts at the back with pages of their own: a title, then columns or activities."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.pdf.answer_key import KeySetter
from handouts.exporters.pdf.balancing import balanced
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.exercises.activity import ActivitySetter, activities_story
from handouts.exporters.pdf.exercises.cards import SIZES
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.glossary import columns_under_title, type_columns
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.publication.matter import ActivityPart, AnswerKey
from handouts.publication.primitives import Card


def lay_out_activities(part: ActivityPart, setting: Setting, *, from_recto: bool) -> Fragment:
    """All activities of the part, under one title."""
    root = Tag("Part")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    width = setting.recto.text_width
    title = title_block(part.heading, part.key, setting, typesetter, root, width)
    setter = ActivitySetter(
        setting, typesetter, root, 2, above=title.content_height() + title.after
    )
    story = activities_story(setter, part.activities)
    flow([title, *story], recorder, setting.sheets(from_recto=from_recto))
    return recorder.fragment(part.heading, has_opener=True)


def begins_with_cards(part: ActivityPart) -> bool:
    """Cards to cut out stand on a right-hand page, and so does the title over them."""
    first = next((one.elements[0] for one in part.activities if one.elements), None)
    return isinstance(first, Card) and first.size in SIZES


def lay_out_answer_key(key: AnswerKey, setting: Setting, *, from_recto: bool) -> Fragment:
    root = Tag("Part")
    recorder, typesetter = setting.recorder(root), setting.typesetter("")
    column = type_columns(setting.recto, setting)[0].width
    title = title_block(key.heading, key.key, setting, typesetter, root, column)
    story: Sequence[Block] = KeySetter(setting, typesetter, root, column).story(key)
    sheets, areas = setting.sheets(from_recto=from_recto), columns_under_title(setting)
    flow([title, *story], recorder, sheets, areas, fitting=balanced)
    return recorder.fragment(key.heading, has_opener=True)
