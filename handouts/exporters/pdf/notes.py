"""A page that would be blank, or the rest of one that ends early, ruled for notes."""

from __future__ import annotations

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.writing import NotesPage
from handouts.exporters.pdf.filling.fields import Writing
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.measures import MODULE, U
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.setting import Setting, label_block
from handouts.exporters.pdf.tags import Tag

_FEWEST_OF_REST = 8  # rows; where there is room for fewer it stays empty


def lay_out_notes(setting: Setting) -> Fragment:
    """A left-hand page."""
    root = Tag("Sect")
    recorder = setting.recorder(root)
    flow(notes_story(setting, root), recorder, setting.sheets(from_recto=False))
    return recorder.fragment("", has_opener=False)


def notes_story(setting: Setting, parent: Tag, *, is_rest: bool = False) -> list[Block]:
    """To the foot of the page. `is_rest`: rules alone, whatever their number."""
    width, words = setting.recto.type_width, setting.labels.notes
    label = label_block(words, setting.styles, setting.typesetter(""), parent, width)
    asked = setting.asked("notes", Writing(has_lines=True), words)
    tag = parent.kid("P")
    tag = tag if asked else tag.kid("Span", actual_text=words)
    rules = NotesPage(width, setting, tag, asked=asked, is_rest=is_rest)
    label.is_wide = rules.is_wide = True
    return [label, rules]


def rest_story(setting: Setting, parent: Tag) -> list[Block]:
    """For the foot of a page that ends early; nothing where no notes are wanted."""
    if not setting.rules_notes:
        return []
    label, rules = notes_story(setting, parent, is_rest=True)
    label.before = 4 * U
    label.follow = rules.before + _FEWEST_OF_REST * MODULE
    return [label, rules]
