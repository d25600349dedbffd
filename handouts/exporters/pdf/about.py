"""The paragraph on the firm, on a page of its own."""

from __future__ import annotations

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.blocks import BlockSetter, keep_together
from handouts.exporters.pdf.contents import title_block
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.publication.publication import About


def lay_out_about(
    about: About, setting: Setting, *, from_recto: bool
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Part")
    recorder, typesetter = Recorder(root), setting.typesetter(about.source)
    width = setting.recto.text_width
    title = title_block(about.heading, about.key, setting, typesetter, root, width)
    blocks = BlockSetter(setting, typesetter, width, root, about.key, level=1).set(about.blocks)
    keep_together(blocks)
    flow([title, *blocks], recorder, setting.sheets(from_recto=from_recto))
    return recorder.fragment(about.heading, has_opener=True), typesetter.diagnostics
