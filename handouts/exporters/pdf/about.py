"""The paragraph on the firm: on a page of its own, or after the text of an only chapter."""

from __future__ import annotations

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import BlockSetter, keep_together
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.glossary import back_heading
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.publication.matter import About


def lay_out_about(
    about: About, setting: Setting, *, from_recto: bool
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Part")
    recorder, typesetter = setting.recorder(root), setting.typesetter(about.source)
    width = setting.recto.text_width
    title = title_block(about.heading, about.key, setting, typesetter, root, width)
    blocks = BlockSetter(setting, typesetter, width, root, about.key, level=1).set(about.blocks)
    keep_together(blocks)
    flow([title, *blocks], recorder, setting.sheets(from_recto=from_recto))
    return recorder.fragment(about.heading, has_opener=True), typesetter.diagnostics


def about_story(
    about: About, setting: Setting, parent: Tag
) -> tuple[list[Block], tuple[Diagnostic, ...]]:
    """A heading and the paragraphs, to run on."""
    typesetter, width = setting.typesetter(about.source), setting.recto.text_width
    heading = back_heading(about.heading, about.key, setting, parent)
    blocks = BlockSetter(setting, typesetter, width, parent, about.key).set(about.blocks)
    return [heading, *blocks], typesetter.diagnostics
